"""`entity-ledger run`: from the inbox to the published marts, with a summary at the end."""

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from dagster_project.cli.terminal import complain, err, out
from dagster_project.defs.executors import UnusableExecutor
from dagster_project.quality import report
from dagster_project.storage import files, ingest, landing, manifests, release
from dagster_project.storage.engines import Engine, UnusableEngine
from dagster_project.storage.extensions import MissingExtension
from dagster_project.storage.folders import Folders
from dagster_project.storage.ingest import Partition
from dagster_project.storage.lakehouse import Lakehouse, NoLakehouse
from dagster_project.storage.places import NoSuchPlace
from dagster_project.storage.published import of_this_version

if TYPE_CHECKING:
    import dagster as dg
    from rich.progress import Progress, TaskID

Unread = Mapping[Partition, Sequence[manifests.Manifest]]
_QUESTION = (
    "select group_name, count(*) as parties from entities where is_listed "
    "group by group_id, group_name order by parties desc, group_name limit 5"
)
# Something landed is no longer what it was, or the environment names what is not there.
_UNUSABLE = (files.RefusedFile, MissingExtension, NoLakehouse, NoSuchPlace, UnusableEngine, UnusableExecutor)


def run(engine: str, master: str) -> int:
    """Land, read, build, check and publish what is new; return 1 if a file was refused or a step failed, else 0."""
    folders = Folders.from_environment()
    try:
        builder = Engine(engine, master)
        builder.require(folders)
        os.environ |= builder.environment()
        folders.export()
        return _run(folders)
    except _UNUSABLE as error:
        complain(error)
        return 1


def _run(folders: Folders) -> int:
    if lakehouse := Lakehouse.from_environment(folders):
        lakehouse.reach()
    landed = _land(folders)
    for refused in landed.refused:
        complain(refused)
    if not manifests.landed(folders):
        complain(f"{folders.inbox}: no document is landed; put rules (PDF), articles or ownership tables there")
        return 1
    unread = ingest.unread_documents(folders)
    if unread or not release.is_current(folders):
        failures = _work(folders, unread)
        for failure in failures:
            complain(failure)
        if failures:
            complain("nothing was published; what was published before stands")
            return 1
    else:
        out.print("Nothing new: what is landed is what is published.\n")
    _summary(folders)
    return 1 if landed.refused else 0


def _progress() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<40.40}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    # A stream of its own: what other processes write to standard error goes to a file while they read.
    console = Console(file=os.fdopen(os.dup(err.file.fileno()), "w"), highlight=False)
    return Progress(*columns, console=console)


def _land(folders: Folders) -> manifests.Landing:
    paths = landing.waiting(folders)
    with _progress() as progress:
        return landing.land_all(folders, progress.track(paths, description="Take documents"))


def _work(folders: Folders, unread: Unread) -> list[str]:
    """Read what is unread, then build, check and publish; return why it failed, one line each."""
    with _progress() as progress:
        starting = progress.add_task("Start Dagster and dbt", total=1)
        from dagster_project.definitions import defs
        from dagster_project.defs import jobs, partitions, runs

        with runs.instance_of(folders) as instance:
            progress.advance(starting)
            partitions.add_landed(instance, folders)
            failures = _failures(runs.run(defs.resolve_job_def(jobs.land.name), instance))
            failures += _read(unread, instance, progress)
            if not failures:
                job = defs.resolve_job_def(jobs.refresh.name)
                failures = _failures(runs.run(job, instance, listen=_Listener(job, progress)))
    return failures


def _read(unread: Unread, instance: "dg.DagsterInstance", progress: "Progress") -> list[str]:
    """Read what waits: many partitions, or wherever an executor is named, by other processes, a few in this one."""
    from dagster_project.defs import executors, reading, runs

    task = progress.add_task("Read", total=len(unread))
    if not unread:
        return []
    if len(unread) >= reading.MANY or executors.is_named():
        each = len(unread) / len(ingest.portions(unread))
        failures = runs.read_unread(instance, lambda read: progress.update(task, completed=int(read * each)))
        progress.update(task, completed=len(unread))
        return failures
    return _read_here(unread, instance, progress, task)


def _read_here(unread: Unread, instance: "dg.DagsterInstance", progress: "Progress", task: "TaskID") -> list[str]:
    """Read a few partitions in this process, a run of its job each."""
    from dagster_project.definitions import defs
    from dagster_project.defs import jobs, runs

    failures: list[str] = []
    for source, key in _runs(unread):
        progress.update(task, description=f"Read {source} {key or ''}")
        job = defs.resolve_job_def(jobs.JOB_OF_SOURCE[source].name)
        failures += _failures(runs.run(job, instance, partition_key=key))
        progress.advance(task, sum(one.source == source and key in (None, one.key) for one in unread))
    return failures


def _runs(unread: Iterable[Partition]) -> list[tuple[str, str | None]]:
    """One run per partition; ownership tables are read together."""
    keys = {(one.source, None if one.source == "ownership" else one.key) for one in unread}
    return sorted(keys, key=str)


def _failures(result: "dg.ExecuteInProcessResult") -> list[str]:
    from dagster_project.defs import runs

    return runs.why_failed(result) if not result.success else []


class _Listener:
    """Moves a bar with every table that is materialized and every check that is evaluated."""

    def __init__(self, job: "dg.JobDefinition", progress: "Progress") -> None:
        layer = job.asset_layer
        self._progress = progress
        total = len(layer.selected_asset_keys) + len(layer.asset_graph.asset_check_keys)
        self._task: TaskID = progress.add_task("Build, check, publish", total=total)

    def __call__(self, entry: "dg.EventLogEntry") -> None:
        event = entry.dagster_event
        if event and event.event_type_value in ("ASSET_MATERIALIZATION", "ASSET_CHECK_EVALUATION"):
            if event.event_type_value == "ASSET_MATERIALIZATION" and event.asset_key:
                self._progress.update(self._task, description=f"Build {event.asset_key.to_user_string()}")
            self._progress.advance(self._task)


def _summary(folders: Folders) -> None:
    from rich.text import Text

    from dagster_project.cli.query import as_table

    standing = release.current_release(folders)
    if standing is None:
        return
    with of_this_version() as connection:
        answer = connection.sql(_QUESTION).pl()
    counts = standing.row_counts
    documents = len(manifests.landed(folders))
    lines = [
        ("Read", f"{documents} documents: {counts['rules']} rules, {counts['articles']} articles"),
        ("Found", f"{counts['listing_events']} events, {counts['listings']} versions of listings"),
        ("", f"{counts['entities']} entities, {counts['mentions']} mentions in the news"),
        ("Not understood", f"{counts['findings']} findings: ask the mart `findings`"),
        ("Checked", _checks(folders)),
        ("Published", f"{folders.published_file} ({standing.released_at})"),
        ("Data docs", str(folders.quality / "index.html")),
        ("Try", f'entity-ledger query "{_QUESTION}"'),
    ]
    for label, text in lines:
        out.print(Text(f"{label:<15}", style="bold"), Text(text), sep="", soft_wrap=True)
    out.print()
    out.print(as_table(answer))


def _checks(folders: Folders) -> str:
    records = [record for door in report.DOORS if (record := report.read(folders.quality, door))]
    tried = sum(record.expectation_count for record in records)
    failed = [failure for record in records for failure in record.failures]
    return f"{tried - len(failed)} of {tried} expectations hold" + (f", {len(failed)} warnings" if failed else "")
