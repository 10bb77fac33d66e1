"""One document on its way into a file: resumed after a break, within its limits, whole or not there."""

import json
import re
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from shutil import rmtree

import httpx

LATER = "run `entity-ledger fetch` again later; what has come is kept"
_RANGE = re.compile(r"bytes (?P<start>\d+)-\d+/(?P<total>\d+|\*)")


class NotFetched(RuntimeError):
    """A document that did not come; its text is one line: address, cause, remedy."""

    def __init__(self, url: str, cause: str, remedy: str) -> None:
        """Join address, cause and remedy."""
        super().__init__(f"{url}: {cause}; {remedy}")
        self.cause = cause


class Denied(NotFetched):
    """An answer that the document is not there, or not for us: 404 and its kin."""


class Interrupted(NotFetched):
    """A failure that another attempt may mend."""


@dataclass(frozen=True, slots=True)
class Marks:
    """By what a publisher tells two states of a document apart."""

    etag: str | None = None
    last_modified: str | None = None

    @classmethod
    def of(cls, headers: Mapping[str, str]) -> "Marks":
        """The marks of an answer; one that could not be sent back is none."""
        found = (headers.get("etag"), headers.get("last-modified"))
        return cls(*(mark if mark and mark.isascii() and mark.isprintable() else None for mark in found))

    def if_changed(self) -> dict[str, str]:
        """The headers that ask for a document only if it is another than this one."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


class Download:
    """A document's file, and beside it the bytes that have come so far and the marks of what they belong to."""

    def __init__(self, url: str, target: Path) -> None:
        self.url, self.target = url, target
        self._part = target.with_name(f"{target.name}.part")
        self._note = target.with_name(f"{target.name}.marks")

    @property
    def size(self) -> int:
        """How many bytes have come."""
        return self._part.stat().st_size if self._part.exists() else 0

    @property
    def marks(self) -> Marks:
        """By what the publisher knows this state of it; none where that was not noted whole."""
        try:
            return Marks(**json.loads(self._note.read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError, TypeError):
            return Marks()

    def rest(self) -> dict[str, str]:
        """The headers that ask for the rest if the document is still the same; none where that cannot be known."""
        etag = self.marks.etag
        mark = etag if etag and not etag.startswith("W/") else self.marks.last_modified
        return {"Range": f"bytes={self.size}-", "If-Range": mark} if self.size and mark else {}

    def receive(self, response: httpx.Response, largest: int, seconds: float) -> None:
        """Store an answer (200 or 206) and put the whole file in its place; raises NotFetched."""
        goes_on = response.status_code == httpx.codes.PARTIAL_CONTENT
        total = self._continue(response) if goes_on else self._begin(response)
        if total is not None and total > largest:
            raise self._too_large(f"{total:,}", largest)
        self._store(response, largest, time.monotonic() + seconds)
        if total is not None and self.size != total:
            raise Interrupted(self.url, f"broken off after {self.size:,} of {total:,} bytes", LATER)
        if not goes_on:  # the answer with the rest need not repeat every mark
            self._write_note(Marks.of(response.headers))
        self._part.replace(self.target)

    def discard(self) -> None:
        """Forget the document; the folder is its own."""
        if self.target.parent.exists():
            rmtree(self.target.parent)

    def start_anew(self) -> Interrupted:
        """Forget what has come, and give the error that asks for another attempt."""
        self._part.unlink(missing_ok=True)
        return Interrupted(self.url, "the server does not go on where it broke off", LATER)

    def _begin(self, response: httpx.Response) -> int | None:
        """Start from the first byte; returns how many will come, where the answer says so."""
        self.target.parent.mkdir(exist_ok=True)
        for former in (self._part, self.target):  # the note is of one state only
            former.unlink(missing_ok=True)
        text = response.headers.get("content-length", "")
        is_compressed = "content-encoding" in response.headers  # then bytes can neither be counted nor resumed
        self._write_note(Marks() if is_compressed else Marks.of(response.headers))
        return int(text) if text.isdecimal() and not is_compressed else None

    def _continue(self, response: httpx.Response) -> int | None:
        """Go on where this file ends; returns how long the whole is, where the answer says so."""
        found = _RANGE.fullmatch(response.headers.get("content-range", "").strip())
        if not found or int(found["start"]) != self.size or "content-encoding" in response.headers:
            raise self.start_anew()
        return None if found["total"] == "*" else int(found["total"])

    def _store(self, response: httpx.Response, largest: int, until: float) -> None:
        with self._part.open("ab", buffering=0) as file:
            for piece in response.iter_bytes():
                file.write(piece)
                if file.tell() > largest:
                    raise self._too_large(f"more than {largest:,}", largest)
                if time.monotonic() > until:
                    raise Interrupted(self.url, f"not whole in time, {file.tell():,} bytes have come", LATER)

    def _write_note(self, marks: Marks) -> None:
        self._note.write_text(json.dumps(asdict(marks)), encoding="utf-8")

    def _too_large(self, size: str, largest: int) -> NotFetched:
        self.discard()
        cause = f"{size} bytes, and {largest:,} is the limit"
        return NotFetched(self.url, cause, "set ENTITY_LEDGER_FETCH_LARGEST if it is right")
