"""Which engine builds the marts, DuckDB or Spark, and dbt called for it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from dagster_project.storage.folders import Folders

DUCKDB, SPARK = "duckdb", "spark"
LOCAL = "local[*]"
"""The Spark master that is this machine, with all of its cores."""

NAME, MASTER = "ENTITY_LEDGER_ENGINE", "ENTITY_LEDGER_SPARK_MASTER"
_PROGRAMS = {DUCKDB: "dbt", SPARK: "dbt-on-spark"}


class UnusableEngine(RuntimeError):
    """An engine that is not known, or that cannot build here."""


class FailedBuild(RuntimeError):
    """dbt did not build all models."""


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine by its name; of Spark also the master that it runs at."""

    name: str = DUCKDB
    master: str = LOCAL

    def __post_init__(self) -> None:
        """Raise UnusableEngine for a name that is none."""
        if self.name not in _PROGRAMS:
            raise UnusableEngine(f"{NAME}={self.name}: no such engine; name {' or '.join(_PROGRAMS)}")

    @classmethod
    def from_environment(cls) -> "Engine":
        """What ENTITY_LEDGER_ENGINE and ENTITY_LEDGER_SPARK_MASTER name, else DuckDB."""
        return cls(os.environ.get(NAME) or DUCKDB, os.environ.get(MASTER) or LOCAL)

    def environment(self) -> dict[str, str]:
        """The variables that name this engine."""
        return {NAME: self.name, MASTER: self.master}

    def require(self, folders: Folders) -> None:
        """Make sure that it can build the marts of a data folder here; raises UnusableEngine."""
        from dagster_project.storage.spark import session

        refusal = session.refusal(folders) if self.name == SPARK else None
        if refusal:
            raise UnusableEngine(refusal)

    @property
    def arguments(self) -> list[str]:
        """What tells dbt to build on Spark; else it builds where `profiles.yml` says, a file or a lakehouse."""
        return ["--target", SPARK] if self.name == SPARK else []

    @property
    def program(self) -> str:
        """The dbt of this Python environment that builds on it, wherever this one was started from."""
        name = _PROGRAMS[self.name]
        program = Path(sys.executable).with_name(name)
        return str(program) if program.exists() else name


DEFAULT = Engine()


def build(folders: Folders, engine: Engine) -> None:
    """Build the models of a data folder without their tests, so that the marts stand in its warehouse.

    Raises FailedBuild with the first thing that dbt says of it.
    """
    target = folders.warehouse / f"dbt-{engine.name}"
    done = subprocess.run(
        [engine.program, "build", *engine.arguments, "--exclude-resource-type", "test", "unit_test"],
        cwd=folders.dbt_project,
        env=os.environ | engine.environment() | _places(folders, target),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise FailedBuild(f"dbt on {engine.name}: {_cause(target / 'run_results.json', done.stderr or done.stdout)}")
    if engine.name == SPARK:
        from dagster_project.storage.spark import marts

        marts.collect(folders, json.loads((target / "manifest.json").read_text(encoding="utf-8")))


def _places(folders: Folders, target: Path) -> dict[str, str]:
    return {
        "ENTITY_LEDGER_DATA": str(folders.root),
        "ENTITY_LEDGER_LAKEHOUSE": "",
        "ENTITY_LEDGER_RAW": "",  # the folder's own
        "DBT_PROFILES_DIR": str(folders.dbt_project),
        "DBT_TARGET_PATH": str(target),
        "DBT_LOG_PATH": str(target),
    }


def _cause(results: Path, talk: str) -> str:
    """The first model that failed and why, else the last line that dbt said before it left."""
    if results.exists():
        for result in json.loads(results.read_text(encoding="utf-8"))["results"]:
            if result["status"] == "error":
                return f"{result['unique_id']}: {' '.join(result['message'].split())}"
    return (talk.strip().splitlines() or ["it said nothing"])[-1]
