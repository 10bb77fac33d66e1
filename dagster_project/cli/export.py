"""What the commands `entity-ledger export ...` take: the published marts in the formats of other programs."""

from pathlib import Path
from typing import Annotated

import typer

from dagster_project.cli import terminal

export = typer.Typer(help="Write the published marts in the format of another program.", no_args_is_help=True)

_Folder = Annotated[Path, typer.Argument(help="The folder to write: a new one, or that of an earlier export.")]
_Marts = Annotated[list[str] | None, typer.Option("--mart", help="Only this mart; may be given again.")]

_Unguarded = Annotated[
    bool, typer.Option("--unguarded", help="No apostrophe before texts that a spreadsheet would run as a formula.")
]


@export.command()
def parquet(target: _Folder, mart: _Marts = None) -> None:
    """Write a Parquet file per mart, with the descriptions of its columns in it."""
    from dagster_project.cli.export_tables import parquet as write

    terminal.leave_with(write(target, mart or ()))


@export.command()
def csv(
    target: _Folder,
    mart: _Marts = None,
    packed: Annotated[bool, typer.Option("--gzip", help="Compress each file.")] = False,
    unguarded: _Unguarded = False,
) -> None:
    """Write a CSV file per mart (UTF-8, RFC 4180).

    A text that begins with = + - @, a tab, a line break or an apostrophe gets an apostrophe before it, so that no
    spreadsheet runs it; take one apostrophe off the beginning and the text is as it was.
    """
    from dagster_project.cli.export_tables import csv as write

    terminal.leave_with(write(target, mart or (), packed, not unguarded))


@export.command()
def excel(
    target: Annotated[Path, typer.Argument(help="The file to write, .xlsx: a new one, or that of an earlier export.")],
    mart: _Marts = None,
) -> None:
    """Write one workbook with a sheet per mart; what a cell cannot hold is cut or written as text, and said."""
    from dagster_project.cli.export_tables import excel as write

    terminal.leave_with(write(target, mart or ()))


@export.command()
def ftm(
    target: _Folder,
    url: Annotated[
        str | None,
        typer.Option(help="Where the folder will be found, as https://... or file:///...; else where it is."),
    ] = None,
) -> None:
    """Write all parties as FollowTheMoney entities, with what OpenSanctions' tools and yente need to load them.

    Relations that somebody states or a person accepted are in it, candidates are not.
    """
    from dagster_project.cli.export_packages import ftm as write

    terminal.leave_with(write(target, url))


@export.command()
def frictionless(target: _Folder, mart: _Marts = None, unguarded: _Unguarded = False) -> None:
    """Write a data package: CSV files, and datapackage.json with types, keys, meanings, sources and licences.

    Its texts are guarded as those of `export csv` are.
    """
    from dagster_project.cli.export_packages import frictionless as write

    terminal.leave_with(write(target, mart or (), not unguarded))


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
