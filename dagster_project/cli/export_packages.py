"""`entity-ledger export ftm`: the ledger as a data set that describes itself."""

from pathlib import Path
from typing import TYPE_CHECKING

from dagster_project.cli.exporting import export, progress
from dagster_project.cli.terminal import complain
from dagster_project.storage.exports.marts import edition
from dagster_project.storage.exports.places import folder_for

if TYPE_CHECKING:
    import duckdb


def ftm(target: Path, url: str | None) -> int:
    """Write the data set, and say on standard error which values its model did not take."""
    from dagster_project.storage.exports.ftm import rows
    from dagster_project.storage.exports.ftm.files import write_data_set

    place = (url or target.expanduser().resolve().as_uri()).rstrip("/")

    def write(connection: "duckdb.DuckDBPyConnection") -> None:
        standing = edition(connection)
        with folder_for(target, "ftm", standing) as folder, progress(rows.count(connection)) as told:
            remarks = write_data_set(connection, standing, folder, place, told)
        for remark in remarks:
            complain(remark)

    return export(target, write)
