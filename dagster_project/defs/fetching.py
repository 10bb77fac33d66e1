"""When publishers are asked: a job and a daily schedule for each, off until switched on."""

from typing import Any

import dagster as dg

from dagster_project.defs import partitions
from dagster_project.defs.landing import DOCUMENTS
from dagster_project.storage.folders import Folders
from dagster_project.storage.web import fetching
from dagster_project.storage.web.publishers import SOURCES
from dagster_project.storage.web.report import Report

# By Washington's clock: the Federal Register is out at 8:45, the others change early in the morning.
_WHEN = {
    "federal_register": "0 9 * * 1-5",
    "ecfr": "0 8 * * *",
    "consolidated_screening_list": "0 7 * * *",
    "news": "0 6 * * *",
}


def _op_of(source: str) -> dg.OpDefinition:
    @dg.op(name=f"fetch_{source}_documents", out=dg.Out(dg.Nothing))
    def fetch(context: dg.OpExecutionContext) -> None:
        """Land what the publisher has and landing has not; offline it says so and succeeds."""
        folders = Folders.from_environment()
        report = fetching.fetch(folders, [source])
        partitions.add_landed(context.instance, folders)
        shown = _metadata(source, report)
        context.log_event(dg.AssetObservation(DOCUMENTS, metadata=shown))
        context.add_output_metadata(shown)
        if report.is_offline:
            context.log.warning(f"offline: {report.out_of_reach}; going on with what is landed")
        elif report.failures:
            lines = "; ".join(map(str, report.failures))
            raise dg.Failure(f"{len(report.failures)} documents not fetched: {lines}", shown, allow_retries=False)

    return fetch


def _metadata(source: str, report: Report) -> dict[str, dg.MetadataValue[Any]]:
    failures = "\n".join(f"- {failure}" for failure in report.failures)
    left_out = sorted((+report.left_out).items())
    return {
        "source": dg.MetadataValue.text(source),
        "offline": dg.MetadataValue.bool(report.is_offline),
        "new": dg.MetadataValue.int(len(report.landed)),
        "unchanged": dg.MetadataValue.int(report.unchanged),
        "fetched before": dg.MetadataValue.int(report.settled),
        "left out": dg.MetadataValue.md("\n".join(f"- {count} {why}" for why, count in left_out) or "none"),
        "failures": dg.MetadataValue.md(failures or "none"),
    }


def _job_of(source: str) -> dg.JobDefinition:
    fetch = _op_of(source)

    @dg.job(name=f"fetch_{source}", description=f"Fetch what is new at the publishers of {source}.")
    def job() -> None:
        fetch()

    return job


JOBS = [_job_of(source) for source in SOURCES]

SCHEDULES = [
    dg.ScheduleDefinition(
        name=f"{job.name}_daily",
        job=job,
        cron_schedule=_WHEN[source],
        execution_timezone="America/New_York",
        description="Ask the publisher for what is new; the sensor `inbox` then has it read.",
    )
    for source, job in zip(SOURCES, JOBS, strict=True)
]
