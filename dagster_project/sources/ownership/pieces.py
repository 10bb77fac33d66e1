"""Rows of CSV and items of JSON one after the other, each with its place, however large the document is."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TextIO

from dagster_project.reading.errors import UnreadableDocument

DELIMITERS = ",;\t|"
_CHUNK = 1 << 20
_LONGEST_ITEM = 1 << 25  # characters: a record of GLEIF has some thousand
_LIST_START = re.compile(r'\s*(?:\{\s*"(?:records|relations|exceptions)"\s*:\s*)?\[')
_BETWEEN = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table that is not blank, numbered as a spreadsheet counts."""

    number: int
    cells: list[str]
    start: int
    printed: str


@dataclass(frozen=True, slots=True)
class Item:
    """An object of a list, numbered from 1."""

    number: int
    value: dict[str, Any]
    start: int
    printed: str


class _Lines:
    """The lines of a text, and those that were asked for since a row ended."""

    def __init__(self, text: TextIO, first: str) -> None:
        self._text, self._first = text, first
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        for line in self._all():
            self.taken.append(line)
            yield line

    def _all(self) -> Iterator[str]:
        yield self._first
        yield from self._text


def rows(text: TextIO) -> Iterator[Row]:
    """Give the rows of a CSV table; the delimiter is the one that its first line has most of."""
    first, blank = "\n", ""
    while first and not first.strip():
        blank += first if blank or first != "\n" else ""
        first = text.readline()
    if not first:
        return
    lines = _Lines(text, first)
    reader = csv.reader(lines, delimiter=max(DELIMITERS, key=first.count), strict=True)
    number, line, start = blank.count("\n"), blank.count("\n"), len(blank)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            place = f"row {number + 1}, line {line + 1}"
            raise UnreadableDocument(f"{place}: {problem}", "close its quotes and save again") from problem
        number, line = number + 1, line + len(lines.taken)
        printed = "".join(lines.taken)
        lines.taken.clear()
        if any(cell.strip() for cell in cells):
            yield Row(number, [cell.strip() for cell in cells], start, printed.rstrip("\r\n"))
        start += len(printed)


def items(text: TextIO) -> Iterator[Item]:
    """Give the objects of a JSON list, bare or the one list of an object, or of JSON Lines."""
    buffer = text.read(_CHUNK)
    found = _LIST_START.match(buffer)
    position, base, number = found.end() if found else 0, 0, 0
    while True:
        position = _BETWEEN.match(buffer, position).end()  # type: ignore[union-attr]  # it matches nothing too
        if position == len(buffer):
            base, buffer, position = base + position, text.read(_CHUNK), 0
            if not buffer:
                break
            continue
        if found and buffer[position] == "]":
            return
        value, end = _decoded(buffer, position, number + 1)
        if value is None:
            more = text.read(_CHUNK)
            if not more or len(buffer) - position > _LONGEST_ITEM:
                raise _broken(number + 1, "does not end")
            base, buffer, position = base + position, buffer[position:] + more, 0
            continue
        number += 1
        yield Item(number, value, base + position, buffer[position:end])
        position = end
    if found:
        raise _broken(number + 1, "is missing, and the end of the list with it")


def _decoded(buffer: str, position: int, number: int) -> tuple[dict[str, Any] | None, int]:
    """Read an object; None where it goes on behind the buffer, or is broken."""
    if buffer[position] != "{":
        raise _broken(number, f"begins with {buffer[position]!r} and not with a brace")
    try:
        value, end = _DECODER.raw_decode(buffer, position)
    except json.JSONDecodeError:
        return None, position
    except RecursionError as error:
        raise _broken(number, "is nested too deeply") from error
    return value, end


def _broken(number: int, problem: str) -> UnreadableDocument:
    return UnreadableDocument(f"record {number} {problem}", "fetch or export it again")
