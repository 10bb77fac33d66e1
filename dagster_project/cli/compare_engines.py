"""`entity-ledger compare-engines`: the marts that DuckDB and Spark build from the same raw tables, row for row."""

from dataclasses import astuple, fields
from pathlib import Path
from tempfile import TemporaryDirectory

from dagster_project.cli.query import print_rows
from dagster_project.cli.terminal import complain, err
from dagster_project.storage import lake
from dagster_project.storage.comparison import Comparison, Difference, compare
from dagster_project.storage.engines import DUCKDB, SPARK, Engine, FailedBuild, build
from dagster_project.storage.folders import Folders
from dagster_project.storage.spark import session
from dagster_project.storage.warehouse import NoWarehouse


def compare_engines(master: str, form: str) -> int:
    """Build the marts on both engines, beside the warehouse, and print how they differ; return 1 if they do, else 0."""
    folders = Folders.from_environment()
    refusal = session.refusal(folders)
    if refusal:
        complain(refusal)
        return 1
    folders.export()
    lake.prepare(folders)
    with TemporaryDirectory(dir=folders.warehouse, prefix="engines-") as place:  # where a cluster's workers see it too
        try:
            built = [_built(folders, Path(place), engine) for engine in (Engine(DUCKDB), Engine(SPARK, master))]
        except (FailedBuild, NoWarehouse) as error:
            complain(error)
            return 1
        return _told(compare(*built), form)


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
