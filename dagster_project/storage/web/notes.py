"""What is remembered of fetched addresses, and what publishers say of their documents, as small JSON files."""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from dagster_project.storage import files
from dagster_project.storage.folders import Folders
from dagster_project.storage.web.download import Marks


@dataclass(frozen=True, slots=True)
class Note:
    """An address that was fetched, and what lay there."""

    url: str
    sha256: str
    fetched_at: str  # UTC, ISO 8601
    etag: str | None
    last_modified: str | None

    @property
    def marks(self) -> Marks:
        """By what the publisher knows this state of it."""
        return Marks(self.etag, self.last_modified)


def recall(folders: Folders, url: str) -> Note | None:
    """What was noted of an address; None where nothing was, or nothing that can be read."""
    try:
        return Note(**json.loads(_path_of(folders, url).read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):  # then the document is asked for again, and nothing is lost
        return None


def keep(folders: Folders, note: Note) -> None:
    """Note an address whose document is landed."""
    files.put(_path_of(folders, note.url), json.dumps(asdict(note), indent=2).encode())


@dataclass(frozen=True, slots=True)
class Asked:
    """When a publisher was asked last for all that it offers, and how many documents of that did not come."""

    at: str  # UTC, ISO 8601
    failures: int


def keep_asked(folders: Folders, source: str, asked: Asked) -> None:
    """Note that a publisher was asked and answered."""
    files.put(_asked_path(folders, source), json.dumps(asdict(asked), indent=2).encode())


def last_asked(folders: Folders, source: str) -> Asked | None:
    """When it was asked last; None where it never was, or the note cannot be read."""
    try:
        return Asked(**json.loads(_asked_path(folders, source).read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):  # the next fetch writes it anew
        return None


def keep_metadata(folders: Folders, source: str, key: str, record: dict[str, Any]) -> None:
    """Keep what a publisher says of a document (its dates, its corrections), as the API gave it last."""
    path = _metadata_path(folders, source, key)
    content = json.dumps(record, indent=2, ensure_ascii=False, sort_keys=True).encode()
    if not path.exists() or path.read_bytes() != content:
        files.put(path, content)


def metadata(folders: Folders, source: str, key: str) -> dict[str, Any] | None:
    """What was kept; None where nothing was, or nothing that can be read."""
    try:
        found: dict[str, Any] = json.loads(_metadata_path(folders, source, key).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return found


def key_of(url: str) -> str:
    """What names the files that are kept of an address."""
    return sha256(url.encode()).hexdigest()[:32]


def _metadata_path(folders: Folders, source: str, key: str) -> Path:
    return folders.fetched / source / f"{key}.json"


def _asked_path(folders: Folders, source: str) -> Path:
    return folders.fetched / "asked" / f"{source}.json"


def _path_of(folders: Folders, url: str) -> Path:
    return folders.fetched / "addresses" / f"{key_of(url)}.json"
