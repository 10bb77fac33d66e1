"""Which release the published file is, a private copy of it, and its rows in the place of an earlier one's."""

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from dagster_project.storage.sql import literal, quoted

if TYPE_CHECKING:
    import duckdb

NEXT = "next_edition"
Shape = frozenset[tuple[str, ...]]

_COLUMNS = """
select schema_name, table_name, column_name, cast(column_index as varchar), data_type
from duckdb_columns()
where
    database_name = ? and not internal
    and (schema_name, table_name) in (select (schema_name, table_name) from duckdb_tables() where database_name = ?)
"""
_MACROS_AND_VIEWS = """
select schema_name, function_name, function_type, cast(parameters as varchar), macro_definition
from duckdb_functions() where database_name = ? and not internal
union all
select schema_name, view_name, 'view', '', '' from duckdb_views() where database_name = ? and not internal
"""
_VIEWS = "select schema_name, view_name, sql, comment from duckdb_views() where database_name = ? and not internal"
_COMMENTS = """
select column_name, comment from duckdb_columns()
where database_name = ? and schema_name = ? and table_name = ? and comment is not null
"""


def mark(published: Path) -> tuple[int, ...]:
    """What tells one release's file from another's."""
    return _mark(published.stat())


def copy(published: Path, target: Path) -> tuple[int, ...]:
    """Copy the file, whole also while a release takes its place, and give the mark of what was copied."""
    with published.open("rb") as source, target.open("wb") as copied:
        shutil.copyfileobj(source, copied, 1 << 20)
        return _mark(os.fstat(source.fileno()))


def shape(connection: "duckdb.DuckDBPyConnection", catalog: str) -> Shape:
    """Tables with their columns, macros and names of views of a database: what one release may have and another not."""
    columns = connection.execute(_COLUMNS, [catalog, catalog]).fetchall()
    return frozenset(columns + connection.execute(_MACROS_AND_VIEWS, [catalog, catalog]).fetchall())


def replace_rows(connection: "duckdb.DuckDBPyConnection", catalog: str) -> None:
    """Put rows and views of the attached next edition in the place of those of a database, in one transaction.

    Raises duckdb.TransactionException where a client has changed the same and not committed yet.
    """
    statements = [
        f"{verb} {catalog}.{name}{source}"
        for name in _tables(connection)
        for verb, source in (("truncate", ""), ("insert into", f" from {NEXT}.{name}"))
    ]
    statements += _changed_views(connection, catalog)
    import duckdb

    connection.execute("begin")
    try:
        for statement in statements:
            connection.execute(statement)
    except duckdb.Error:
        connection.execute("rollback")
        raise
    connection.execute("commit")


def _mark(found: os.stat_result) -> tuple[int, ...]:
    return found.st_ino, found.st_size, found.st_mtime_ns


def _tables(connection: "duckdb.DuckDBPyConnection") -> list[str]:
    found = connection.execute("select schema_name, table_name from duckdb_tables() where database_name = ?", [NEXT])
    return [f"{quoted(schema)}.{quoted(table)}" for schema, table in found.fetchall()]


def _changed_views(connection: "duckdb.DuckDBPyConnection", catalog: str) -> list[str]:
    """Statements for the views that read otherwise than before, with their descriptions."""
    standing = set(connection.execute(_VIEWS, [catalog]).fetchall())
    statements = []
    for schema, view, sql, comment in connection.execute(_VIEWS, [NEXT]).fetchall():
        if (schema, view, sql, comment) in standing:
            continue
        name = f"{quoted(schema)}.{quoted(view)}"
        statements.append(sql.replace("CREATE VIEW", "create or replace view", 1))
        statements += [f"comment on view {name} is {literal(comment)}"] if comment else []
        columns = connection.execute(_COMMENTS, [NEXT, schema, view]).fetchall()
        statements += [f"comment on column {name}.{quoted(column)} is {literal(text)}" for column, text in columns]
    return statements
