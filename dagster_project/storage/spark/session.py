"""A Spark session that sees the raw tables as DuckDB sees them, and what must be installed for one."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from dagster_project.reading.evidence import schema_of
from dagster_project.storage import lake, places
from dagster_project.storage.folders import Folders

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# What the rows depend on; memory, cores and whatever else a cluster wants is said in its own spark-defaults.conf.
_SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.catalogImplementation": "in-memory",  # tables of one build, so no metastore
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",  # so `timestamp` in a contract means on Spark what it means on DuckDB
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
_NEEDED = "this version of the package in the Python that PYSPARK_PYTHON names (docs/spark.md)"
_TYPES: dict[type[pl.DataType], str] = {
    pl.String: "string",
    pl.Int64: "bigint",
    pl.Float64: "double",
    pl.Boolean: "boolean",
    pl.Date: "date",
    pl.Datetime: "timestamp_ltz",  # an instant
}


class FailedJob(RuntimeError):
    """What a Spark worker could not do."""


def lacking() -> str | None:
    """What is missing for Spark on this machine and how to get it, in one line; None if nothing is."""
    from importlib.util import find_spec

    if find_spec("pyspark") is None or find_spec("dbt.adapters.spark") is None:
        return "Spark is not installed; run `make spark`, or `pip install 'entity-ledger[spark]'`"
    home = os.environ.get("JAVA_HOME")
    if not (shutil.which("java") or (home and (Path(home) / "bin" / "java").exists())):
        return (
            "Spark needs Java, and there is none; install Java 17 or 21 (Debian: `apt install openjdk-17-jre-headless`)"
        )
    return None


def refusal(folders: Folders) -> str | None:
    """Why the marts cannot be built on Spark here, in one line with the remedy; None if they can."""
    if os.environ.get("ENTITY_LEDGER_LAKEHOUSE"):
        return "ENTITY_LEDGER_LAKEHOUSE: a lakehouse is built by DuckDB alone; unset it to build on Spark"
    if not places.is_local(folders.raw):
        return f"{places.RAW}: Spark reads raw tables in a folder that all its workers share; name one, or unset it"
    return lacking()


def opened(folders: Folders, master: str) -> "SparkSession":
    """A session at a Spark master whose tables lie in `spark_warehouse`, with the raw tables as `raw.*`."""
    shutil.rmtree(
        folders.spark_warehouse, ignore_errors=True
    )  # of a build before: its catalog is gone with its session
    session = started(folders, master)
    session.sql("create database if not exists raw")
    for table in lake.names():
        session.sql(_statement(folders, table))
    return session


@contextmanager
def job(folders: Folders, master: str) -> Iterator["SparkSession"]:
    """A session for what workers do by our own functions; raises FailedJob with the last thing that one said."""
    from pyspark.errors import PythonException

    session = started(folders, master)
    try:
        yield session
    except PythonException as error:
        raise FailedJob(f"{master}: a worker said {_last_line(error)}; it needs {_NEEDED}") from None
    finally:
        session.stop()


def started(folders: Folders, master: str) -> "SparkSession":
    """A session at a Spark master, without tables."""
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else the workers take the first python3 that they meet
    builder = SparkSession.builder.master(master).appName("entity-ledger")
    for setting, value in _SETTINGS.items():
        builder = builder.config(setting, value)
    session = builder.config("spark.sql.warehouse.dir", str(folders.spark_warehouse)).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    if not session.sparkContext.getConf().contains("spark.sql.shuffle.partitions"):  # 200, whatever the cluster
        session.conf.set("spark.sql.shuffle.partitions", session.sparkContext.defaultParallelism)
    return session


def _statement(folders: Folders, table: str) -> str:
    """A raw table over its folder; its columns are told, since Spark does not look into a file called `_empty`."""
    columns = schema_of(lake.record_type(table)).items()
    told = ", ".join(f"`{column}` {_TYPES[type(dtype)]}" for column, dtype in columns)
    place = str(folders.raw / table).replace("\\", "\\\\").replace("'", "\\'")
    return f"create table raw.{table} ({told}) using parquet location '{place}'"


def _last_line(error: Exception) -> str:
    """What ended the Python program of a worker: the end of its traceback, before Java's."""
    told = str(error).split("\n\n")[0].strip().splitlines()
    return told[-1].strip()
