"""The lakehouse of a team, which takes the place of the warehouse's file: DuckLake with its catalogue in PostgreSQL.

`profiles.yml` tells dbt the same from the same two variables.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dagster_project.storage import extensions, places
from dagster_project.storage.folders import Folders
from dagster_project.storage.sql import MARTS, literal, quoted

if TYPE_CHECKING:
    import duckdb

SCHEMA = "published"
_EXTENSIONS = ("ducklake", "postgres_scanner")
_AUTHOR = "entity-ledger"
_TABLES_OF_A_SCHEMA = """
select table_uuid from __ducklake_metadata_{name}.ducklake_table as tables
inner join __ducklake_metadata_{name}.ducklake_schema as schemas using (schema_id)
where schemas.schema_name = {schema} and tables.end_snapshot is null and schemas.end_snapshot is null
order by table_uuid
"""


class NoLakehouse(RuntimeError):
    """The catalogue of the lakehouse cannot be reached or is none."""


@dataclass(frozen=True, slots=True)
class Lakehouse:
    """Where the catalogue stands, in words that PostgreSQL's own clients take, and where the tables' files lie."""

    catalogue: str
    data: Path

    @classmethod
    def from_environment(cls, folders: Folders) -> "Lakehouse | None":
        """The lakehouse that ENTITY_LEDGER_LAKEHOUSE names; None where the warehouse is a file."""
        catalogue = os.environ.get("ENTITY_LEDGER_LAKEHOUSE")
        return cls(catalogue, folders.lakehouse_data) if catalogue else None

    def equip(self, connection: "duckdb.DuckDBPyConnection") -> None:
        """Give a connection what it needs before it can attach it and reach its files."""
        remote = [] if places.is_local(self.data) else ["httpfs"]  # without it DuckLake 1.5 takes no URL, of whomever
        extensions.load(connection, *_EXTENSIONS, *remote)
        places.register(connection, self.data)
        connection.execute("set ducklake_max_retry_count = 100")  # of a commit, while others write too

    def attach(self, connection: "duckdb.DuckDBPyConnection", name: str, *options: str) -> None:
        """Attach it to a connection under a name."""
        import duckdb

        self.equip(connection)
        told = ", ".join((f"data_path {literal(places.told(self.data))}", *options))
        try:
            connection.execute(f"attach {literal(f'ducklake:postgres:{self.catalogue}')} as {name} ({told})")
        except duckdb.Error as error:
            raise NoLakehouse(f"ENTITY_LEDGER_LAKEHOUSE: {self._cause(error)}; name a PostgreSQL database") from error

    def reach(self) -> None:
        """Make sure that it can be attached, and make its catalogue where there is none; raises NoLakehouse."""
        import duckdb

        with duckdb.connect() as connection:
            self.attach(connection, "lakehouse")

    def attach_as_it_stands(self, connection: "duckdb.DuckDBPyConnection", name: str) -> int:
        """Attach for reading what stands now, whatever is written meanwhile; give the number of this snapshot."""
        self.attach(connection, name, "read_only")
        version = current_version(connection, name)
        connection.execute(f"detach {name}")
        self.attach(connection, name, "read_only", f"snapshot_version {version}")
        return version

    def publish(self, marts: list[str], comments: list[str], version: int, released_at: str) -> int:
        """Copy the marts of a snapshot into the schema `published` in one commit; give the number of its snapshot.

        `comments` are statements that name the schema `published`.
        """
        import duckdb

        with duckdb.connect() as connection:
            self.attach(connection, "lakehouse")
            connection.execute("use lakehouse")
            connection.execute("begin")
            connection.execute(f"create schema if not exists {SCHEMA}")
            for mart in marts:
                source = f"{MARTS}.{quoted(mart)} at (version => {version})"
                connection.execute(f"create or replace table {SCHEMA}.{quoted(mart)} as from {source}")
            for mart in sorted(_tables(connection) - set(marts)):
                connection.execute(f"drop table {SCHEMA}.{quoted(mart)}")
            for statement in comments:
                connection.execute(statement)
            connection.execute(f"call lakehouse.set_commit_message('{_AUTHOR}', {literal(f'release {released_at}')})")
            connection.execute("commit")
            return current_version(connection, "lakehouse")

    def state(self, schema: str) -> list[str]:
        """What stands in a schema now: its tables, each of which has another id whenever it is built anew."""
        import duckdb

        with duckdb.connect() as connection:
            self.attach(connection, "warehouse", "read_only")
            found = connection.sql(_TABLES_OF_A_SCHEMA.format(name="warehouse", schema=literal(schema)))
            return [str(table) for (table,) in found.fetchall()]

    def _cause(self, error: "duckdb.Error") -> str:
        """What was wrong, without the words that may hold a password."""
        return str(error).splitlines()[0].rpartition("failed: ")[2].replace(self.catalogue, "its database")


def current_version(connection: "duckdb.DuckDBPyConnection", name: str) -> int:
    """The number of the snapshot that a connection sees."""
    ((version,),) = connection.sql(f"from {name}.current_snapshot()").fetchall()
    return int(version)


def _tables(connection: "duckdb.DuckDBPyConnection") -> set[str]:
    found = connection.execute(
        "select table_name from duckdb_tables() where database_name = 'lakehouse' and schema_name = ?", [SCHEMA]
    )
    return {name for (name,) in found.fetchall()}
