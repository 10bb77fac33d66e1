"""Publishing: the marts copied into a new DuckDB file that takes the old one's place in one step."""

import datetime as dt
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dagster_project.storage import files, lake, manifests, warehouse
from dagster_project.storage.change_feed import ChangeLog
from dagster_project.storage.folders import Folders
from dagster_project.storage.lakehouse import SCHEMA, Lakehouse, current_version
from dagster_project.storage.screening import lookup
from dagster_project.storage.sql import MARTS, literal, quoted

if TYPE_CHECKING:
    import duckdb

_CATALOG = "entity_ledger"
_ID_DIGITS = 12
_ROWS = 8192  # of a row group, which is in memory while it is written: of articles some 60 MB, by default a gigabyte
_NAMES = """
select names.name_id, names.entity_id, names.name, entities.destination
from marts.entity_names as names inner join marts.entities as entities using (entity_id) order by names.name_id
"""
# Readers lag behind: a file in the default version of DuckDB 2.0 opens in no 1.x client, nor in its JDBC driver.
_STORAGE_VERSION = "v1.0.0"


@dataclass(frozen=True, slots=True)
class Release:
    """What is published: when, from which inputs, and how many rows each mart has."""

    released_at: str  # UTC, ISO 8601
    input_fingerprint: str
    row_counts: dict[str, int]
    lakehouse_version: int | None = None  # the snapshot that has the same marts in its schema `published`


def input_fingerprint(folders: Folders) -> str:
    """One hash over all that the marts are made from: landed documents, their reader and the dbt project."""
    landed = sorted(manifest.sha256 for manifest in manifests.landed(folders))
    made_from = (landed, lake.reader_fingerprint(), warehouse.dbt_fingerprint(folders))
    lakehouse = Lakehouse.from_environment(folders)
    return files.hash_of((*made_from, lakehouse.catalogue) if lakehouse else made_from)


def current_release(folders: Folders) -> Release | None:
    """The release that readers see, or None before the first."""
    path = _note_path(folders)
    if not (path.exists() and folders.published_file.exists()):
        return None
    return Release(**json.loads(path.read_text(encoding="utf-8")))


def is_current(folders: Folders) -> bool:
    """Whether a release made now would be made from the same inputs as the published one."""
    standing = current_release(folders)
    return standing is not None and standing.input_fingerprint == input_fingerprint(folders)


def publish(folders: Folders) -> Release:
    """Release the marts: the database, its Parquet copies, what changed since the last time, then a note that says so.

    Raises NoWarehouse, and DamagedLog before anything is replaced.
    """
    fingerprint = input_fingerprint(folders)
    new = folders.published / f"{folders.published_file.name}.new"
    _clear(new)
    files.sweep(folders.published)
    log, released_at = ChangeLog.read(folders), dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    with warehouse.attached(folders) as connection:
        marts = warehouse.mart_names(connection)
        if not marts:
            raise warehouse.NoWarehouse(f"{folders.warehouse_file}: schema {MARTS} has no table; run `make run`")
        stamp = _stamp(fingerprint, released_at)
        counts = _build(connection, new, marts, folders.dbt_project / "published", stamp)
        files.replace(new, folders.published_file)
        _copy_parquet(connection, folders, marts)
        version = _publish_in_lakehouse(connection, folders, marts, released_at)
        if "changes" in marts:
            log.append(log.since(_changes(connection), released_at))
    release = Release(released_at, fingerprint, counts, version)
    files.put(_note_path(folders), json.dumps(asdict(release), indent=2).encode())
    return release


def _note_path(folders: Folders) -> Path:
    return folders.published / "release.json"


def _clear(new: Path) -> None:
    """Remove what a killed release left; nobody reads a file of this name."""
    new.parent.mkdir(parents=True, exist_ok=True)
    for path in (new, new.with_name(f"{new.name}.wal")):
        path.unlink(missing_ok=True)


