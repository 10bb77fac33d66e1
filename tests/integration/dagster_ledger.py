"""A data folder with the samples, and Dagster's definitions and records of it in this process."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import dagster as dg
import duckdb
import pytest

from dagster_project.storage import ingest
from dagster_project.storage.folders import PROJECT, Folders


@dataclass
class Ledger:
    """A data folder with the samples, and what Dagster makes of it."""

    folders: Folders
    defs: dg.Definitions
    runs: ModuleType
    instance: dg.DagsterInstance

    def run(self, name: str, partition: str | None = None, listen: Any = None) -> dg.ExecuteInProcessResult:
        return self.runs.run(self.defs.resolve_job_def(name), self.instance, partition, listen)

    def read_all(self) -> None:
        from dagster_project.defs.jobs import JOB_OF_SOURCE  # loads Dagster's definitions of this data folder

        assert self.run("land").success
        for one in ingest.unread(self.folders):
            result = self.run(JOB_OF_SOURCE[one.source].name, None if one.source == "ownership" else one.key)
            assert result.success, self.runs.why_failed(result)

    def tick(self, cursor: str | None = None) -> Any:
        """What the sensor of the inbox asks for."""
        from dagster_project.defs.automation import inbox

        return inbox(dg.build_sensor_context(self.instance, cursor=cursor))

    def jobs_asked_for(self) -> list[str]:
        return [one.job_name for one in self.tick().run_requests]

    def asked(self, query: str) -> list[tuple[Any, ...]]:
        with duckdb.connect(str(self.folders.published_file), read_only=True) as connection:
            return connection.execute(query).fetchall()


@contextmanager
def ledger_of_the_samples(root: Path) -> Iterator[Ledger]:
    """Definitions are loaded once in a process: only one such ledger can be opened in it."""
    folders = Folders(root)
    shutil.copytree(PROJECT / "data" / "samples", folders.samples)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "environ", os.environ.copy())
        patch.setenv("ENTITY_LEDGER_DATA", str(folders.root))
        folders.export()
        from dagster_project.definitions import defs
        from dagster_project.defs import runs

        with runs.instance_of(folders) as instance:
            yield Ledger(folders, defs, runs, instance)
