"""What the readers of ownership share: a piece with its place, its evidence, shares and days as sources write them."""

import datetime as dt
import re
from typing import Protocol

from dagster_project.reading.dates import read_iso_day
from dagster_project.reading.evidence import Evidence, Quarantined, digest

_NUMBER = re.compile(r"\d{1,3}(?:\.\d+)?|\.\d+", re.ASCII)


class Piece(Protocol):
    """A row or an item: its number, its first character and its text."""

    @property
    def number(self) -> int: ...  # noqa: D102
    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def printed(self) -> str: ...  # noqa: D102


class NotUnderstoodError(ValueError):
    """A piece that is not what its reader takes; its text says what was expected instead."""


def evidence(piece: Piece, sha: str, text: str | None = None) -> Evidence:
    """The piece's place and its text, or that part of it which says the fact."""
    return Evidence(sha, text or piece.printed, span_start=piece.start, span_end=piece.start + len(piece.printed))


def quarantined(piece: Piece, kind: str, expected: str, sha: str) -> Quarantined:
    """A piece that was not understood."""
    return Quarantined(digest(sha, kind, piece.number, piece.printed), sha, kind, expected, evidence(piece, sha))


def fraction(percentage: object, name: str) -> float:
    """A fraction of 1 from a percentage that is a number or a text."""
    text = str(percentage).strip()
    if isinstance(percentage, bool) or not _NUMBER.fullmatch(text) or not 0 <= float(text) <= 100:
        raise NotUnderstoodError(f"{name} from 0 to 100, not {text!r}")
    return float(text) / 100


def first_day(text: str | None) -> dt.date | None:
    """The day of a day or moment, None where none is told."""
    return read_iso_day(text[:10]) if text else None