def _build(
    connection: "duckdb.DuckDBPyConnection", new: Path, marts: list[str], macros: Path, stamp: list[str]
) -> dict[str, int]:
    """Fill the new file with tables `marts.<name>`, a view of the same name without schema, macros and metrics."""
    connection.execute(f"attach {literal(new)} as {_CATALOG} (storage_version {literal(_STORAGE_VERSION)})")
    connection.execute(f"use {_CATALOG}")  # so that the views name no catalog: a reader may attach the file as he likes
    connection.execute(f"create schema {MARTS}")
    for mart in marts:
        name = quoted(mart)
        connection.execute(f"create table {MARTS}.{name} as from warehouse.{MARTS}.{name}")
        connection.execute(f"create view main.{name} as from {MARTS}.{name}")
    has_names = {"entities", "entity_names", "listing_events"} <= set(marts)
    if has_names:
        lookup.fill(connection, connection.sql(_NAMES).fetchall(), macros / lookup.SCHEMA)
    connection.execute("create schema metrics")
    for path in sorted([*macros.glob("*.sql"), *macros.glob("metrics/*.sql")]):
        statements = path.read_text(encoding="utf-8")
        needs = set(re.findall(rf"\b{MARTS}\.(\w+)", statements))  # DuckDB looks for them at once
        if needs <= set(marts) and (has_names or not path.stem.startswith("screen")):
            connection.execute(statements)
    for statement in _comments(connection, {MARTS: "table", "main": "view"}) + stamp:
        connection.execute(statement)
    counts = {mart: _count(connection, mart) for mart in marts}
    connection.execute("use memory")
    connection.execute(f"checkpoint {_CATALOG}")
    connection.execute(f"detach {_CATALOG}")
    return counts


def _stamp(fingerprint: str, released_at: str) -> list[str]:
    """Statements that let the file itself say which release it is, wherever it is copied to."""
    release_id = fingerprint[:_ID_DIGITS]
    values = f"select {literal(release_id)} as release_id, {literal(released_at)} as released_at"
    return [
        f"create view main.release as {values}",
        "comment on view main.release is 'One row: which release this file is, and when it was made, in UTC.'",
        "comment on column main.release.release_id is 'First digits of the hash over the inputs, as in release.json.'",
        "comment on column main.release.released_at is 'Time of the release, in UTC.'",
    ]


def _comments(connection: "duckdb.DuckDBPyConnection", schemas: dict[str, str]) -> list[str]:
    """Statements that carry the descriptions of the marts over to the tables or views of these schemas."""
    tables = connection.execute(
        "select table_name, comment from duckdb_tables() where database_name = 'warehouse' and schema_name = ? "
        "and comment is not null",
        [MARTS],
    ).fetchall()
    columns = connection.execute(
        "select table_name, column_name, comment from duckdb_columns() where database_name = 'warehouse' "
        "and schema_name = ? and comment is not null",
        [MARTS],
    ).fetchall()
    of_tables = [
        f"comment on {kind} {schema}.{quoted(table)} is {literal(comment)}"
        for table, comment in tables
        for schema, kind in schemas.items()
    ]
    of_columns = [
        f"comment on column {schema}.{quoted(table)}.{quoted(column)} is {literal(comment)}"
        for table, column, comment in columns
        for schema in schemas
    ]
    return of_tables + of_columns


def _count(connection: "duckdb.DuckDBPyConnection", mart: str) -> int:
    (rows,) = connection.sql(f"from {MARTS}.{quoted(mart)}").count("*").fetchall()
    return int(rows[0])


def _changes(connection: "duckdb.DuckDBPyConnection") -> list[dict[str, object]]:
    """The rows of the mart as JSON has them."""
    rows = connection.sql("select to_json(changes) from warehouse.marts.changes order by change_date, change_id")
    return [json.loads(row) for (row,) in rows.fetchall()]


def _publish_in_lakehouse(
    connection: "duckdb.DuckDBPyConnection", folders: Folders, marts: list[str], released_at: str
) -> int | None:
    """The same marts in the lakehouse's schema `published`, where the warehouse is one; the number of its snapshot."""
    lakehouse = Lakehouse.from_environment(folders)
    if lakehouse is None:
        return None
    comments = _comments(connection, {SCHEMA: "table"})
    return lakehouse.publish(marts, comments, current_version(connection, "warehouse"), released_at)


def _copy_parquet(connection: "duckdb.DuckDBPyConnection", folders: Folders, marts: list[str]) -> None:
    """A Parquet file per mart beside the database; files of marts that are no more go."""
    folder = folders.published / "parquet"
    files.sweep(folder)
    for mart in marts:
        rows = connection.sql(f"from warehouse.{MARTS}.{quoted(mart)}")
        with files.building(folder / f"{mart}.parquet") as unfinished:
            rows.write_parquet(str(unfinished), row_group_size=_ROWS)
    for path in folder.glob("*.parquet"):
        if path.stem not in marts:
            path.unlink()
