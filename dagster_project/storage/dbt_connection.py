"""What dbt's connections to DuckDB are given before they are used, named as a plugin in `profiles.yml`."""

from typing import TYPE_CHECKING, Any

from dbt.adapters.duckdb.plugins import BasePlugin

from dagster_project.storage import extensions, places
from dagster_project.storage.folders import Folders

if TYPE_CHECKING:
    import duckdb


class Plugin(BasePlugin):
    """Loads the extensions that the profile's target names, and knows the file system of the raw tables."""

    def initialize(self, plugin_config: dict[str, Any]) -> None:
        """Take the names from `config: {extensions: [...]}`."""
        self._extensions: list[str] = list(plugin_config.get("extensions", ()))

    def configure_connection(self, conn: "duckdb.DuckDBPyConnection") -> None:
        """Do so before dbt attaches what needs the extensions."""
        extensions.load(conn, *self._extensions)
        places.register(conn, Folders.from_environment().raw)
