"""CSV row by row: a broken one is told by its line, and those after it are read."""

import csv
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

_DELIMITERS = ",;\t|"
_MOST_LINES = 20
"""Lines that one row may run over: an address has a few, a quotation mark that is never closed runs to the end."""
_LONGEST_LINE = 1 << 20
_SAMPLE = 1 << 16
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


class BrokenRow(ValueError):
    """A row that cannot be read as CSV."""


def rows(path: Path) -> Iterator[tuple[int, list[str] | BrokenRow]]:
    """Give each row of a file with the line that it begins on, the header first, or what is wrong with the row."""
    csv.field_size_limit(_LONGEST_LINE)
    with path.open(encoding=_encoding(path), errors="replace") as file:
        lines = _Lines(file)
        delimiter: str | None = None
        while (first := lines.take()) is not None:
            number, text = first
            if not text.strip():
                continue
            delimiter = delimiter or max(_DELIMITERS, key=text.count)
            yield number, _row(text, lines, delimiter)


class _Lines:
    """Lines with their numbers, that can be put back; of one that is too long, the beginning."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._waiting: deque[tuple[int, str]] = deque()
        self._number = 0

    def take(self) -> tuple[int, str] | None:
        if self._waiting:
            return self._waiting.popleft()
        text = self._file.readline(_LONGEST_LINE + 1)
        if not text:
            return None
        rest = text
        while len(rest) > _LONGEST_LINE and not rest.endswith("\n"):
            rest = self._file.readline(_LONGEST_LINE + 1)
        self._number += 1
        return self._number, text

    def put_back(self, taken: list[tuple[int, str]]) -> None:
        self._waiting.extendleft(reversed(taken))


def _row(text: str, lines: _Lines, delimiter: str) -> list[str] | BrokenRow:
    """Read a row, taking further lines while a quotation mark is open."""
    if len(text) > _LONGEST_LINE:
        return BrokenRow(f"the line has more than {_LONGEST_LINE:,} characters")
    taken: list[tuple[int, str]] = []
    while text.count('"') % 2:
        more = lines.take()
        if more is not None:
            taken.append(more)
        if more is None or len(taken) >= _MOST_LINES or len(text) + len(more[1]) > _LONGEST_LINE:
            lines.put_back(taken)
            return BrokenRow("a quotation mark is opened and not closed")
        text += more[1]
    try:
        # Of lines that a quotation mark joins, strictly, since another row's may have closed it.
        (cells,) = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=bool(taken))
    except (csv.Error, ValueError) as error:
        lines.put_back(taken)
        return BrokenRow(f"it is no row of CSV: {error}")
    return cells


def _encoding(path: Path) -> str:
    """Tell UTF-8 and UTF-16 by their first bytes, and take what is no UTF-8 for the Windows code page."""
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    for mark, encoding in _BOMS:
        if sample.startswith(mark):
            return encoding
    try:
        sample[: sample.rfind(b"\n") + 1 or None].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
