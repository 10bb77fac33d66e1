"""The customers of a file, row by row and in bounded memory: CSV, Parquet, Excel, or a name per line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dagster_project.matching.screening import Customer
from dagster_project.storage.screening.columns import Columns, chosen
from dagster_project.storage.screening.lines import BrokenRow, rows

if TYPE_CHECKING:
    import pyarrow as pa

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
_LONGEST_NAME = 1_000
_BATCH = 10_000
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]+")


class UnreadableTable(ValueError):
    """A file that is no table of customers."""


@dataclass(frozen=True, slots=True)
class Row:
    """A customer with the row that names it."""

    number: int
    identifier: str | None
    customer: Customer
    note: str | None = None
    """What was done to the name before it was screened."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A row that is not screened, and why."""

    number: int
    what: str


@dataclass(frozen=True, slots=True)
class Table:
    """The columns that are taken, and the rows."""

    columns: Columns
    rows: Iterator[Row | Trouble]


def customers(path: Path, wanted: dict[str, str | None]) -> Table:
    """Open a table of customers by the end of its name; raises UnreadableTable, or NoNameColumn."""
    kind = path.suffix.lower()
    if not path.is_file():
        raise UnreadableTable(f"{path}: there is no such file")
    if kind == ".parquet":
        return _from_parquet(path, wanted)
    if kind in WORKBOOKS:
        return _from_excel(path, wanted)
    return _from_csv(path, wanted)


def from_lines(lines: Iterable[str]) -> Table:
    """Take a name per line."""
    found = (_row(number, {"name": line}) for number, line in enumerate(lines, start=1) if line.strip())
    return Table(Columns("standard input"), found)


def _from_csv(path: Path, wanted: dict[str, str | None]) -> Table:
    found = rows(path)
    _, header = next(found, (0, BrokenRow("it is empty")))
    if isinstance(header, BrokenRow):
        raise UnreadableTable(f"{path}: {header}; expected CSV whose first row has the titles")
    columns = chosen(header, wanted)
    places = {thing: header.index(column) for thing, column in _things(columns)}

    def read() -> Iterator[Row | Trouble]:
        for number, cells in found:
            if isinstance(cells, BrokenRow):
                yield Trouble(number, str(cells))
            elif len(cells) != len(header):
                yield Trouble(number, f"it has {len(cells)} cells where the header has {len(header)}")
            else:
                yield _row(number, {thing: cells[place] for thing, place in places.items()})

    return Table(columns, read())


def _from_parquet(path: Path, wanted: dict[str, str | None]) -> Table:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise UnreadableTable(f"{path}: it is no Parquet file: {error}") from None
    columns = chosen(file.schema_arrow.names, wanted)
    names = [column for _, column in _things(columns)]
    return Table(columns, _of_batches(file.iter_batches(_BATCH, columns=names), columns))


def _from_excel(path: Path, wanted: dict[str, str | None]) -> Table:
    import fastexcel

    try:
        sheet = fastexcel.read_excel(path).load_sheet(0, dtypes="string")
    except fastexcel.FastExcelError as error:
        raise UnreadableTable(f"{path}: it is no Excel workbook: {error}") from None
    columns = chosen([column.name for column in sheet.available_columns()], wanted)
    return Table(columns, _of_batches([sheet.to_arrow()], columns, first=2))


def _of_batches(batches: "Iterable[pa.RecordBatch]", columns: Columns, first: int = 1) -> Iterator[Row | Trouble]:
    number = first
    for batch in batches:
        things = _things(columns)
        cells = [batch.column(batch.schema.names.index(column)).to_pylist() for _, column in things]
        for values in zip(*cells, strict=True):
            told = {thing: _text(value) for (thing, _), value in zip(things, values, strict=True)}
            yield _row(number, told)
            number += 1


def _things(columns: Columns) -> Sequence[tuple[str, str]]:
    parts = [("name", columns.name), ("country", columns.country), ("address", columns.address)]
    parts.append(("identifier", columns.identifier))
    return [(thing, column) for thing, column in parts if column is not None]


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _row(number: int, cells: dict[str, str]) -> Row | Trouble:
    """Make a customer of a row's cells, or say why there is none."""
    printed = cells["name"]
    if len(printed) > _LONGEST_NAME:
        return Trouble(number, f"the name has {len(printed):,} characters, more than {_LONGEST_NAME:,}")
    told = {thing: " ".join(_UNSEEN.sub(" ", cell[:_LONGEST_NAME]).split()) or None for thing, cell in cells.items()}
    name = told["name"]
    if not name:
        return Trouble(number, "the name is empty")
    if not any(char.isalnum() for char in name):
        return Trouble(number, f"the name {name!r} has no letter and no digit")
    note = "signs that are not seen were left out of the name" if _UNSEEN.search(printed) else None
    return Row(number, told.get("identifier"), Customer(name, told.get("country"), told.get("address")), note)
