"""`entity-ledger export parquet`: the chosen marts as files of one folder."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import typer

from dagster_project.cli.marts import NothingPublished, of_this_version
from dagster_project.cli.terminal import complain, err
from dagster_project.storage.exports.marts import Mart, UnknownMart, edition, published_marts
from dagster_project.storage.exports.places import OtherFiles, folder_for


def parquet(target: Path, chosen: Sequence[str]) -> int:
    """Write the folder and print its path; return 1 with one line on standard error if it cannot be."""
    from dagster_project.storage.exports.parquet import write_parquet

    with telling_errors(target) as failed, of_this_version() as connection:
        marts, standing = published_marts(connection, chosen), edition(connection)
        with folder_for(target, "parquet", standing) as folder, progress(marts) as told:
            for mart in marts:
                write_parquet(connection, mart, standing, folder, told)
        typer.echo(target)
    return len(failed)


@contextmanager
def telling_errors(target: Path) -> Iterator[list[str]]:
    """Print what stops an export as one line; what is given holds it afterwards."""
    failed: list[str] = []
    try:
        yield failed
    except (NothingPublished, UnknownMart, OtherFiles) as error:
        failed.append(str(error))
    except OSError as error:
        failed.append(f"{target}: {error.strerror or error}; name a place that can be written to")
    for line in failed:
        complain(line)


@contextmanager
def progress(marts: Sequence[Mart]) -> Iterator[Callable[[int], object]]:
    """A bar over the rows of the marts for a terminal, moved by a call with how many more are written."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("Rows written"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, disable=not err.is_terminal) as bar:
        task = bar.add_task("", total=sum(mart.rows for mart in marts))
        yield lambda rows: bar.advance(task, rows)
