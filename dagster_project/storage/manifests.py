"""What is landed: documents under their SHA-256, each with a manifest that says what it is and where it came from."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from dagster_project.storage import files, readers
from dagster_project.storage.files import RefusedFile
from dagster_project.storage.folders import Folders

# Print first: its page and box can be shown to a person. The full text has the same words and page numbers, no place
# on a page; a public inspection copy has neither its printed page nor, as it may still change, the last word.
_FORMS = ("public_inspection", "full_text", "print")


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


def put(manifest: Manifest, folders: Folders) -> None:
    """Store a manifest beside its document, which counts as landed from then on."""
    files.put(folders.landing / f"{manifest.sha256}.json", json.dumps(asdict(manifest), indent=2).encode())


def landed(folders: Folders) -> list[Manifest]:
    """Every landed document, by source, partition and time of fetching."""
    found = [_read(path) for path in folders.landing.glob("*.json")]
    return sorted(found, key=lambda one: (one.source, one.partition_key, one.fetched_at, one.sha256))


def partitions(folders: Folders, source: str) -> list[str]:
    """The partitions that a source's landed documents belong to."""
    return sorted({manifest.partition_key for manifest in landed(folders) if manifest.source == source})


def documents(folders: Folders, source: str, partition: str) -> list[Manifest]:
    """The documents that a partition is read from."""
    return documents_of(source, [one for one in landed(folders) if one.partition_key == partition])


def known(folders: Folders, digests: Iterable[str]) -> list[Manifest]:
    """The landed documents with these hashes, in this order."""
    return [_read(folders.landing / f"{digest}.json") for digest in digests]


def standing(folders: Folders, digest: str) -> Manifest | None:
    """The manifest of these bytes, where both are landed."""
    path = folders.landing / f"{digest}.json"
    if not path.exists():
        return None
    manifest = _read(path)
    return manifest if path_of(manifest, folders).exists() else None


def path_of(manifest: Manifest, folders: Folders) -> Path:
    """Where a document's bytes lie."""
    return folders.landing / f"{manifest.sha256}.{readers.SUFFIXES[manifest.media_type]}"


def content(manifest: Manifest, folders: Folders) -> bytes:
    """A document's bytes, compared with their hash."""
    path = path_of(manifest, folders)
    found = files.bytes_of(path)
    if sha256(found).hexdigest() != manifest.sha256:
        raise RefusedFile(path, f"no longer the bytes that were landed; remove it and land {manifest.file_name} again")
    return found


def documents_of(source: str, manifests: Iterable[Manifest]) -> list[Manifest]:
    """Of the landed documents of a partition those that count: of a rule the newest of each form, the best form last.

    Of the eCFR that is the newest; of the screening list the newest in JSON, which parts its lists, else in CSV; of a
    series of ownership tables the one that was published last.
    """
    found = [one for one in manifests if one.source == source]
    if source == "federal_register":
        newest = {str(one.form): one for one in sorted(found, key=_moment)}
        return [newest[form] for form in _FORMS if form in newest]
    if source == "ecfr":
        return sorted(found, key=_moment)[-1:]
    if source == "consolidated_screening_list":
        return sorted(found, key=lambda one: (one.form == "json", *_moment(one)))[-1:]
    if source == "ownership":
        from dagster_project.sources.ownership.series import published

        return sorted(found, key=lambda one: (published(one.file_name), *_moment(one)))[-1:]
    return found


def _read(path: Path) -> Manifest:
    try:
        return Manifest(**json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise RefusedFile(path, f"not a manifest ({error}); remove it and land the document again") from error


def _moment(manifest: Manifest) -> tuple[str, str]:
    return manifest.fetched_at, manifest.sha256
