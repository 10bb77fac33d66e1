"""Rows of a plain table of ownership: one row, one holding, or one that says what was expected instead."""

import datetime as dt
import re
from collections.abc import Iterator

from dagster_project.reading.dates import read_iso_day
from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import Quarantined, digest
from dagster_project.sources.ownership.pieces import Row
from dagster_project.sources.ownership.records import Holding
from dagster_project.sources.ownership.written import NotUnderstoodError, evidence, quarantined

REQUIRED = ("owner_name", "owned_name", "source_name")
_DETAILS = ("share", "share_minimum", "share_maximum", "valid_from", "valid_to", "source_date")
OPTIONAL = ("relation_type", *_DETAILS, "source_url", "source_text", "owner_identifier", "owned_identifier")
RELATION_TYPES = ("owner", "parent", "investor")

_SHORT_NAMES = {
    "owner": "owner_name",
    "owned": "owned_name",
    "minimum": "share_minimum",
    "maximum": "share_maximum",
    "from": "valid_from",
    "to": "valid_to",
    "source": "source_name",
}
_COLUMNS = REQUIRED + OPTIONAL
_SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?|\.\d+)\s*(%?)", re.ASCII)
_LEI = re.compile(r"[0-9A-Z]{18}[0-9]{2}")
_REMEMBERED = 200_000  # rows among which one that is given twice is found


def columns_of(header: Row) -> list[str]:
    """The names of the columns; a short one stands for its long one. Raises UnreadableDocument where one is missing."""
    names = [_SHORT_NAMES.get(cell.lower(), cell.lower()) for cell in header.cells]
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise UnreadableDocument(f"row {header.number}: no column {', '.join(missing)}", "add it to the header row")
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise UnreadableDocument(f"row {header.number}: column {', '.join(twice)} stands twice", "keep one of them")
    return names


def unknown_columns(header: Row, names: list[str], sha: str) -> Iterator[Quarantined]:
    """One quarantined header, if it has columns that are not read."""
    unknown = [name for name in names if name not in _COLUMNS]
    if unknown:
        not_read = ", ".join(name or "(no name)" for name in unknown)
        expected = f"only the columns {', '.join(_COLUMNS)}; not read: {not_read}"
        yield quarantined(header, "columns", expected, sha)


class Holdings:
    """Reads the rows of a table, and knows those that it has seen."""

    def __init__(self, names: list[str], document_sha256: str) -> None:
        self._names, self._sha = names, document_sha256
        self._seen: dict[str, int] = {}

    def read(self, row: Row) -> Holding:
        """The holding of a row; raises NotUnderstoodError."""
        holding = _holding(row, self._names, self._sha)
        if holding.holding_id in self._seen:
            raise NotUnderstoodError(f"a row other than row {self._seen[holding.holding_id]}, which says the same")
        if len(self._seen) < _REMEMBERED:
            self._seen[holding.holding_id] = row.number
        return holding


def _holding(row: Row, names: list[str], document_sha256: str) -> Holding:
    if len(row.cells) != len(names):
        raise NotUnderstoodError(f"{len(names)} cells as in the header, not {len(row.cells)}")
    values = dict(zip(names, row.cells, strict=True))
    cells = {name: values.get(name, "") for name in _COLUMNS}
    empty = [name for name in REQUIRED if not cells[name]]
    if empty:
        raise NotUnderstoodError(f"a value of {', '.join(empty)}")
    relation_type = cells["relation_type"].lower() or "owner"
    if relation_type not in RELATION_TYPES:
        raise NotUnderstoodError(f"relation_type {' or '.join(RELATION_TYPES)}, not {cells['relation_type']!r}")
    if cells["source_url"] and not re.match(r"https?://[^\s/]", cells["source_url"], re.I):
        raise NotUnderstoodError(f"source_url that begins with http:// or https://, not {cells['source_url']!r}")
    return _checked_holding(row, cells, relation_type, document_sha256)


def _checked_holding(row: Row, cells: dict[str, str], relation_type: str, document_sha256: str) -> Holding:
    share, minimum, maximum = _shares(cells)
    valid_from, valid_to = _validity(cells)
    return Holding(
        holding_id=digest(document_sha256, *cells.values()),
        row_number=row.number,
        format="table",
        owner_name=cells["owner_name"],
        owner_identifier=_identifier(cells["owner_identifier"]),
        owned_name=cells["owned_name"],
        owned_identifier=_identifier(cells["owned_identifier"]),
        relation_type=relation_type,
        interest_type=None,
        directness=None,
        share=share,
        share_minimum=minimum,
        share_maximum=maximum,
        is_minimum_excluded=False,
        is_maximum_excluded=False,
        valid_from=valid_from,
        valid_to=valid_to,
        record_id=None,
        record_status=None,
        source_name=cells["source_name"],
        source_date=_day(cells, "source_date"),
        source_url=cells["source_url"] or None,
        source_text=cells["source_text"] or cells["source_name"],
        evidence=evidence(row, document_sha256),
    )


def _identifier(cell: str) -> str | None:
    """An identifier as given; an LEI bears its name."""
    return f"LEI:{cell.upper()}" if _LEI.fullmatch(cell.upper()) else cell or None


def _shares(cells: dict[str, str]) -> tuple[float | None, float | None, float | None]:
    """Read share, minimum and maximum, which stand in order of size where given."""
    share, minimum, maximum = (_share(cells, column) for column in ("share", "share_minimum", "share_maximum"))
    in_order = [value for value in (minimum, share, maximum) if value is not None]
    if in_order != sorted(in_order):
        raise NotUnderstoodError("share_minimum <= share <= share_maximum")
    return share, minimum, maximum


def _share(cells: dict[str, str], column: str) -> float | None:
    """Read a fraction of 1, printed as such (0.51) or with a percent sign (51%)."""
    if not cells[column]:
        return None
    found = _SHARE.fullmatch(cells[column])
    # Divided as printed, so that 51% gives 0.51 and not 0.51000000000000001 by way of 0.01.
    value = float(found[1]) / (100 if found[2] else 1) if found else -1.0
    if not 0 <= value <= 1:
        raise NotUnderstoodError(f"{column} from 0 to 1, or from 0% to 100%, not {cells[column]!r}")
    return value


def _validity(cells: dict[str, str]) -> tuple[dt.date | None, dt.date | None]:
    valid_from, valid_to = _day(cells, "valid_from"), _day(cells, "valid_to")
    if valid_from and valid_to and valid_from > valid_to:
        raise NotUnderstoodError("valid_from no later than valid_to")
    return valid_from, valid_to


def _day(cells: dict[str, str], column: str) -> dt.date | None:
    if not cells[column]:
        return None
    day = read_iso_day(cells[column])
    if day is None:
        raise NotUnderstoodError(f"{column} as YYYY-MM-DD, not {cells[column]!r}")
    return day
