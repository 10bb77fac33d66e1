"""The reader of ownership tables: one row of CSV, one holding, or one quarantined row that says what was expected."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dagster_project.reading.dates import read_iso_day
from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import Evidence, Quarantined, Tables, digest
from dagster_project.reading.media_types import decode
from dagster_project.sources.ownership.records import Holding

REQUIRED = ("owner_name", "owned_name", "relation_type", "source_name")
_DETAILS = ("share", "share_minimum", "share_maximum", "valid_from", "valid_to", "source_date")
OPTIONAL = (*_DETAILS, "source_url", "source_text")
RELATION_TYPES = ("parent", "investor")

_COLUMNS = REQUIRED + OPTIONAL
_DELIMITERS = ",;\t|"
_SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?|\.\d+)\s*(%?)", re.ASCII)


class _NotAHoldingError(ValueError):
    """A row that states no holding; its text says what was expected instead."""


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: list[str]
    start: int
    printed: str


def read(content: bytes, document_sha256: str) -> Tables:
    """Read the holdings of a CSV table; rows and columns that are not understood come as quarantined rows."""
    rows = _rows(decode(content))
    header = next(rows, None)
    if header is None:
        raise UnreadableDocument("the table is empty", f"give it a header row with {', '.join(REQUIRED)}")
    names = _checked_header(header)
    tables: Tables = {"holdings": [], "quarantine": []}
    unknown = [name for name in names if name not in _COLUMNS]
    if unknown:
        not_read = ", ".join(name or "(no name)" for name in unknown)
        expected = f"only the columns {', '.join(_COLUMNS)}; not read: {not_read}"
        tables["quarantine"].append(_quarantined(header, "columns", expected, document_sha256))
    seen: dict[str, int] = {}
    for row in rows:
        try:
            holding = _holding(row, names, document_sha256)
            if holding.holding_id in seen:
                raise _NotAHoldingError(f"a row other than row {seen[holding.holding_id]}, which says the same")
        except _NotAHoldingError as problem:
            tables["quarantine"].append(_quarantined(row, "row", f"row {row.number}: {problem}", document_sha256))
        else:
            seen[holding.holding_id] = row.number
            tables["holdings"].append(holding)
    return tables


def _rows(text: str) -> Iterator[_Row]:
    """Give the rows that are not blank, numbered as a spreadsheet counts them, each with its place in the text."""
    first_line = text.lstrip().partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first_line.count)
    lines = list(io.StringIO(text, newline=""))
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number, line_before = 0, 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            place = f"row {number + 1}, line {line_before + 1}"
            raise UnreadableDocument(f"{place}: {problem}", "close its quotes and save again") from problem
        number += 1
        if any(cell.strip() for cell in cells):
            printed = text[starts[line_before] : starts[reader.line_num]].rstrip("\r\n")
            yield _Row(number, [cell.strip() for cell in cells], starts[line_before], printed)
        line_before = reader.line_num


def _checked_header(header: _Row) -> list[str]:
    names = [cell.lower() for cell in header.cells]
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise UnreadableDocument(f"row {header.number}: no column {', '.join(missing)}", "add it to the header row")
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise UnreadableDocument(f"row {header.number}: column {', '.join(twice)} stands twice", "keep one of them")
    return names


def _holding(row: _Row, names: list[str], document_sha256: str) -> Holding:
    if len(row.cells) != len(names):
        raise _NotAHoldingError(f"{len(names)} cells as in the header, not {len(row.cells)}")
    values = dict(zip(names, row.cells, strict=True))
    cells = {name: values.get(name, "") for name in _COLUMNS}
    empty = [name for name in REQUIRED if not cells[name]]
    if empty:
        raise _NotAHoldingError(f"a value of {', '.join(empty)}")
    relation_type = cells["relation_type"].lower()
    if relation_type not in RELATION_TYPES:
        raise _NotAHoldingError(f"relation_type {' or '.join(RELATION_TYPES)}, not {cells['relation_type']!r}")
    if cells["source_url"] and not re.match(r"https?://[^\s/]", cells["source_url"], re.I):
        raise _NotAHoldingError(f"source_url that begins with http:// or https://, not {cells['source_url']!r}")
    return _checked_holding(row, cells, relation_type, document_sha256)


def _checked_holding(row: _Row, cells: dict[str, str], relation_type: str, document_sha256: str) -> Holding:
    share, minimum, maximum = _shares(cells)
    valid_from, valid_to = _validity(cells)
    return Holding(
        holding_id=digest(document_sha256, *cells.values()),
        row_number=row.number,
        owner_name=cells["owner_name"],
        owned_name=cells["owned_name"],
        relation_type=relation_type,
        share=share,
        share_minimum=minimum,
        share_maximum=maximum,
        valid_from=valid_from,
        valid_to=valid_to,
        source_name=cells["source_name"],
        source_date=_day(cells, "source_date"),
        source_url=cells["source_url"] or None,
        source_text=cells["source_text"] or cells["source_name"],
        evidence=_evidence(row, document_sha256),
    )


def _shares(cells: dict[str, str]) -> tuple[float | None, float | None, float | None]:
    """Read share, minimum and maximum, which stand in order of size where given."""
    share, minimum, maximum = (_share(cells, column) for column in ("share", "share_minimum", "share_maximum"))
    in_order = [value for value in (minimum, share, maximum) if value is not None]
    if in_order != sorted(in_order):
        raise _NotAHoldingError("share_minimum <= share <= share_maximum")
    return share, minimum, maximum


def _share(cells: dict[str, str], column: str) -> float | None:
    """Read a fraction of 1, printed as such (0.51) or with a percent sign (51%)."""
    if not cells[column]:
        return None
    found = _SHARE.fullmatch(cells[column])
    # Divided as printed, so that 51% gives 0.51 and not 0.51000000000000001 by way of 0.01.
    value = float(found[1]) / (100 if found[2] else 1) if found else -1.0
    if not 0 <= value <= 1:
        raise _NotAHoldingError(f"{column} from 0 to 1, or from 0% to 100%, not {cells[column]!r}")
    return value


def _validity(cells: dict[str, str]) -> tuple[dt.date | None, dt.date | None]:
    valid_from, valid_to = _day(cells, "valid_from"), _day(cells, "valid_to")
    if valid_from and valid_to and valid_from > valid_to:
        raise _NotAHoldingError("valid_from no later than valid_to")
    return valid_from, valid_to


def _day(cells: dict[str, str], column: str) -> dt.date | None:
    if not cells[column]:
        return None
    day = read_iso_day(cells[column])
    if day is None:
        raise _NotAHoldingError(f"{column} as YYYY-MM-DD, not {cells[column]!r}")
    return day


def _evidence(row: _Row, document_sha256: str) -> Evidence:
    return Evidence(document_sha256, row.printed, span_start=row.start, span_end=row.start + len(row.printed))


def _quarantined(row: _Row, kind: str, expected: str, document_sha256: str) -> Quarantined:
    quarantine_id = digest(document_sha256, kind, row.number, row.printed)
    return Quarantined(quarantine_id, document_sha256, kind, expected, _evidence(row, document_sha256))
