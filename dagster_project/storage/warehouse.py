"""The database that dbt builds, a file or a lakehouse: what stands in its marts, and which dbt project made it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import dagster_project.relations
from dagster_project.storage import files, memory, places
from dagster_project.storage.folders import Folders
from dagster_project.storage.lakehouse import Lakehouse
from dagster_project.storage.sql import MARTS, literal, quoted

if TYPE_CHECKING:
    import duckdb
    import polars as pl

_NOT_SOURCE = {"target", "logs", "dbt_packages"}


class NoWarehouse(RuntimeError):
    """There is no warehouse, or it holds no mart."""


@contextmanager
def attached(folders: Folders) -> Iterator["duckdb.DuckDBPyConnection"]:
    """A connection in memory that reads the warehouse under the name `warehouse`; of a lakehouse what stands now."""
    import duckdb

    if lakehouse := Lakehouse.from_environment(folders):
        with duckdb.connect(config=memory.settings(folders)) as connection:
            places.register(connection, folders.raw)
            lakehouse.attach_as_it_stands(connection, "warehouse")
            yield connection
        return
    if not folders.warehouse_file.exists():
        raise NoWarehouse(f"{folders.warehouse_file}: no warehouse is built yet; run `make run`")
    with duckdb.connect(config=memory.settings(folders)) as connection:
        places.register(connection, folders.raw)
        connection.execute(f"attach {literal(folders.warehouse_file)} as warehouse (read_only)")
        yield connection


def mart_names(connection: "duckdb.DuckDBPyConnection") -> list[str]:
    """The marts of the attached warehouse, in alphabetical order."""
    found = connection.execute(
        "select table_name from duckdb_tables() where database_name = 'warehouse' and schema_name = ? order by all",
        [MARTS],
    )
    return [name for (name,) in found.fetchall()]


def marts(folders: Folders, asked: Mapping[str, Sequence[str]]) -> dict[str, "pl.DataFrame"]:
    """Every mart, whole but for those of which only the asked columns are taken."""
    with attached(folders) as connection:
        return {
            name: connection.sql(f"from warehouse.{MARTS}.{quoted(name)}").select(*asked.get(name, ["*"])).pl()
            for name in mart_names(connection)
        }


def state(folders: Folders) -> str:
    """What stands in the warehouse now: a hash over its file's size and time, or over the marts of a lakehouse."""
    if lakehouse := Lakehouse.from_environment(folders):
        return files.hash_of(lakehouse.state(MARTS))
    found = folders.warehouse_file.stat()
    return files.hash_of((found.st_size, found.st_mtime_ns))


def dbt_files(folders: Folders) -> list[Path]:
    """The files of the dbt project that a person wrote."""
    root = folders.dbt_project
    return sorted(path for path in root.rglob("*") if path.is_file() and _is_source(path.relative_to(root)))


def dbt_fingerprint(folders: Folders) -> str:
    """One hash over the dbt project and the calculations that its models call."""
    package = Path(str(dagster_project.relations.__file__)).parent
    calculations = files.fingerprint(package, list(package.rglob("*.py")))
    return files.hash_of((files.fingerprint(folders.dbt_project, dbt_files(folders)), calculations))


def _is_source(path: Path) -> bool:
    return not _NOT_SOURCE & set(path.parts) and not any(part.startswith(".") for part in path.parts)
