"""What dbt's connections to DuckDB are given before they are used, named as a plugin in `profiles.yml`."""

from typing import TYPE_CHECKING

from dbt.adapters.duckdb.plugins import BasePlugin

from dagster_project.storage import places
from dagster_project.storage.folders import Folders
from dagster_project.storage.lakehouse import Lakehouse

if TYPE_CHECKING:
    import duckdb


class Plugin(BasePlugin):
    """Knows the file systems of the raw tables and of a lakehouse, and what a lakehouse needs to be attached."""

    def configure_connection(self, conn: "duckdb.DuckDBPyConnection") -> None:
        """Do so before dbt attaches the lakehouse."""
        folders = Folders.from_environment()
        places.register(conn, folders.raw)
        if lakehouse := Lakehouse.from_environment(folders):
            lakehouse.equip(conn)
