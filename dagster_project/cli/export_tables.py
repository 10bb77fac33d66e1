"""`entity-ledger export parquet`, `csv` and `excel`: the chosen marts as tables of another program."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dagster_project.cli.exporting import export, progress
from dagster_project.cli.terminal import complain
from dagster_project.storage.exports.marts import Edition, Mart, NotExported, edition, published_marts
from dagster_project.storage.exports.places import file_for, folder_for

if TYPE_CHECKING:
    import duckdb


def parquet(target: Path, chosen: Sequence[str]) -> int:
    """Write a Parquet file per mart."""
    from dagster_project.storage.exports.parquet import write_parquet

    return _folder(target, "parquet", chosen, write_parquet)


def csv(target: Path, chosen: Sequence[str], is_packed: bool, is_guarded: bool) -> int:
    """Write a CSV file per mart."""
    from dagster_project.storage.exports.delimited import write_csv

    def write(
        connection: "duckdb.DuckDBPyConnection", mart: Mart, _: Edition, folder: Path, told: Callable[[int], object]
    ) -> None:
        write_csv(connection, mart, folder, told, is_packed=is_packed, is_guarded=is_guarded)

    return _folder(target, "csv", chosen, write)


def excel(target: Path, chosen: Sequence[str]) -> int:
    """Write a workbook, and say on standard error what Excel could not hold as it is."""
    from dagster_project.storage.exports.workbook import is_our_workbook, write_workbook

    def write(connection: "duckdb.DuckDBPyConnection") -> None:
        if target.suffix.lower() != ".xlsx":
            raise NotExported(f"{target}: Excel opens no workbook of another name; name a file that ends in .xlsx")
        marts, standing = published_marts(connection, chosen), edition(connection)
        with file_for(target, is_our_workbook) as path, progress(sum(mart.rows for mart in marts)) as told:
            changes = write_workbook(connection, marts, standing, path, told)
        for change in changes:
            complain(change)

    return export(target, write)


def _folder(target: Path, form: str, chosen: Sequence[str], write_mart: Callable[..., None]) -> int:
    def write(connection: "duckdb.DuckDBPyConnection") -> None:
        marts, standing = published_marts(connection, chosen), edition(connection)
        with folder_for(target, form, standing) as folder, progress(sum(mart.rows for mart in marts)) as told:
            for mart in marts:
                write_mart(connection, mart, standing, folder, told)

    return export(target, write)
