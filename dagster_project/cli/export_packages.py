"""`entity-ledger export ftm` and `frictionless`: the ledger as a data set that describes itself."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dagster_project.cli.exporting import export, progress
from dagster_project.cli.terminal import complain
from dagster_project.storage.exports.marts import NotExported, edition, published_marts
from dagster_project.storage.exports.places import folder_for
from dagster_project.storage.folders import Folders

if TYPE_CHECKING:
    import duckdb


def ftm(target: Path, url: str | None) -> int:
    """Write the data set, and say on standard error which values its model did not take."""
    from dagster_project.storage.exports.ftm import rows
    from dagster_project.storage.exports.ftm.files import write_data_set

    place = (url or target.expanduser().resolve().as_uri()).rstrip("/")

    def write(connection: "duckdb.DuckDBPyConnection") -> None:
        if not place.startswith(("http://", "https://", "file:///")):
            raise NotExported(f"{url}: no address of a folder; give one that begins with https:// or file:///")
        standing = edition(connection)
        with folder_for(target, "ftm", standing) as folder, progress(rows.count(connection)) as told:
            remarks = write_data_set(connection, standing, folder, place, told)
        for remark in remarks:
            complain(remark)

    return export(target, write)


def frictionless(target: Path, chosen: Sequence[str], is_guarded: bool) -> int:
    """Write the data package."""
    from dagster_project.storage.exports.contracts import contracts
    from dagster_project.storage.exports.data_package import write_package

    def write(connection: "duckdb.DuckDBPyConnection") -> None:
        marts, standing = published_marts(connection, chosen), edition(connection)
        promised = contracts(Folders.from_environment(), marts)
        rows = sum(mart.rows for mart in marts)
        with folder_for(target, "frictionless", standing) as folder, progress(rows) as told:
            write_package(connection, marts, promised, standing, folder, told, is_guarded=is_guarded)

    return export(target, write)
