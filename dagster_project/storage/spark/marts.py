"""The marts that Spark wrote, put into the database that the doors and the release read."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dagster_project.storage import files
from dagster_project.storage.folders import Folders
from dagster_project.storage.sql import MARTS, literal, quoted
from dagster_project.storage.warehouse import NoWarehouse


def collect(folders: Folders, manifest: Mapping[str, Any]) -> None:
    """Replace the warehouse by one that has Spark's marts, as tables with their descriptions, in one step."""
    models = [node for node in manifest["nodes"].values() if _is_mart(node)]
    places = {model["name"]: folders.spark_warehouse / f"{MARTS}.db" / model["name"] for model in models}
    for mart, place in places.items():
        if not list(place.glob("*.parquet")):
            raise NoWarehouse(
                f"{place}: Spark wrote no {mart} there; its folder must be one that all its workers share"
            )
    files.build(folders.warehouse_file, lambda unfinished: _fill(unfinished, places, models))


def _is_mart(node: Mapping[str, Any]) -> bool:
    return (node["resource_type"], node["schema"]) == ("model", MARTS)


def _fill(database: Path, places: Mapping[str, Path], models: list[Mapping[str, Any]]) -> None:
    import duckdb

    with duckdb.connect() as connection:
        connection.execute(f"attach {literal(database)} as collected")
        connection.execute("use collected")
        connection.execute(f"create schema {MARTS}")
        for mart, place in places.items():
            rows = connection.sql(f"from read_parquet({literal(place / '*.parquet')})")
            rows.create(f"{MARTS}.{quoted(mart)}")
        for statement in _comments(models):
            connection.execute(statement)
        connection.execute("use memory")
        connection.execute("detach collected")


def _comments(models: list[Mapping[str, Any]]) -> Iterator[str]:
    """What `persist_docs` does on DuckDB."""
    for model in models:
        table = f"{MARTS}.{quoted(model['name'])}"
        yield f"comment on table {table} is {literal(model['description'])}"
        for column in model["columns"].values():
            yield f"comment on column {table}.{quoted(column['name'])} is {literal(column['description'])}"
