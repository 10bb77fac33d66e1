"""Lists of pages that publishers keep: RSS, Atom and JSON feeds, sitemaps, and indexes of sitemaps."""

import datetime as dt
import io
import json
import re
from dataclasses import dataclass
from typing import Any

import feedparser

from dagster_project.reading import guarded_xml, packed
from dagster_project.reading.dates import read_moment
from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.media_types import decode
from dagster_project.sources.news.json_values import line_of

LARGEST = 50 << 20  # bytes, unpacked: what the protocol of sitemaps allows
_LARGEST_FEED = 10 << 20
_FEEDS = {"rss", "feed", "RDF"}
_SITEMAPS = {"urlset": "url", "sitemapindex": "sitemap"}
_JSON_FEED = re.compile(r'\s*\{(?=.{0,2000}"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/)', re.S)


@dataclass(frozen=True, slots=True)
class Told:
    """A page, or another list, as a list tells of it; dates as it prints them."""

    url: str
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    day: dt.date | None = None  # of the later one

    @property
    def said(self) -> dict[str, str | None]:
        """What the list says, as it says it."""
        return {"url": self.url, "title": self.title, "published": self.published, "updated": self.updated}


@dataclass(frozen=True, slots=True)
class PageList:
    """The pages that a list names, and the further lists of an index."""

    pages: list[Told]
    lists: list[Told]


def read_page_list(content: bytes) -> PageList | None:
    """Read a feed, a sitemap or an index of sitemaps, packed or not; None where it is none of them.

    Raises UnreadableDocument for one that is damaged, defines entities, or is too large.
    """
    unpacked = packed.unpack(content, LARGEST) if content.startswith(packed.MAGIC) else content
    text = decode(unpacked)
    if _JSON_FEED.match(text):
        return PageList(_json_feed(_whole(text)), [])
    if not text.lstrip().startswith("<"):
        return None
    root = _root(text)
    if root in _FEEDS:
        return PageList(_feed(_whole(text)), [])
    if root in _SITEMAPS:
        found = _sitemap(text, _SITEMAPS[root])
        return PageList(found, []) if root == "urlset" else PageList([], found)
    return None


def _root(text: str) -> str | None:
    """The first element; of an HTML page, whose DOCTYPE is no definition, none."""
    if re.match(r"\s*<(?:!doctype\s+)?html\b", text, re.I):
        return None
    return guarded_xml.root_of(text)


def _whole(text: str) -> str:
    if len(text) > _LARGEST_FEED:
        raise UnreadableDocument(f"the feed has more than {_LARGEST_FEED:,} characters", "name its pages one by one")
    return text


def _feed(text: str) -> list[Told]:
    """The entries of RSS or Atom; feedparser is given bytes and never an address, and cleans nothing that is unused."""
    told = {"content-type": "application/xml; charset=utf-8"}
    stream = io.BytesIO(text.encode("utf-8", "replace"))
    found = feedparser.parse(stream, response_headers=told, sanitize_html=False, resolve_relative_uris=False)
    if not found.entries and found.bozo:
        cause = " ".join(str(found.get("bozo_exception", "no entry")).split())
        raise UnreadableDocument(f"the feed is damaged ({cause[:200]})", "fetch it again")
    return [_entry(entry) for entry in found.entries if line_of(entry.get("link"))]


def _entry(entry: Any) -> Told:
    told = dict(entry)  # the entry itself gives the day of publication for a missing day of update
    moments = [told.get(name) for name in ("published_parsed", "updated_parsed")]
    days = [dt.date(*moment[:3]) for moment in moments if moment]
    title, published, updated = (line_of(told.get(name)) for name in ("title", "published", "updated"))
    return Told(str(line_of(entry.get("link"))), title, published, updated, max(days, default=None))


def _json_feed(text: str) -> list[Told]:
    """The items of a JSON feed, by its rules (jsonfeed.org, version 1.1); feedparser 6 reads XML only."""
    try:
        items = json.loads(text).get("items")
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(f"the JSON feed is damaged ({error})", "fetch it again") from error
    if not isinstance(items, list):
        raise UnreadableDocument("the JSON feed has no list `items`", "fetch it again")
    found = []
    for item in (item for item in items if isinstance(item, dict)):
        url = line_of(item.get("url")) or line_of(item.get("external_url"))
        title, published, updated = (line_of(item.get(name)) for name in ("title", "date_published", "date_modified"))
        found += [Told(url, title, published, updated, _day(published, updated))] if url else []
    return found


def _sitemap(text: str, element: str) -> list[Told]:
    """The addresses of a sitemap with their dates; a news sitemap tells titles and dates of publication too."""
    found: list[Told] = []
    facts: dict[str, str] = {}

    def start(tag: str) -> None:
        if tag == element:
            facts.clear()

    def end(tag: str, inside: str) -> None:
        if tag == element and facts.get("loc"):
            published, updated = facts.get("news:publication_date"), facts.get("lastmod")
            found.append(Told(facts["loc"], facts.get("news:title"), published, updated, _day(published, updated)))
        elif inside:
            facts.setdefault(tag, inside)

    guarded_xml.walk(text, start, end)
    return found


def _day(*printed: str | None) -> dt.date | None:
    moments = (read_moment(text) for text in printed if text)
    return max((moment.day for moment in moments if moment and moment.day), default=None)
