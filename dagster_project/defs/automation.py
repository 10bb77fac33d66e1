"""When things happen by themselves: a file in the inbox is taken, what was read is published, what changed is told."""

import json
import time

import dagster as dg

from dagster_project.defs import partitions
from dagster_project.defs.jobs import JOB_OF_SOURCE, refresh
from dagster_project.defs.reading import MANY, read_unread
from dagster_project.storage import files, ingest, lake, landing, manifests, release
from dagster_project.storage.change_feed import ChangeLog
from dagster_project.storage.folders import Folders
from dagster_project.storage.webhook import Webhook

_UNDER_WAY = [
    dg.DagsterRunStatus.QUEUED,
    dg.DagsterRunStatus.NOT_STARTED,
    dg.DagsterRunStatus.STARTING,
    dg.DagsterRunStatus.STARTED,
    dg.DagsterRunStatus.CANCELING,
]
_SETTLED = 5  # seconds without a change: a file that is still being copied would be taken in half

every_weekday_morning = dg.ScheduleDefinition(
    name="every_weekday_morning",
    job=refresh,
    cron_schedule="30 9 * * 1-5",  # the Federal Register is out at 8:45 in Washington
    execution_timezone="America/New_York",
    description="Publish again after the Federal Register has appeared.",
)


@dg.sensor(
    name="inbox",
    jobs=[*JOB_OF_SOURCE.values(), read_unread],
    minimum_interval_seconds=30,
    default_status=dg.DefaultSensorStatus.RUNNING,  # whoever drops a file expects it to be taken
)
def inbox(context: dg.SensorEvaluationContext) -> dg.SensorResult:
    """Take each file dropped into the inbox and read what it belongs to."""
    folders = Folders.from_environment()
    seen = json.loads(context.cursor or "{}")
    now = {str(path): path.stat().st_mtime_ns for path in landing.waiting(folders)}
    fresh = [path for path in landing.waiting(folders) if seen.get(str(path)) != now[str(path)]]
    settled = [path for path in fresh if time.time() - path.stat().st_mtime > _SETTLED]
    result = landing.land_all(folders, settled)
    for error in result.refused:
        context.log.warning(str(error))
    partitions.add_landed(context.instance, folders)
    waiting = {str(path) for path in fresh} - {str(path) for path in settled}
    cursor = {path: changed for path, changed in now.items() if path not in waiting}
    return dg.SensorResult(run_requests=_reads(folders, context.instance), cursor=json.dumps(cursor))


@dg.sensor(
    name="publish_what_was_read",
    job=refresh,
    minimum_interval_seconds=60,
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def publish_what_was_read(context: dg.SensorEvaluationContext) -> dg.RunRequest | dg.SkipReason:
    """Publish once everything landed is read and the release is older than that."""
    folders = Folders.from_environment()
    unread = ingest.unread(folders)
    if unread:
        return dg.SkipReason(f"{len(unread)} landed partitions are not read yet")
    if release.is_current(folders) or not manifests.landed(folders):
        return dg.SkipReason("what is published is what was landed")
    return dg.RunRequest(run_key=release.input_fingerprint(folders))


@dg.sensor(name="post_changes", minimum_interval_seconds=60, default_status=dg.DefaultSensorStatus.RUNNING)
def post_changes(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    """Post what each release changed to ENTITY_LEDGER_WEBHOOK_URL; what was released before it was set is left out."""
    webhook = Webhook.from_environment()
    if webhook is None:
        return dg.SkipReason("ENTITY_LEDGER_WEBHOOK_URL names no address")
    lines = ChangeLog.read(Folders.from_environment()).lines
    posted = min(int(context.cursor), len(lines)) if context.cursor else len(lines)
    if posted < len(lines):
        posted += webhook.post(lines[posted:])
    return dg.SensorResult(cursor=str(posted), skip_reason=f"{posted} of {len(lines)} changes are posted")


def _reads(folders: Folders, instance: dg.DagsterInstance) -> list[dg.RunRequest]:
    """A run for each partition that waits to be read, or one for many; its key keeps it from being asked for twice.

    While a run for many is under way nothing is asked for: what it has not read yet still waits.
    """
    under_way = dg.RunsFilter(job_name=read_unread.name, statuses=_UNDER_WAY)
    if instance.get_run_records(under_way, limit=1):
        return []
    requests: dict[str, dg.RunRequest] = {}
    for partition, documents in ingest.unread_documents(folders).items():
        digests = [one.sha256 for one in documents]
        run_key = files.hash_of((partition.source, partition.key, digests, lake.reader_fingerprint()))
        key = None if partition.source == "ownership" else partition.key
        requests[run_key] = dg.RunRequest(
            run_key=run_key, job_name=JOB_OF_SOURCE[partition.source].name, partition_key=key
        )
    if len(requests) >= MANY:
        return [dg.RunRequest(run_key=files.hash_of(sorted(requests)), job_name=read_unread.name)]
    return list(requests.values())
