"""Documents on their way into landing: the bytes under their SHA-256 first, then the manifest."""

import datetime as dt
import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.storage import archives, files, manifests, readers, streams
from dagster_project.storage.files import RefusedFile
from dagster_project.storage.folders import Folders
from dagster_project.storage.manifests import Landed, Landing, Manifest


def land(
    path: Path, folders: Folders, origin: str | None = None, file_name: str | None = None, source: str | None = None
) -> Landed:
    """Store a file's bytes and then its manifest; the same bytes again store nothing.

    `origin` and `file_name` are those of the path unless given; what is of another source than `source` is refused.
    """
    if _exists(path) and streams.is_streamed(path):
        return streams.land(path, folders, origin or str(path.resolve()), file_name or path.name, source)
    content = files.bytes_of(path)
    digest = sha256(content).hexdigest()
    known = manifests.standing(folders, digest)
    if known:
        return Landed(known, is_new=False)
    try:
        manifest = _describe(content, digest, file_name or path.name, origin or str(path.resolve()))
        if manifest.source != (source or manifest.source):
            raise UnreadableDocument(f"what came is of {manifest.source}", f"see what {source} offers at this address")
    except UnreadableDocument as error:
        raise RefusedFile(path, error) from error
    files.put(manifests.path_of(manifest, folders), content)
    manifests.put(manifest, folders)
    return Landed(manifest, is_new=True)


def land_all(folders: Folders, paths: Iterable[Path] | None = None) -> Landing:
    """Land files, by default those in the samples and the inbox; one that is refused does not stop the others."""
    for folder in (folders.landing, folders.landing / "archives"):
        files.sweep(folder)
    landed: list[Landed] = []
    refused: list[RefusedFile] = []
    for path in waiting(folders) if paths is None else paths:
        try:
            if kind := archives.type_of(path):
                taken = archives.land(path, kind, folders)
                landed, refused = landed + taken.landed, refused + taken.refused
            else:
                landed.append(land(path, folders))
        except RefusedFile as error:
            refused.append(error)
    return Landing(landed, refused)


def waiting(folders: Folders) -> list[Path]:
    """The documents in the samples and the inbox, also in folders there; a README or what is hidden is none."""
    there = [folder for folder in (folders.samples, folders.inbox) if folder.is_dir()]
    found = [(path, path.relative_to(folder)) for folder in there for path in sorted(folder.rglob("*"))]
    shown = [path for path, inside in found if not any(part.startswith(".") for part in inside.parts)]
    return [path for path in shown if path.is_file() and path.name != "README.md"]


def _exists(path: Path) -> bool:
    """Whether a file can be opened; what it is otherwise is told where it is read."""
    return path.is_file() and os.access(path, os.R_OK)


def _describe(content: bytes, digest: str, file_name: str, origin: str) -> Manifest:
    place = readers.place_of(content, digest, file_name)
    fetched = dt.datetime.now(dt.UTC)
    return Manifest(
        sha256=digest,
        source=place.source,
        origin=origin,
        file_name=file_name,
        fetched_at=fetched.isoformat(timespec="microseconds"),
        media_type=place.media_type,
        size_bytes=len(content),
        partition_key=place.partition_key or fetched.date().isoformat(),
        document_number=place.document_number,
        form=place.form,
    )
