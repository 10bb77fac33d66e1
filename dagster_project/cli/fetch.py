"""`entity-ledger fetch`: what the publishers have and landing has not, with a line for each failure."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from dagster_project.cli.terminal import complain, err, out
from dagster_project.storage import files, manifests
from dagster_project.storage.folders import Folders
from dagster_project.storage.web import fetching
from dagster_project.storage.web.publishers import Wanted
from dagster_project.storage.web.report import Report
from dagster_project.storage.web.settings import WrongSetting


def fetch(sources: Sequence[str], since: dt.date | None, again: bool, addresses: Sequence[str] = ()) -> int:
    """Land what is new; return 1 if a document could not be fetched, else 0; without a network, 0 with a warning."""
    folders = Folders.from_environment()
    try:
        report = _with_progress(folders, sources, since, again, addresses)
        landed = len(manifests.landed(folders))
    except (WrongSetting, files.RefusedFile) as error:
        complain(error)
        return 1
    if report.is_offline:
        complain(f"offline: {report.out_of_reach}; going on with the {landed} documents that are landed")
        return 0
    for failure in report.failures:
        complain(failure)
    _summary(report)
    return 1 if report.failures else 0


def _with_progress(
    folders: Folders, sources: Sequence[str], since: dt.date | None, again: bool, addresses: Sequence[str]
) -> Report:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<40.40}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, disable=not err.is_terminal) as progress:

        def track(wanted: Sequence[Wanted], source: str) -> Iterator[Wanted]:
            task = progress.add_task(f"Fetch {source}", total=len(wanted))
            for one in wanted:
                progress.update(task, description=f"Fetch {one.file_name}")
                yield one
                progress.advance(task)

        return fetching.fetch(folders, sources, since, again=again, track=track, addresses=addresses)


def _summary(report: Report) -> None:
    new, failed = len(report.landed), len(report.failures)
    counts = [f"{new} new documents", f"{report.unchanged} unchanged", f"{report.settled} fetched before"]
    if report.not_asked:
        counts.append(f"{report.not_asked} not asked for")
    out.print(f"{', '.join(counts)}, {failed} failures.")
    for source, count in sorted(Counter(manifest.source for manifest in report.landed).items()):
        out.print(f"  {source}: {count} new")
    for reason, count in sorted(report.left_out.items()):
        if count:
            out.print(f"  left out: {count} {reason}", soft_wrap=True, markup=False)
    if new:
        out.print("Run `entity-ledger run` to read and publish them.")
