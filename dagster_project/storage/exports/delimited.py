"""Marts as CSV after RFC 4180: UTF-8, quotes doubled, lines ended by CR LF, no cell that a spreadsheet would run."""

import gzip
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from dagster_project.storage.exports.marts import Mart, batches
from dagster_project.storage.formulas import guarded_texts

if TYPE_CHECKING:
    import duckdb
    import polars as pl

_INSTANT = "%Y-%m-%dT%H:%M:%S%.fZ"  # instants of the marts are in UTC


def file_name(mart: Mart, is_packed: bool) -> str:
    """The name of a mart's file."""
    return f"{mart.name}.csv.gz" if is_packed else f"{mart.name}.csv"


def write_csv(
    connection: "duckdb.DuckDBPyConnection",
    mart: Mart,
    folder: Path,
    told: Callable[[int], object],
    *,
    is_packed: bool = False,
    is_guarded: bool = True,
) -> None:
    """Write a mart into the folder, and tell after each piece how many rows it had."""
    import polars as pl

    schema, pieces = batches(connection, mart)
    with (folder / file_name(mart, is_packed)).open("wb") as file, _packed(file, is_packed) as out:
        _append(cast("pl.DataFrame", pl.from_arrow(schema.empty_table())), out, is_first=True)
        for piece in pieces:
            rows = cast("pl.DataFrame", pl.from_arrow(piece))
            _append(guarded_texts(rows) if is_guarded else rows, out)
            told(rows.height)


def _packed(file: IO[bytes], is_packed: bool) -> AbstractContextManager[IO[bytes]]:
    """The same bytes for the same rows: no name and no time in the head."""
    if not is_packed:
        return nullcontext(file)
    return cast("IO[bytes]", gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0))


def _append(rows: "pl.DataFrame", out: IO[bytes], is_first: bool = False) -> None:
    rows.write_csv(out, include_header=is_first, line_terminator="\r\n", datetime_format=_INSTANT)
