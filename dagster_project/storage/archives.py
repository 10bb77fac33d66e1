"""An archive of many articles on its way into landing: cut into one document per day, record by record."""

import datetime as dt
import gzip
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import file_digest
from itertools import chain
from pathlib import Path
from shutil import rmtree
from typing import BinaryIO

from dagster_project.reading import packed
from dagster_project.reading.archives import HEAD, JSON_LINES, Piece, archive_type
from dagster_project.reading.errors import UnreadableDocument
from dagster_project.storage import files, manifests
from dagster_project.storage.files import RefusedFile
from dagster_project.storage.folders import Folders
from dagster_project.storage.manifests import Landed, Landing, Manifest

UNDATED = "undated"  # the partition of records that tell no day: the same record always goes to the same one
_LARGEST = 32 << 20  # bytes of a document; a day with more has several
_BUFFERED = 16 << 20  # bytes of all days that wait to be written


@dataclass(slots=True)
class Cut:
    """A document cut from an archive: its day, its file, and which records of the archive it holds."""

    day: str
    path: Path
    numbers: list[int] = field(default_factory=list)
    size: int = 0

    @property
    def records(self) -> str:
        """The numbers of its records as ranges: `1-40,57`."""
        ranges: list[list[int]] = []
        for number in self.numbers:
            if ranges and ranges[-1][1] == number - 1:
                ranges[-1][1] = number
            else:
                ranges.append([number, number])
        return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)


def type_of(path: Path) -> str | None:
    """What kind of archive a file is; None where it is none, or cannot be opened."""
    try:
        with path.open("rb") as file:
            return archive_type(file.read(HEAD))
    except OSError:  # landing says why
        return None


def land(path: Path, kind: str, folders: Folders) -> Landing:
    """Land an archive as documents of a day each; the same archive again stores nothing.

    A record that is not taken is a line among the refused, in every run, as is a file that is not taken.
    """
    digest = _hash_of(path)
    note = folders.landing / "archives" / f"{digest}.json"
    if known := _recalled(note):
        standing = [manifests.standing(folders, one) for one in known["documents"]]
        again = [Landed(one, is_new=False) for one in standing if one]
        if len(again) == len(standing):
            return Landing(again, [RefusedFile(path, line) for line in known["refused"]])
    scratch = note.with_name(f".{digest}.{os.getpid()}.tmp")
    try:
        with _cut(path, kind, scratch) as (documents, lines):
            landed = [_store(one, kind, path, digest, folders) for one in documents]
    except UnreadableDocument as error:
        raise RefusedFile(path, error) from error
    refused = [f"{line}; the other records are taken" for line in lines]
    told = {"file_name": path.name, "documents": [one.manifest.sha256 for one in landed], "refused": refused}
    files.put(note, json.dumps(told, indent=2).encode())
    return Landing(landed, [RefusedFile(path, line) for line in refused])


def _recalled(note: Path) -> dict[str, list[str]] | None:
    """What was noted of an archive; None where nothing was, or nothing that can be read: then it is cut again."""
    try:
        found: dict[str, list[str]] = json.loads(note.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return found


def _store(document: Cut, kind: str, archive: Path, archive_sha256: str, folders: Folders) -> Landed:
    """Put a document in its place and then its manifest, which says where in the archive its records stand."""
    manifest = Manifest(
        sha256=_hash_of(document.path),
        source="news",
        origin=str(archive.resolve()),
        file_name=archive.name,
        fetched_at=dt.datetime.now(dt.UTC).isoformat(timespec="microseconds"),
        media_type=kind,
        size_bytes=document.size,
        partition_key=document.day,
        archive_sha256=archive_sha256,
        archive_records=document.records,
    )
    known = manifests.standing(folders, manifest.sha256)
    if known:
        return Landed(known, is_new=False)
    files.replace(document.path, manifests.path_of(manifest, folders))
    manifests.put(manifest, folders)
    return Landed(manifest, is_new=True)


def _hash_of(path: Path) -> str:
    """The SHA-256 of a file of any size."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


@contextmanager
def _cut(path: Path, kind: str, scratch: Path) -> Iterator[tuple[list[Cut], list[str]]]:
    """The documents of an archive in a folder that is gone afterwards, and why records were not taken, one line each.

    Raises UnreadableDocument where the archive is damaged: then nothing of it is taken.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("rb") as file:
            writing = _Writing(scratch)
            refused: list[str] = []
            for piece in _pieces(file, kind):
                if piece.refused:
                    refused.append(piece.refused)
                else:
                    writing.add(piece)
            yield writing.finish(), refused
    finally:
        rmtree(scratch)


def _pieces(file: BinaryIO, kind: str) -> Iterator[Piece]:
    """The records of an archive, after a look at how far it unpacks."""
    is_packed = file.read(len(packed.MAGIC)) == packed.MAGIC
    file.seek(0)
    if is_packed:
        packed.check(file)
        file.seek(0)
    if kind == JSON_LINES:
        from dagster_project.sources.news import json_lines

        return json_lines.pieces(gzip.GzipFile(fileobj=file) if is_packed else file)  # type: ignore[arg-type]
    from dagster_project.sources.news import web_archive

    return web_archive.pieces(file)


class _Writing:
    """Files of days that grow as records come, a few megabytes at a time; a full one is followed by another."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._finished: list[Cut] = []
        self._open: dict[str, Cut] = {}
        self._waiting: dict[Path, list[bytes]] = defaultdict(list)
        self._waiting_size = 0

    def add(self, piece: Piece) -> None:
        """Put a record into the file of its day."""
        day = piece.day or UNDATED
        if day in self._open and self._open[day].size + len(piece.content) > _LARGEST:
            self._finished.append(self._open.pop(day))
        count = len(self._finished) + len(self._open)
        document = self._open.setdefault(day, Cut(day, self._scratch / str(count)))
        document.numbers.append(piece.number)
        document.size += len(piece.content)
        self._waiting[document.path].append(piece.content)
        self._waiting_size += len(piece.content)
        if self._waiting_size > _BUFFERED:
            self._write()

    def finish(self) -> list[Cut]:
        """Write what waits; the documents, by day."""
        self._write()
        return sorted(chain(self._finished, self._open.values()), key=lambda one: (one.day, one.numbers))

    def _write(self) -> None:
        for path, waiting in self._waiting.items():
            with path.open("ab") as file:
                file.writelines(waiting)
        self._waiting.clear()
        self._waiting_size = 0
