"""Running a job in this process, on the instance that the Dagster UI shows, with word of each event as it happens."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from threading import Event, Thread
from uuid import uuid4

import dagster as dg
from dagster._core.execution.plan.objects import StepFailureData
from sqlalchemy import event
from sqlalchemy.pool import Pool

from dagster_project.defs import executors
from dagster_project.storage.folders import Folders

Listener = Callable[[dg.EventLogEntry], object]
_OUTPUTS = (1, 2)
_QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


@contextmanager
def instance_of(folders: Folders) -> Iterator[dg.DagsterInstance]:
    """Open the instance of the data folder; runs, materializations and checks are kept there."""
    folders.export()
    leave_records_to_the_disk()
    with dg.DagsterInstance.from_config(str(folders.dagster)) as instance:
        yield instance


def leave_records_to_the_disk() -> None:
    """Let this process go on when Dagster's records are written, and not when they are on disk."""
    if not event.contains(Pool, "connect", _without_waiting_for_the_disk):
        event.listen(Pool, "connect", _without_waiting_for_the_disk)


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


def read_unread(instance: dg.DagsterInstance, tell: Callable[[int], object]) -> list[str]:
    """Read all that waits on the chosen executor, and wait for it; give why partitions failed, one line each.

    `tell` is told now and then how many portions of it were read.
    """
    from dagster_project.defs.reading import read_unread as job

    executors.require_workers()
    asked, log = {"entity_ledger/asked": str(uuid4())}, Path(instance.root_directory) / "last_run.log"
    with _counted(instance, asked, tell), _talk_of_processes(log):
        execution = dg.execute_job(dg.reconstructable(job), instance, _QUIET, asked)
    with execution as result:
        return why_failed(result)


@contextmanager
def _talk_of_processes(log: Path) -> Iterator[None]:
    """Have processes that are started meanwhile write into a file what they say on standard output and error."""
    kept = [os.dup(stream) for stream in _OUTPUTS]
    with log.open("wb") as talk:
        for stream in _OUTPUTS:
            os.dup2(talk.fileno(), stream)
        try:
            yield
        finally:
            for stream, before in zip(_OUTPUTS, kept, strict=True):
                os.dup2(before, stream)
                os.close(before)


@contextmanager
def _counted(instance: dg.DagsterInstance, tags: dict[str, str], tell: Callable[[int], object]) -> Iterator[None]:
    """Look every second how many steps of the run with these tags have ended well, wherever they work."""
    is_over = Event()

    def look() -> None:
        while not is_over.wait(1):
            for run in instance.get_run_records(dg.RunsFilter(tags=tags)):
                tell(max(instance.get_run_stats(run.dagster_run.run_id).steps_succeeded - 1, 0))  # one finds the others

    looking = Thread(target=look, daemon=True)
    looking.start()
    try:
        yield
    finally:
        is_over.set()
        looking.join()


def why_failed(result: dg.ExecuteInProcessResult | dg.JobExecutionResult) -> list[str]:
    """Say in one line each why steps failed; a step that only waited for a failed one says nothing."""
    failures = [one.step_failure_data for one in result.all_events if one.is_step_failure]
    return [line for failure in failures for line in _cause(failure).splitlines()]


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
