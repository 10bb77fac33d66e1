"""Which pages of news are offered at the addresses that a person named: what lies there tells feed, sitemap or page."""

import datetime as dt
import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import httpx

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.sources.news.article import LARGEST
from dagster_project.sources.news.page_lists import LARGEST as LARGEST_LIST
from dagster_project.sources.news.page_lists import Told, read_page_list
from dagster_project.storage import files, manifests
from dagster_project.storage.folders import Folders
from dagster_project.storage.web import notes
from dagster_project.storage.web.client import Closed, Kind, Web
from dagster_project.storage.web.download import Download, Marks, NotFetched
from dagster_project.storage.web.notes import Note
from dagster_project.storage.web.publishers import Offer, Wanted, download_of
from dagster_project.storage.web.robots import Robots
from dagster_project.storage.web.settings import Settings

_MOST_LISTS = 100  # of an index of sitemaps, the newest first
_MOST_PAGES = 1000  # of one address, the newest first: some sitemaps name all that a publisher ever wrote
_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_LISTS = frozenset(
    {f"application/{name}" for name in ("rss+xml", "atom+xml", "rdf+xml", "xml", "json", "feed+json", "gzip", "x-gzip")}
    | {"text/xml", "application/octet-stream", "binary/octet-stream"}
)
_PAGE = Kind("a page", _PAGES, LARGEST)
_ANY = Kind("a page, a feed or a sitemap", _PAGES | _LISTS, LARGEST_LIST)
_REMEDY = "open it in a browser"


class News:
    """Asks the named addresses and follows what lists lie there, as far as hosts and their rules allow."""

    def __init__(self, web: Web, settings: Settings, scratch: Path, folders: Folders) -> None:
        self._web, self._settings, self._scratch, self._folders = web, settings, scratch, folders
        self._robots = Robots(web, settings.user_agent, scratch)
        web.heed(self._robots.allow)

    def offer(self, addresses: Sequence[str], since: dt.date | None) -> Offer:
        """The pages at these addresses, of which those before `since` are left out; each page once."""
        offer = Offer()
        for address in addresses:
            try:
                self._follow(address, since, offer)
            except NotFetched as error:
                offer.failures.append(error)
        offer.wanted = list({wanted.url: wanted for wanted in reversed(offer.wanted)}.values())[::-1]
        return offer

    def _follow(self, address: str, since: dt.date | None, offer: Offer) -> None:
        """One address: its page, the pages of its list, or those of the lists that its index names."""
        waiting, pages = [address], list[Told]()
        for number in range(1 + _MOST_LISTS):
            if number == len(waiting):
                break
            try:
                found, further = self._ask(waiting[number], offer)
            except NotFetched as error:
                offer.failures.append(error)
                continue
            pages += found
            if not number:
                lists = _newest(further, since)
                offer.left_out[f"lists of {address}, all but the newest {_MOST_LISTS}"] += len(lists[_MOST_LISTS:])
                waiting += [url for one in lists[:_MOST_LISTS] if (url := self._reachable(address, one.url, offer))]
        new = _newest(pages, since)
        offer.left_out[f"pages of {address}, all but the newest {_MOST_PAGES}"] += len(new[_MOST_PAGES:])
        for told in new[:_MOST_PAGES]:
            if url := self._reachable(address, told.url, offer):
                said = told.said | {"list": address}
                offer.wanted.append(Wanted("news", url, _name_of(url), _PAGE, is_settled=False, said=said))

    def _ask(self, url: str, offer: Offer) -> tuple[list[Told], list[Told]]:
        """Pages and further lists of what lies at an address; a page is wanted itself, and has come."""
        if not self._robots.allow(httpx.URL(url)):
            raise NotFetched(url, "the host's robots.txt closes it to programs", "give another address of the host")
        kept = self._folders.fetched / "news" / f"{notes.key_of(url)}.list"
        note = notes.recall(self._folders, url)
        stands = note is not None and (kept.exists() or manifests.standing(self._folders, note.sha256) is not None)
        download = download_of(self._scratch, url, _name_of(url))
        if not self._web.get(download, _ANY, note.marks if note and stands else Marks()):
            download.discard()
            if not kept.exists():
                offer.unchanged += 1
                return [], []
            return self._read(url, kept.read_bytes()) or ([], [])
        content = download.target.read_bytes()
        try:
            found = self._read(url, content)
        except NotFetched:
            download.discard()
            raise
        if found is None:
            kept.unlink(missing_ok=True)
            offer.wanted.append(Wanted("news", url, download.target.name, _PAGE, is_settled=False, has_come=True))
            return [], []
        self._keep(url, kept, content, download)
        return found

    def _read(self, url: str, content: bytes) -> tuple[list[Told], list[Told]] | None:
        try:
            found = read_page_list(content)
        except UnreadableDocument as error:
            raise NotFetched(url, error.cause, error.remedy) from error
        return (found.pages, found.lists) if found else None

    def _keep(self, url: str, kept: Path, content: bytes, download: Download) -> None:
        """Keep a list as it was given: where its host says that it did not change, it is read from here."""
        files.put(kept, content)
        marks, moment = download.marks, dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
        notes.keep(self._folders, Note(url, sha256(content).hexdigest(), moment, marks.etag, marks.last_modified))
        download.discard()

    def _reachable(self, address: str, link: str, offer: Offer) -> str | None:
        """A link of a list as an address that may be asked; None where it may not, which is counted."""
        try:
            url = httpx.URL(address).join(link).copy_with(fragment=None)
        except (httpx.InvalidURL, ValueError):
            offer.left_out["links that are no address"] += 1
            return None
        if url.scheme == "http" and self._settings.refusal(url):
            url = url.copy_with(scheme="https", port=None)
        if refusal := self._settings.refusal(url):
            offer.left_out[f"pages: {refusal}; name it under hosts in {self._folders.root / 'news.toml'}"] += 1
            return None
        try:
            if self._robots.allow(url):
                return str(url)
            offer.left_out[f"pages that {url.host} closes to programs by its robots.txt"] += 1
        except Closed as error:
            offer.failures.append(error)
        return None


def _newest(found: Sequence[Told], since: dt.date | None) -> list[Told]:
    """The newest first, in the order of the list where no day is told; without those before a day."""
    kept = [one for one in found if since is None or one.day is None or one.day >= since]
    return sorted(kept, key=lambda one: one.day or dt.date.max, reverse=True)


def _name_of(url: str) -> str:
    """A name for the file of a page, by the last part of its address."""
    parsed = httpx.URL(url)
    last = re.sub(r"[^A-Za-z0-9]+", "-", parsed.path.rstrip("/").rpartition("/")[2].rpartition(".")[0] or parsed.path)
    return f"{last.strip('-')[-80:] or parsed.host}.html"
