"""Documents that may be larger than memory: landed, compared with their hash and read piece by piece."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest, sha256
from pathlib import Path
from typing import BinaryIO

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.storage import batches, files, lake, manifests, readers
from dagster_project.storage.folders import Folders

_CHUNK = 1 << 20


def is_streamed(path: Path) -> bool:
    """Whether a file is of a kind that is read piece by piece, told by how it begins."""
    with path.open("rb") as file:
        return readers.is_streamed(file.read(readers.HEAD_BYTES))


def land(path: Path, folders: Folders, origin: str, file_name: str, source: str | None) -> manifests.Landed:
    """Store a file and then its manifest; it is read once from end to end first, and once more while it is copied."""
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
        if known := manifests.standing(folders, digest):
            return manifests.Landed(known, is_new=False)
        file.seek(0)
        try:
            manifest = _describe(file, digest, file_name, origin)
            if manifest.source != (source or manifest.source):
                raise UnreadableDocument(f"what came is of {manifest.source}", f"see what {source} offers there")
        except UnreadableDocument as error:
            raise files.RefusedFile(path, error) from error
        file.seek(0)
        files.build(manifests.path_of(manifest, folders), lambda unfinished: _copy(file, unfinished, path, digest))
    manifests.put(manifest, folders)
    return manifests.Landed(manifest, is_new=True)


def read_into_lake(folders: Folders, partition: str, document: manifests.Manifest) -> dict[str, lake.Written]:
    """Read a document batch by batch into the raw tables of one partition; give the first rows of each."""
    with opened(document, folders) as file:
        try:
            found = readers.read_batches(document.source, file, document.sha256)
            return batches.write(folders, document.source, partition, found, [document.sha256])
        except UnreadableDocument as error:
            raise files.RefusedFile(document.file_name, error) from error


@contextmanager
def opened(document: manifests.Manifest, folders: Folders) -> Iterator[BinaryIO]:
    """A landed document's file, whose bytes were compared with their hash."""
    path = manifests.path_of(document, folders)
    try:
        with path.open("rb") as file:
            if file_digest(file, "sha256").hexdigest() != document.sha256:
                remedy = f"remove it and land {document.file_name} again"
                raise files.RefusedFile(path, f"no longer the bytes that were landed; {remedy}")
            file.seek(0)
            yield file
    except OSError as error:
        raise files.RefusedFile(path, f"{error.strerror or error}; give the path of a readable file") from error


def _describe(file: BinaryIO, digest: str, file_name: str, origin: str) -> manifests.Manifest:
    place = readers.place_of_file(file, digest, file_name)
    return manifests.Manifest(
        sha256=digest,
        source=place.source,
        origin=origin,
        file_name=file_name,
        fetched_at=dt.datetime.now(dt.UTC).isoformat(timespec="microseconds"),
        media_type=place.media_type,
        size_bytes=file.seek(0, 2),
        partition_key=str(place.partition_key),
        form=place.form,
    )


def _copy(file: BinaryIO, target: Path, path: Path, digest: str) -> None:
    copied = sha256()
    with target.open("wb") as copy:
        while chunk := file.read(_CHUNK):
            copied.update(chunk)
            copy.write(chunk)
    if copied.hexdigest() != digest:
        raise files.RefusedFile(path, "it changed while it was read; land it when it is written to its end")
