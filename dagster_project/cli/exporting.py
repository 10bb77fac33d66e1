"""What every export does on the command line: read the marts, show how far it is, say what fails in one line."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dagster_project.cli.terminal import complain, err
from dagster_project.storage.exports.marts import NotExported
from dagster_project.storage.published import NothingPublished, of_this_version

if TYPE_CHECKING:
    import duckdb


def export(target: Path, write: "Callable[[duckdb.DuckDBPyConnection], object]") -> int:
    """Let `write` read the marts, and print the target; return 1 with one line on standard error if that fails."""
    try:
        with of_this_version() as connection:
            write(connection)
    except (NothingPublished, NotExported) as error:
        complain(error)
        return 1
    except OSError as error:
        complain(f"{target}: {error.strerror or error}; name a place that can be written to and has room")
        return 1
    typer.echo(target)
    return 0


@contextmanager
def progress(rows: int) -> Iterator[Callable[[int], object]]:
    """A bar over so many rows for a terminal, moved by a call with how many more are written."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("Rows written"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, disable=not err.is_terminal) as bar:
        task = bar.add_task("", total=rows)
        yield lambda rows: bar.advance(task, rows)
