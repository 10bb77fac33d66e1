"""Documents as published: bytes under their SHA-256, each with a manifest that says where they came from."""

import datetime as dt
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.storage import files, readers
from dagster_project.storage.choosing import documents_of
from dagster_project.storage.folders import Folders


class RefusedFile(ValueError):
    """A file that was not taken: one line with its name, the cause and the remedy."""

    def __init__(self, name: str | Path, cause: str | Exception) -> None:
        """Put the file's name in front of the cause."""
        super().__init__(f"{name}: {cause}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is known of a landed document without reading it whole."""

    sha256: str
    source: str
    origin: str  # URL or path
    file_name: str
    fetched_at: str  # UTC, ISO 8601
    media_type: str
    size_bytes: int
    partition_key: str
    document_number: str | None = None  # of a rule
    form: str | None = None  # print | full_text | public_inspection; edition; csv | json
    archive_sha256: str | None = None  # of a day that was cut from an archive, and
    archive_records: str | None = None  # which of its records, or lines, the day has: `1-40,57`


@dataclass(frozen=True, slots=True)
class Landed:
    """A landed document; `is_new` is false where the same bytes stood before."""

    manifest: Manifest
    is_new: bool


@dataclass(frozen=True, slots=True)
class Landing:
    """What became of a folder's files."""

    landed: list[Landed]
    refused: list[RefusedFile]


def land(
    path: Path, folders: Folders, origin: str | None = None, file_name: str | None = None, source: str | None = None
) -> Landed:
    """Store a file's bytes and then its manifest; the same bytes again store nothing.

    `origin` and `file_name` are those of the path unless given; what is of another source than `source` is refused.
    """
    from dagster_project.storage import streams  # it lands by means of this module

    if _exists(path) and streams.is_streamed(path):
        return streams.land(path, folders, origin or str(path.resolve()), file_name or path.name, source)
    content = _bytes_of(path)
    digest = sha256(content).hexdigest()
    known = standing(folders, digest)
    if known:
        return Landed(known, is_new=False)
    try:
        manifest = _describe(content, digest, file_name or path.name, origin or str(path.resolve()))
        if manifest.source != (source or manifest.source):
            raise UnreadableDocument(f"what came is of {manifest.source}", f"see what {source} offers at this address")
    except UnreadableDocument as error:
        raise RefusedFile(path, error) from error
    files.put(path_of(manifest, folders), content)
    files.put(folders.landing / f"{digest}.json", json.dumps(asdict(manifest), indent=2).encode())
    return Landed(manifest, is_new=True)


def land_all(folders: Folders, paths: Iterable[Path] | None = None) -> Landing:
    """Land files, by default those in the samples and the inbox; one that is refused does not stop the others."""
    from dagster_project.storage import archives  # it lands by means of this module

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


def manifests(folders: Folders) -> list[Manifest]:
    """Every landed document, by source, partition and time of fetching."""
    found = [_read(path) for path in folders.landing.glob("*.json")]
    return sorted(found, key=lambda one: (one.source, one.partition_key, one.fetched_at, one.sha256))


def partitions(folders: Folders, source: str) -> list[str]:
    """The partitions that a source's landed documents belong to."""
    return sorted({manifest.partition_key for manifest in manifests(folders) if manifest.source == source})


def documents(folders: Folders, source: str, partition: str) -> list[Manifest]:
    """The documents that a partition is read from."""
    return documents_of(source, [one for one in manifests(folders) if one.partition_key == partition])


def known(folders: Folders, digests: Iterable[str]) -> list[Manifest]:
    """The landed documents with these hashes, in this order."""
    return [_read(folders.landing / f"{digest}.json") for digest in digests]


def path_of(manifest: Manifest, folders: Folders) -> Path:
    """Where a document's bytes lie."""
    return folders.landing / f"{manifest.sha256}.{readers.SUFFIXES[manifest.media_type]}"


def content(manifest: Manifest, folders: Folders) -> bytes:
    """A document's bytes, compared with their hash."""
    path = path_of(manifest, folders)
    found = _bytes_of(path)
    if sha256(found).hexdigest() != manifest.sha256:
        raise RefusedFile(path, f"no longer the bytes that were landed; remove it and land {manifest.file_name} again")
    return found


def _exists(path: Path) -> bool:
    """Whether a file can be opened; what it is otherwise is told where it is read."""
    return path.is_file() and os.access(path, os.R_OK)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RefusedFile(path, f"{error.strerror or error}; give the path of a readable file") from error


def standing(folders: Folders, digest: str) -> Manifest | None:
    """The manifest of these bytes, where both are landed."""
    path = folders.landing / f"{digest}.json"
    if not path.exists():
        return None
    manifest = _read(path)
    return manifest if path_of(manifest, folders).exists() else None


def _read(path: Path) -> Manifest:
    try:
        return Manifest(**json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise RefusedFile(path, f"not a manifest ({error}); remove it and land the document again") from error


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
