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
