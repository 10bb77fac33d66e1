"""`entity-ledger compare-engines`: the marts that DuckDB and Spark build from the same raw tables, row for row."""

from dataclasses import astuple, fields
from pathlib import Path

from dagster_project.cli.query import print_rows
from dagster_project.cli.terminal import complain, err
from dagster_project.storage import files, lake
from dagster_project.storage.comparison import Comparison, Difference, compare
from dagster_project.storage.engines import DUCKDB, SPARK, Engine, FailedBuild, UnusableEngine, build
from dagster_project.storage.folders import Folders
from dagster_project.storage.warehouse import NoWarehouse


def compare_engines(master: str, form: str) -> int:
    """Build the marts on both engines, beside the warehouse, and print how they differ; return 1 if they do, else 0."""
    folders, engines = Folders.from_environment(), (Engine(DUCKDB), Engine(SPARK, master))
    try:
        for engine in engines:
            engine.require(folders)
        folders.export()
        lake.prepare(folders)
        with files.scratch(folders.warehouse, "engines") as place:  # where a cluster's workers see it too
            return _told(compare(*(_built(folders, place, engine) for engine in engines)), form)
    except (UnusableEngine, FailedBuild, NoWarehouse) as error:
        complain(error)
        return 1


def _built(folders: Folders, place: Path, engine: Engine) -> Path:
    beside = Folders(place / engine.name)
    beside.warehouse.mkdir(parents=True)
    (beside.root / "raw").symlink_to(folders.raw)
    err.print(f"Build the marts on {engine.name}")
    build(beside, engine)
    return beside.warehouse_file


def _told(comparison: Comparison, form: str) -> int:
    import polars as pl

    marts, rows = len(comparison.row_counts), sum(comparison.row_counts.values())
    if not comparison.differences:
        err.print(f"{marts} marts, {rows:,} rows: the same on both engines")
        return 0
    schema = [field.name for field in fields(Difference)]
    told = pl.DataFrame([astuple(one) for one in comparison.differences], schema=schema, orient="row")
    print_rows(told.rename({"first": DUCKDB, "second": SPARK}), form)
    complain(f"{told['mart'].n_unique()} of {marts} marts differ")
    return 1
