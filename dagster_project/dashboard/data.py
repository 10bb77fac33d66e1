"""Rows from the published database: values are bound, and a table is read a page at a time."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dagster_project.dashboard.view import Row

if TYPE_CHECKING:
    import duckdb


def rows(
    connection: "duckdb.DuckDBPyConnection", sql: str, parameters: Mapping[str, object] | None = None
) -> list[Row]:
    """Ask one query; each row by its columns' names."""
    found = connection.execute(sql, dict(parameters or {}))
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def count(connection: "duckdb.DuckDBPyConnection", sql: str, parameters: Mapping[str, object] | None = None) -> int:
    """How many rows a query has."""
    ((found,),) = connection.execute(f"select count(*) from ({sql})", dict(parameters or {})).fetchall()  # noqa: S608
    return int(found)
