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
_NEEDED = "it needs this package, in this version, where PYSPARK_PYTHON says; docs/spark.md"
_TYPES: dict[type[pl.DataType], str] = {
    pl.String: "string",
    pl.Int64: "bigint",
    pl.Float64: "double",
    pl.Boolean: "boolean",
    pl.Date: "date",
    pl.Datetime: "timestamp_ltz",  # an instant
}


class FailedJob(RuntimeError):
    """A job that Spark did not do to its end."""


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
    """A session for what workers do by functions of this package; raises FailedJob with what ended it, in one line."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException, PythonException

    try:
        session = started(folders, master)
    except Py4JError:
        raise FailedJob(f"{master}: Spark did not start there; is there a master, and does it listen?") from None
    session.sparkContext.setLogLevel("OFF")  # what fails is raised
    try:
        yield session
    except PythonException as error:
        raise FailedJob(f"{master}: a worker's Python ended with {_last_of_python(error)}; {_NEEDED}") from None
    except (PySparkException, Py4JError) as error:
        raise FailedJob(f"{master}: {_first_of_java(error)}") from None
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


def _last_of_python(error: Exception) -> str:
    """What a worker's traceback ends with; behind it comes Java's."""
    return str(error).split("\n\n")[0].strip().splitlines()[-1].strip()


def _first_of_java(error: Exception) -> str:
    """What Spark says first, without the line that only names the call."""
    told = [line for line in str(error).splitlines() if line.strip() and not line.startswith("An error occurred")]
    return told[0].lstrip(": ")
