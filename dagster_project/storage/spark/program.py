"""The program `dbt-on-spark`: dbt in one process with a Spark session, where models in Python run in the driver."""

import sys
from typing import TYPE_CHECKING, Any

import dbt.adapters.spark as dbt_spark
import polars as pl
from dbt.adapters.base.impl import PythonJobHelper
from dbt.cli.main import dbtRunner

from dagster_project.storage.engines import Engine
from dagster_project.storage.folders import Folders
from dagster_project.storage.spark import session

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_WITH_TABLES = {"build", "run", "seed", "test", "show"}


class DriverJob(PythonJobHelper):
    """A model in Python: small frames from Spark, the same pure function as on DuckDB, its frame back as a table."""

    def __init__(self, parsed_model: dict[str, Any], credentials: object) -> None:
        self._model = str(parsed_model["name"])

    def submit(self, compiled_code: str) -> None:
        """Run what the macro `spark__create_table_as` made of the model."""
        names = {"read": _Table, "write": _write, "__name__": self._model}
        exec(compile(compiled_code, self._model, "exec"), names)  # noqa: S102  # our own model, as dbt-duckdb runs it


class SparkAdapter(dbt_spark.SparkAdapter):  # type: ignore[misc]  # dbt-spark is not typed
    """dbt-spark's adapter, which alone sends models in Python to Databricks; dbt finds its version by its name."""

    @property
    def default_python_submission_method(self) -> str:
        """In this process."""
        return "driver"

    @property
    def python_submission_helpers(self) -> dict[str, type[PythonJobHelper]]:
        """The one way."""
        return {"driver": DriverJob}


class _Table:
    """A table as `dbt.ref` gives it on DuckDB: something with `pl()`."""

    def __init__(self, name: str) -> None:
        self._name = name

    def pl(self) -> pl.DataFrame:
        return pl.DataFrame(_session().table(self._name).toArrow())


def main() -> None:
    """Run dbt with the arguments of the command line at the master that the environment names."""
    dbt_spark.Plugin.adapter = SparkAdapter
    arguments = sys.argv[1:]
    if not _WITH_TABLES & set(arguments[:1]):
        sys.exit(not dbtRunner().invoke(arguments).success)
    opened = session.opened(Folders.from_environment(), Engine.from_environment().master)
    try:
        result = dbtRunner().invoke(arguments)
    finally:
        opened.stop()
    sys.exit(not result.success)


def _write(frame: pl.DataFrame, table: str) -> None:
    _session().createDataFrame(frame.to_arrow()).write.mode("overwrite").saveAsTable(table)


def _session() -> "SparkSession":
    from pyspark.sql import SparkSession

    return SparkSession.builder.getOrCreate()
