"""`entity-ledger query`: one SQL query over the published marts, as a table, CSV or JSON."""

from typing import TYPE_CHECKING, cast

import typer

from dagster_project.cli.terminal import complain, out
from dagster_project.storage.formulas import guarded_texts
from dagster_project.storage.published import NothingPublished, published
from dagster_project.storage.sql import quoted

if TYPE_CHECKING:
    import duckdb
    import polars as pl


def query(sql: str, form: str, parameters: dict[str, object] | None = None, columns: str = "*") -> int:
    """Print the answer in a form (table, csv, json); return 1 with one line on standard error if there is none."""
    import duckdb

    try:
        with published() as connection:
            relation = cast(
                "duckdb.DuckDBPyRelation | None", connection.sql(sql, params=parameters or None)
            )  # None, whatever its stubs say
            if relation is None:
                complain("this statement gives no rows; ask with `select ...`")
                return 1
            rows = _in_plain_types(relation.project(columns), form).pl()
    except NothingPublished as error:
        complain(error)
        return 1
    except duckdb.Error as error:
        complain(f"the query failed: {error}")
        return 1
    print_rows(rows, form)
    return 0


def print_rows(rows: "pl.DataFrame", form: str) -> None:
    """Rows on standard output as a table, CSV that no spreadsheet runs, or JSON."""
    if form == "csv":
        typer.echo(guarded_texts(rows).write_csv(), nl=False)
    elif form == "json":
        typer.echo(rows.write_json())
    else:
        out.print(as_table(rows))


def _in_plain_types(relation: "duckdb.DuckDBPyRelation", form: str) -> "duckdb.DuckDBPyRelation":
    """Values that a form has no type for as text: intervals everywhere, lists and structs in CSV."""
    as_text = {"interval"} | ({"list", "array", "struct", "map", "union"} if form == "csv" else set())
    columns = [
        f"{f'cast(#{number} as varchar)' if dtype.id in as_text else f'#{number}'} as {quoted(name)}"
        for number, (name, dtype) in enumerate(zip(relation.columns, relation.types, strict=True), start=1)
    ]  # by number, since two columns may have one name
    return relation.project(", ".join(columns))


def as_table(rows: "pl.DataFrame") -> object:
    """Rows as a table for a terminal; numbers to the right, empty where a value is missing."""
    from rich import box
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in rows.columns:
        table.add_column(
            escape(column), justify="right" if rows.schema[column].is_numeric() else "left", overflow="fold"
        )
    for row in rows.iter_rows():
        table.add_row(*("" if value is None else escape(str(value)) for value in row))
    return table
