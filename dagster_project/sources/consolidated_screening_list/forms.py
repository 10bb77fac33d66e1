"""The two forms of an edition, CSV and JSON: each gives the day that it prints and its parties, column by column."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dagster_project.reading.dates import read_iso_day
from dagster_project.reading.errors import UnreadableDocument
from dagster_project.sources.consolidated_screening_list.party import COLUMNS, Party

_FETCH = "fetch consolidated.csv or consolidated.json from data.trade.gov again"
_CELL = re.compile(r'(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r\n|\n|\r|\Z)')
_BLANKS = re.compile(r"\s*")
_KEY = re.compile(r'"([A-Za-z_]+)"\s*:\s*')
_SEPARATOR = re.compile(r"\s*[,:]?\s*")
_PARTS = {
    "addresses": ("address", "city", "state", "postal_code", "country"),
    "ids": ("type", "number", "country", "issue_date", "expiration_date"),
}
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Form:
    """An edition in one of its forms, its parties read one after the other."""

    name: str
    day: dt.date | None
    head: str  # what stands before the first party
    parties: Iterator[Party]


def form_of(text: str) -> Form:
    """Tell the form of an edition by its first character; raises UnreadableDocument where it is damaged."""
    start = _skip(text, 0)
    return _json(text, start) if text.startswith("{", start) else _csv(text, start)


def _csv(text: str, start: int) -> Form:
    names, _, end = _row(text, start, 1)
    if missing := [column for column in COLUMNS if column not in names]:
        raise UnreadableDocument(f"row 1: no column {', '.join(missing)}", _FETCH)
    return Form("csv", None, text[:end].rstrip(), _rows(text, end, names))


def _rows(text: str, position: int, names: list[str]) -> Iterator[Party]:
    number = 1
    while (start := _skip(text, position)) < len(text):
        number += 1
        cells, begins, position = _row(text, start, number)
        unknown = [f"column {name}: {cell}" for name, cell in zip(names, cells, strict=False) if name not in COLUMNS]
        amiss = [f"{len(cells)} cells"] if len(cells) != len(names) else []
        by_name = dict(zip(names, cells, strict=False))
        places = dict(zip(names, begins, strict=False))
        yield Party(by_name, start, text[start:position].rstrip("\r\n"), places, False, "; ".join(amiss + unknown))


def _row(text: str, start: int, number: int) -> tuple[list[str], list[int], int]:
    """The cells of the row that begins here, where each begins in the row, and where the next row begins."""
    cells, begins, position = [], [], start
    while True:
        found = _CELL.match(text, position)
        if found is None:
            raise UnreadableDocument(f"row {number}: a quotation mark stands alone", _FETCH)
        quoted, plain, end = found.groups()
        cells.append((plain if quoted is None else quoted.replace('""', '"')).strip())
        begins.append(position - start)
        position = found.end()
        if end != ",":
            return cells, begins, position


def _json(text: str, start: int) -> Form:
    """Walk the members before `results`; the texts of days among them are the edition's."""
    position = start + 1
    days: set[dt.date] = set()
    while found := _KEY.match(text, _separated(text, position)):
        if found[1] == "results":
            day = days.pop() if len(days) == 1 else None
            return Form("json", day, text[: found.end()].rstrip(), _results(text, found.end()))
        value, position = _decoded(text, found.end())
        if isinstance(value, str) and (day := read_iso_day(value[:10])):
            days.add(day)
    raise UnreadableDocument(f'no list "results" after character {position}', _FETCH)


def _results(text: str, position: int) -> Iterator[Party]:
    if not text.startswith("[", position):
        raise UnreadableDocument(f'"results" at character {position} is no list', _FETCH)
    position += 1
    while not text.startswith("]", start := _separated(text, position)):
        value, position = _decoded(text, start)
        if not isinstance(value, dict):
            raise UnreadableDocument(f"the entry at character {start} is no object", _FETCH)
        yield _party(value, start, text[start:position])


def _party(value: dict[str, Any], start: int, printed: str) -> Party:
    known = {"_id" if key in ("id", "_id") else key: _flat(key, cell) for key, cell in value.items()}
    begins = {key: found for key in value if (found := printed.find(f'"{key}":')) >= 0}
    cells = {column: known.pop(column, "") for column in COLUMNS}
    if cells["addresses"].endswith(known.get("country", "")):
        known.pop("country", None)  # of a party with one address, which ends with it
    left_over = "; ".join(f"column {key}: {cell}" for key, cell in known.items() if cell)
    return Party(cells, start, printed, begins, True, left_over)


def _flat(key: str, value: Any) -> str:
    """A value as the CSV prints it: lists joined by `; `, the parts of an address or identifier by `, `."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(flat for one in value if (flat := _flat(key, one)))
    if isinstance(value, dict):
        names = (*_PARTS.get(key, ()), *(name for name in value if name not in _PARTS.get(key, ())))
        return ", ".join(str(value[name]).strip() for name in names if value.get(name) not in (None, ""))
    return str(value).strip()


def _decoded(text: str, position: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, position)
    except (json.JSONDecodeError, RecursionError) as problem:
        raise UnreadableDocument(f"the JSON is damaged after character {position}", _FETCH) from problem


def _skip(text: str, position: int) -> int:
    found = _BLANKS.match(text, position)
    return found.end() if found else position


def _separated(text: str, position: int) -> int:
    found = _SEPARATOR.match(text, position)
    return found.end() if found else position
