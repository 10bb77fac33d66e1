"""From the publishers to landing: what is new or changed is fetched, and one failure stops nothing else."""

import datetime as dt
import fcntl
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from pathlib import Path
from shutil import rmtree

from dagster_project.storage import files, landing
from dagster_project.storage.folders import Folders
from dagster_project.storage.landing import Manifest
from dagster_project.storage.web import notes
from dagster_project.storage.web.client import Closed, Unreachable, Web
from dagster_project.storage.web.download import Marks, NotFetched
from dagster_project.storage.web.notes import Asked, Note
from dagster_project.storage.web.publishers import SOURCES, Publishers, Wanted, download_of
from dagster_project.storage.web.settings import Settings

_LEFT_ALONE = 7 * 24 * 3600  # seconds after which what came of a document and could not be landed is asked for anew

Track = Callable[[Sequence[Wanted], str], Iterable[Wanted]]


@dataclass
class Report:
    """What became of a fetch."""

    landed: list[Manifest] = field(default_factory=list)  # new bytes
    unchanged: int = 0  # asked for, and the same as before
    settled: int = 0  # fetched before, and not asked for again
    not_asked: int = 0  # of a host that was given up before
    failures: list[NotFetched] = field(default_factory=list)
    is_answered: bool = False  # whether any host gave any answer

    @property
    def is_offline(self) -> bool:
        """Whether no host could be reached at all."""
        unreachable = [isinstance(failure, Unreachable) for failure in self.failures]
        return bool(unreachable) and all(unreachable) and not self.is_answered

    @property
    def out_of_reach(self) -> str:
        """Which hosts could not be reached, in words."""
        found = {f"{failure.host} {failure.cause}": None for failure in self.failures if isinstance(failure, Closed)}
        return ", ".join(found)

    def add_failure(self, error: NotFetched) -> None:
        """Keep a failure; a host that is given up is named once."""
        given_up = {failure.host for failure in self.failures if isinstance(failure, Closed)}
        if isinstance(error, Closed) and error.host in given_up:
            self.not_asked += 1
        else:
            self.failures.append(error)


def fetch(
    folders: Folders,
    sources: Sequence[str] = SOURCES,
    since: dt.date | None = None,
    *,
    again: bool = False,
    track: Track = lambda wanted, _: wanted,
) -> Report:
    """Land what the publishers offer and is not landed; `again` asks for settled documents too.

    Raises WrongSetting; what else goes wrong is in the report, and landing.RefusedFile means a damaged manifest.
    """
    settings, report = Settings.from_environment(), Report()
    with Web(settings) as web:
        for source in sources:
            try:
                with _alone(folders, source) as scratch:
                    offer = Publishers(web, settings, scratch).offer(source, since)
                    for failure in offer.failures:
                        report.add_failure(failure)
                    for key, record in offer.metadata.items():
                        notes.keep_metadata(folders, source, key, record)
                    before = len(report.failures) - len(offer.failures)
                    taking = _Taking(folders, web, scratch, report, again)
                    for wanted in track(offer.wanted, source):
                        taking.take(wanted)
                    if offer.wanted:
                        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
                        notes.keep_asked(folders, source, Asked(now, len(report.failures) - before))
            except NotFetched as error:
                report.add_failure(error)
            except OSError as error:
                cause = f"{error.filename or folders.fetched}: {error.strerror or error}"
                report.add_failure(NotFetched(source, cause, "make room, or let this program write there"))
        report.is_answered = web.was_answered
    return report


class _Taking:
    """Takes one document after the other into landing."""

    def __init__(self, folders: Folders, web: Web, scratch: Path, report: Report, again: bool) -> None:
        self._folders, self._web, self._scratch = folders, web, scratch
        self._report, self._again = report, again
        known = landing.manifests(folders)
        self._standing = {one.sha256 for one in known if landing.path_of(one, folders).exists()}

    def take(self, wanted: Wanted) -> None:
        """Fetch a document unless it stands, and land it; a failure goes into the report."""
        note = notes.recall(self._folders, wanted.url)
        if note and note.sha256 not in self._standing:
            note = None
        if note and wanted.is_settled and not self._again:
            self._report.settled += 1
            return
        try:
            self._fetch(wanted, note.marks if note else Marks())
        except NotFetched as error:
            self._report.add_failure(error)

    def _fetch(self, wanted: Wanted, known: Marks) -> None:
        """Bring it, land it, note that it came, and only then forget the scratch copy.

        A copy that waits there was refused, or its run was killed: it is landed without being asked for twice.
        """
        download = download_of(self._scratch, wanted.url, wanted.file_name)
        waits = download.target.exists()
        if not (waits and wanted.is_settled and not self._again):
            is_new = self._web.get(download, wanted.kind, download.marks if waits else known)
            if not is_new and not waits:
                self._report.unchanged += 1
                download.discard()
                return
        self._land(wanted, download.target, download.marks)
        download.discard()

    def _land(self, wanted: Wanted, path: Path, marks: Marks) -> None:
        name = path.name if wanted.source != "consolidated_screening_list" else _dated(path, marks)
        try:
            landed = landing.land(path, self._folders, origin=wanted.url, file_name=name, source=wanted.source)
        except landing.RefusedFile as error:
            cause, _, remedy = str(error).removeprefix(f"{path}: ").rpartition("; ")
            raise NotFetched(wanted.url, cause, remedy) from error
        if landed.is_new:
            self._report.landed.append(landed.manifest)
        else:
            self._report.unchanged += 1
        self._standing.add(landed.manifest.sha256)
        moment = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
        notes.keep(self._folders, Note(wanted.url, landed.manifest.sha256, moment, marks.etag, marks.last_modified))


@contextmanager
def _alone(folders: Folders, source: str) -> Iterator[Path]:
    """A scratch folder of the source that only this process uses; what killed runs left in it is taken up again."""
    scratch = folders.fetched / "unfinished" / source
    scratch.mkdir(parents=True, exist_ok=True)
    with (folders.fetched / f".{source}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise NotFetched(source, "another fetch of it is at work", "wait until that one has ended") from error
        for folder in (folders.fetched / source, folders.fetched / "addresses"):
            files.sweep(folder)
        for left in scratch.iterdir():
            if time.time() - left.stat().st_mtime > _LEFT_ALONE:
                rmtree(left)
        yield scratch


def _dated(path: Path, marks: Marks) -> str:
    """A list that is replaced in place bears the day of its making in its name."""
    try:
        day = parsedate_to_datetime(marks.last_modified or "").astimezone(dt.UTC).date()
    except ValueError:  # the publisher says no moment
        day = dt.datetime.now(dt.UTC).date()
    return f"{path.stem}_{day.isoformat()}{path.suffix}"
