"""Running a job in this process, on the instance that the Dagster UI shows, with word of each event as it happens."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from uuid import uuid4

import dagster as dg
from dagster._core.execution.plan.objects import StepFailureData
from sqlalchemy import event
from sqlalchemy.pool import Pool

from dagster_project.storage.folders import Folders

Listener = Callable[[dg.EventLogEntry], object]
_QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


@contextmanager
def instance_of(folders: Folders) -> Iterator[dg.DagsterInstance]:
    """Open the instance of the data folder; runs, materializations and checks are kept there."""
    folders.export()
    if not event.contains(Pool, "connect", _without_waiting_for_the_disk):
        event.listen(Pool, "connect", _without_waiting_for_the_disk)
    with dg.DagsterInstance.from_config(str(folders.dagster)) as instance:
        yield instance


def run(
    job: dg.JobDefinition,
    instance: dg.DagsterInstance,
    partition_key: str | None = None,
    listen: Listener | None = None,
) -> dg.ExecuteInProcessResult:
    """Run a job and wait for it; a failure is in the result and is not raised."""
    run_id = str(uuid4())
    if listen is not None:
        instance.add_event_listener(run_id, listen)
    log = Path(instance.root_directory) / "last_run.log"  # dbt and pdfplumber talk on standard output
    with log.open("w", encoding="utf-8") as talk, redirect_stdout(talk):
        return job.execute_in_process(
            run_config=_QUIET, instance=instance, partition_key=partition_key, run_id=run_id, raise_on_error=False
        )


def why_failed(result: dg.ExecuteInProcessResult) -> list[str]:
    """Say in one line each why steps failed; a step that only waited for a failed one says nothing."""
    failures = [one.step_failure_data for one in result.all_events if one.is_step_failure]
    return [_cause(failure) for failure in failures]


def _without_waiting_for_the_disk(connection: object, _record: object) -> None:
    """Let Dagster's records reach the disk when they may: a run writes 500 of them, which took 8 of 13 seconds.

    Only a power cut can lose them; the data themselves are always on disk before they count.
    """
    if isinstance(connection, sqlite3.Connection):
        connection.execute("pragma synchronous = off")


def _cause(failure: StepFailureData) -> str:
    """The reason that an asset gave, else the first line of the error that started it."""
    if failure.user_failure_data and failure.user_failure_data.description:
        return failure.user_failure_data.description
    error = failure.error
    while error and error.cause:
        error = error.cause
    return error.message.strip().splitlines()[0] if error else "the step failed"
