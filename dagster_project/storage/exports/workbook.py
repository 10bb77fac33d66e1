"""Marts as one workbook for Excel: a sheet each, before them one that says what it is and one with every column."""

import datetime as dt
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dagster_project.storage.exports.marts import Edition, Mart, NotExported, batches
from dagster_project.storage.exports.sheet import MOST_ROWS, Sheet

if TYPE_CHECKING:
    import duckdb
    from xlsxwriter import Workbook

_MAKER = "entity-ledger export excel"
_ABOUT, _COLUMNS = "About", "Columns"
_LONGEST_NAME = 31
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
_RESERVED = "history"
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class TooLarge(NotExported):
    """A mart has more rows than a sheet holds."""


def write_workbook(
    connection: "duckdb.DuckDBPyConnection",
    marts: Sequence[Mart],
    edition: Edition,
    path: Path,
    told: Callable[[int], object],
) -> list[str]:
    """Write the workbook; give a line for each column of which Excel could not hold all as it is.

    Raises TooLarge before anything is written, and OSError.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    _check_size(marts)
    names, changes = sheet_names([mart.name for mart in marts]), list[str]()
    try:
        with xlsxwriter.Workbook(str(path), _OPTIONS) as book:
            book.set_properties(_properties(edition))
            _front(book, marts, names, edition)
            for mart in marts:
                sheet = Sheet(book, names[mart.name], [column.name for column in mart.columns])
                for piece in batches(connection, mart)[1]:
                    sheet.add(zip(*(column.to_pylist() for column in piece.columns), strict=True))
                    told(piece.num_rows)
                sheet.finish()
                changes += [
                    f"{mart.name}.{where}: {what} ({n:,})" for (where, what), n in sorted(sheet.changed.items())
                ]
    except FileCreateError as error:  # it wraps what the disk says
        raise OSError(*error.args[0].args) from error
    return changes


def is_our_workbook(path: Path) -> bool:
    """Whether an earlier export wrote this file."""
    try:
        with zipfile.ZipFile(path) as packed, packed.open("docProps/core.xml") as properties:
            return f"<dc:creator>{_MAKER}</dc:creator>".encode() in properties.read(1 << 16)
    except (OSError, KeyError, zipfile.BadZipFile):
        return False


def sheet_names(names: Sequence[str]) -> dict[str, str]:
    """A name of a sheet for each mart that Excel bears: short, without its signs, no two alike in any case."""
    given: dict[str, str] = {}
    taken = {_ABOUT.lower(), _COLUMNS.lower(), _RESERVED}
    for name in names:
        plain = _NOT_IN_A_NAME.sub("_", name)[:_LONGEST_NAME]
        number, unique = 1, plain
        while unique.lower() in taken:
            number += 1
            end = f"_{number}"
            unique = plain[: _LONGEST_NAME - len(end)] + end
        taken.add(unique.lower())
        given[name] = unique
    return given


def _check_size(marts: Sequence[Mart]) -> None:
    for mart in marts:
        if mart.rows >= MOST_ROWS:
            remedy = "name the other ones with --mart, or export this one as csv or parquet"
            raise TooLarge(f"{mart.name}: {mart.rows:,} rows, and a sheet of Excel holds {MOST_ROWS - 1:,}; {remedy}")


def _properties(edition: Edition) -> dict[str, object]:
    created = dt.datetime.fromisoformat(edition.released_at).replace(tzinfo=None)
    return {"title": "Entity Ledger", "author": _MAKER, "comments": f"Release {edition.release_id}", "created": created}


def _front(book: "Workbook", marts: Sequence[Mart], names: dict[str, str], edition: Edition) -> None:
    """Write the sheets that tell of the others."""
    about = Sheet(book, _ABOUT, ["sheet", "mart", "rows", "one row is", "release", "released at (UTC)"])
    facts = (edition.release_id, edition.released_at)
    about.add((names[mart.name], mart.name, mart.rows, mart.description, *facts) for mart in marts)
    about.finish()
    columns = Sheet(book, _COLUMNS, ["sheet", "column", "type", "description"])
    for mart in marts:
        columns.add((names[mart.name], column.name, column.type, column.description) for column in mart.columns)
    columns.finish()
