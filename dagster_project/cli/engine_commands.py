"""How a command is told of an engine, and the command that compares both."""

from typing import Annotated

import typer

from dagster_project.cli import terminal
from dagster_project.storage import engines

EngineName = Annotated[
    str, typer.Option(envvar=engines.NAME, metavar="duckdb|spark", help="What builds the marts; docs/spark.md.")
]
Master = Annotated[
    str,
    typer.Option(envvar=engines.MASTER, help="Of Spark: where it runs, as `spark://host:7077`; else on this machine."),
]


def compare_engines(
    master: Master = engines.LOCAL,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON array of rows.")] = False,
) -> None:
    """Build the marts on DuckDB and on Spark from what was read, and print how they differ; the exit code is then 1.

    Nothing is published, and the warehouse stays as it is.
    """
    from dagster_project.cli.compare_engines import compare_engines as compare

    if as_csv and as_json:
        raise typer.BadParameter("give one of --csv and --json")
    terminal.leave_with(compare(master, "csv" if as_csv else "json" if as_json else "table"))
