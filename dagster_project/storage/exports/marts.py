"""What a published file holds: which release it is, and its marts with the descriptions of their columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from dagster_project.storage.sql import MARTS, quoted

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_BATCH = 10_000


class NotExported(ValueError):
    """An export cannot be as it is asked for; its text is one line with the remedy."""


class UnknownMart(NotExported):
    """A mart that is asked for is not published."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One release, as the published file says of itself."""

    release_id: str  # the first digits of the hash over its inputs
    released_at: str  # UTC, ISO 8601


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a mart, with the type that DuckDB has it in."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class Mart:
    """A published mart: what a row of it is, its columns, and how many rows it has."""

    name: str
    description: str
    columns: tuple[Column, ...]
    rows: int


def edition(connection: "duckdb.DuckDBPyConnection") -> Edition:
    """The release that this published file is."""
    (found,) = connection.sql("select release_id, released_at from release").fetchall()
    return Edition(*found)


def published_marts(connection: "duckdb.DuckDBPyConnection", chosen: Sequence[str] = ()) -> list[Mart]:
    """The chosen marts, or all of them, in alphabetical order; raises UnknownMart."""
    found = dict(
        connection.execute(
            "select table_name, coalesce(comment, '') from duckdb_tables() "
            "where database_name = current_database() and schema_name = ? order by all",
            [MARTS],
        ).fetchall()
    )
    for name in chosen:
        if name not in found:
            near = get_close_matches(name, found, n=3, cutoff=0.4) or list(found)
            raise UnknownMart(f"{name}: no mart of this name is published; there is {', '.join(near)}")
    names = [name for name in found if not chosen or name in chosen]
    return [Mart(name, found[name].strip(), _columns(connection, name), _count(connection, name)) for name in names]


def batches(connection: "duckdb.DuckDBPyConnection", mart: Mart) -> "tuple[pa.Schema, Iterator[pa.RecordBatch]]":
    """The rows of a mart piece by piece, in the order of the published file."""
    reader = connection.sql(f"from {MARTS}.{quoted(mart.name)}").to_arrow_reader(_BATCH)
    return reader.schema, iter(reader)


def _columns(connection: "duckdb.DuckDBPyConnection", mart: str) -> tuple[Column, ...]:
    found = connection.execute(
        "select column_name, data_type, coalesce(comment, '') from duckdb_columns() "
        "where database_name = current_database() and schema_name = ? and table_name = ? order by column_index",
        [MARTS, mart],
    )
    return tuple(Column(name, kind, comment.strip()) for name, kind, comment in found.fetchall())


def _count(connection: "duckdb.DuckDBPyConnection", mart: str) -> int:
    (row,) = connection.sql(f"from {MARTS}.{quoted(mart)}").count("*").fetchall()
    return int(row[0])
