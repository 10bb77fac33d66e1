"""What the commands `entity-ledger export ...` take: the published marts in the formats of other programs."""

from pathlib import Path
from typing import Annotated

import typer

from dagster_project.cli import terminal

export = typer.Typer(help="Write the published marts in the format of another program.", no_args_is_help=True)

_Folder = Annotated[Path, typer.Argument(help="The folder to write: a new one, or that of an earlier export.")]
_Marts = Annotated[list[str] | None, typer.Option("--mart", help="Only this mart; may be given again.")]


@export.command()
def parquet(target: _Folder, mart: _Marts = None) -> None:
    """Write a Parquet file per mart, with the descriptions of its columns in it."""
    from dagster_project.cli.export_folders import parquet as write

    terminal.leave_with(write(target, mart or ()))


@export.command()
def postgres(
    url: Annotated[str, typer.Argument(help="postgres://user@host/database, without a password.", metavar="URL")],
    schema: Annotated[str, typer.Option(help="Schema for the marts; made where it is missing.")] = "entity_ledger",
    reader: Annotated[str, typer.Option(help="Role that may read them; made where missing, '' for none.")] = (
        "entity_ledger_reader"
    ),
) -> None:
    """Copy all marts into PostgreSQL, with keys and descriptions, in one transaction: readers see the old or the new.

    The password comes from ~/.pgpass or PGPASSWORD, as with psql. docs/connect/postgresql.md tells more.
    """
    from dagster_project.cli.export_postgres import postgres as copy

    terminal.leave_with(copy(url, schema, reader))
