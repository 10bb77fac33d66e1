"""From the publishers to landing: what is new or changed is fetched, and one failure stops nothing else."""

import datetime as dt
import fcntl
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from pathlib import Path
from shutil import rmtree

from dagster_project.storage import files, landing, manifests
from dagster_project.storage.folders import Folders
from dagster_project.storage.web import notes
from dagster_project.storage.web.addresses import NewsAddresses
from dagster_project.storage.web.client import Web
from dagster_project.storage.web.download import Marks, NotFetched
from dagster_project.storage.web.news import News
from dagster_project.storage.web.notes import Asked, Note
from dagster_project.storage.web.publishers import SOURCES, Offer, Publishers, Wanted, download_of
from dagster_project.storage.web.report import Report
from dagster_project.storage.web.settings import Settings

_LEFT_ALONE = 7 * 24 * 3600  # seconds after which what came of a document and could not be landed is asked for anew

Track = Callable[[Sequence[Wanted], str], Iterable[Wanted]]


def fetch(
    folders: Folders,
    sources: Sequence[str] = SOURCES,
    since: dt.date | None = None,
    *,
    again: bool = False,
    track: Track = lambda wanted, _: wanted,
    addresses: Sequence[str] = (),
) -> Report:
    """Land what the publishers offer and is not landed; `again` asks for settled documents too.

    `addresses` are asked for news instead of those that are named in the data folder. Raises WrongSetting; what else
    goes wrong is in the report, and files.RefusedFile means a damaged manifest.
    """
    named, report = NewsAddresses.of(folders, addresses), Report()
    if list(sources) == ["news"]:
        named.require(folders)
    settings = Settings.from_environment().with_hosts((*named.addresses, *named.hosts) if "news" in sources else ())
    with Web(settings) as web:
        for source in sources:
            try:
                with _alone(folders, source) as scratch:
                    web.heed(None)
                    if source == "news":
                        offer = News(web, settings, scratch, folders).offer(named.addresses, since)
                    else:
                        offer = Publishers(web, settings, scratch).offer(source, since)
                    _take_all(offer, source, _Taking(folders, web, scratch, report, again), track)
            except NotFetched as error:
                report.add_failure(error)
            except OSError as error:
                cause = f"{error.filename or folders.fetched}: {error.strerror or error}"
                report.add_failure(NotFetched(source, cause, "make room, or let this program write there"))
        report.is_answered = web.was_answered
    return report


def _take_all(offer: Offer, source: str, taking: "_Taking", track: Track) -> None:
    """Keep what was said of the offered documents, take each, and note that the publisher was asked."""
    folders, report = taking.folders, taking.report
    for failure in offer.failures:
        report.add_failure(failure)
    report.unchanged += offer.unchanged
    report.left_out += offer.left_out
    for key, record in offer.metadata.items():
        notes.keep_metadata(folders, source, key, record)
    before = len(report.failures) - len(offer.failures)
    for wanted in track(offer.wanted, source):
        taking.take(wanted)
    if offer.wanted or offer.unchanged:
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        notes.keep_asked(folders, source, Asked(now, len(report.failures) - before))


class _Taking:
    """Takes one document after the other into landing."""

    def __init__(self, folders: Folders, web: Web, scratch: Path, report: Report, again: bool) -> None:
        self.folders, self.report = folders, report
        self._web, self._scratch, self._again = web, scratch, again
        known = manifests.landed(folders)
        self._standing = {one.sha256 for one in known if manifests.path_of(one, folders).exists()}

    def take(self, wanted: Wanted) -> None:
        """Fetch a document unless it stands, and land it; a failure goes into the report."""
        note = notes.recall(self.folders, wanted.url)
        if note and note.sha256 not in self._standing:
            note = None
        if note and not wanted.has_come and self._is_settled(wanted) and not self._again:
            self.report.settled += 1
            return
        try:
            self._fetch(wanted, note.marks if note else Marks())
        except NotFetched as error:
            self.report.add_failure(error)

    def _is_settled(self, wanted: Wanted) -> bool:
        """Whether the publisher leaves it as it is, or the list says of it what it said when it was landed."""
        said = notes.metadata(self.folders, wanted.source, notes.key_of(wanted.url)) if wanted.said else None
        return wanted.is_settled or (said is not None and said == wanted.said)

    def _fetch(self, wanted: Wanted, known: Marks) -> None:
        """Bring it, land it, note that it came, and only then forget the scratch copy.

        A copy that waits there was refused, or its run was killed: it is landed without being asked for twice.
        """
        download = download_of(self._scratch, wanted.url, wanted.file_name)
        waits = download.target.exists()
        if not (wanted.has_come or (waits and wanted.is_settled and not self._again)):
            is_new = self._web.get(download, wanted.kind, download.marks if waits else known)
            if not is_new and not waits:
                self.report.unchanged += 1
                download.discard()
                self._keep_said(wanted)
                return
        self._land(wanted, download.target, download.marks)
        download.discard()
        self._keep_said(wanted)

    def _keep_said(self, wanted: Wanted) -> None:
        """Keep what a list says of a document, once the document is landed as it is now."""
        if wanted.said:
            notes.keep_metadata(self.folders, wanted.source, notes.key_of(wanted.url), dict(wanted.said))

    def _land(self, wanted: Wanted, path: Path, marks: Marks) -> None:
        name = path.name if wanted.source != "consolidated_screening_list" else _dated(path, marks)
        try:
            landed = landing.land(path, self.folders, origin=wanted.url, file_name=name, source=wanted.source)
        except files.RefusedFile as error:
            cause, _, remedy = str(error).removeprefix(f"{path}: ").rpartition("; ")
            raise NotFetched(wanted.url, cause, remedy) from error
        if landed.is_new:
            self.report.landed.append(landed.manifest)
        else:
            self.report.unchanged += 1
        self._standing.add(landed.manifest.sha256)
        moment = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
        notes.keep(self.folders, Note(wanted.url, landed.manifest.sha256, moment, marks.etag, marks.last_modified))


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
