"""Feeds and sitemaps: what they tell of pages, and what is refused."""

import datetime as dt
import gzip
import json

import pytest

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.sources.news.page_lists import Told, read_page_list

RSS = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item><title>Eleven &amp; more</title>'
    b"<link> https://a.test/1 </link><pubDate>Thu, 16 Jan 2025 10:00:00 GMT</pubDate></item>"
    b"<item><title>No link</title></item></channel></rss>"
)
ATOM = (
    b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Eleven</title><link href="/1"/>'
    b"<published>2025-01-16T23:00:00-05:00</published><updated>2025-01-18T00:00:00Z</updated></entry></feed>"
)
NEWS_SITEMAP = (
    b'<urlset xmlns:news="n" xmlns:image="i"><url><image:image><image:loc>https://a.test/p.png</image:loc></image:image>'
    b"<loc>https://a.test/1</loc><news:news><news:publication><news:name>Wire</news:name></news:publication>"
    b"<news:publication_date>2025-01-16T10:00:00Z</news:publication_date><news:title>Eleven</news:title></news:news></url>"
    b"<url><lastmod>2025-01-17</lastmod><loc>https://a.test/2?a=1&amp;b=2</loc></url></urlset>"
)


def pages(content: bytes) -> list[Told]:
    found = read_page_list(content)
    assert found.lists == []
    return found.pages


def test_rss_tells_titles_and_dates_as_printed():
    printed = "Thu, 16 Jan 2025 10:00:00 GMT"
    assert pages(RSS) == [Told("https://a.test/1", "Eleven & more", printed, None, dt.date(2025, 1, 16))]


def test_atom_tells_both_dates_and_the_later_one_counts():
    (told,) = pages(ATOM)
    assert (told.url, told.published, told.updated) == ("/1", "2025-01-16T23:00:00-05:00", "2025-01-18T00:00:00Z")
    assert told.day == dt.date(2025, 1, 18)


def test_a_json_feed_is_read_by_its_own_reader():
    items = [{"id": 1, "url": "https://a.test/1", "title": "One", "date_published": "2025-01-16"}, {"id": 2}, "three"]
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [*items, {"external_url": "https://b.test/4"}]}
    found = pages(json.dumps(feed).encode())
    assert found == [
        Told("https://a.test/1", "One", "2025-01-16", None, dt.date(2025, 1, 16)),
        Told("https://b.test/4"),
    ]


@pytest.mark.parametrize("content", [NEWS_SITEMAP, gzip.compress(NEWS_SITEMAP, mtime=0)])
def test_a_news_sitemap_tells_titles_and_an_image_is_no_page(content):
    assert pages(content) == [
        Told("https://a.test/1", "Eleven", "2025-01-16T10:00:00Z", None, dt.date(2025, 1, 16)),
        Told("https://a.test/2?a=1&b=2", None, None, "2025-01-17", dt.date(2025, 1, 17)),
    ]


def test_an_index_names_further_lists():
    found = read_page_list(b"<sitemapindex><sitemap><loc>https://a.test/1.xml.gz</loc></sitemap></sitemapindex>")
    assert (found.pages, found.lists) == ([], [Told("https://a.test/1.xml.gz")])


@pytest.mark.parametrize(
    "content", [b"<!DOCTYPE html><html></html>", b"<html>", b"Words.", b"<RULE/>", b'{"a": 1}', b"<"]
)
def test_a_page_and_all_else_is_no_list(content):
    assert read_page_list(content) is None


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss>&b;</rss>'
HOSTILE = {
    "entities": (ENTITIES, "has a DOCTYPE (rss), which may define entities or refer to other files; give it as"),
    "an external subset": (b'<!DOCTYPE urlset SYSTEM "file:///a"><urlset/>', "has a DOCTYPE (urlset), which may"),
    "an external entity": (b'<!DOCTYPE feed [<!ENTITY x SYSTEM "https://a.test/x">]><feed>&x;</feed>', "has a DOCTYPE"),
    "a deep sitemap": (b"<urlset>" + b"<a>" * 100_000, "nests elements more than 100 deep"),
    "a cut sitemap": (NEWS_SITEMAP[:-20], "the XML is damaged at line 1 ("),
    "a cut JSON feed": (b'{"version": "https://jsonfeed.org/version/1", "items": [', "the JSON feed is damaged ("),
    "a JSON feed without items": (b'{"version": "https://jsonfeed.org/version/1"}', "has no list `items`"),
    "a bomb": (gzip.compress(b"<urlset>" + b" " * 60_000_000), "it unpacks to more than 52,428,800 bytes"),
    "a huge feed": (b"<rss>" + b" " * 10_500_000, "the feed has more than 10,485,760 characters"),
    "no feed at all": (b"<rss><channel><" * 20_000, "the feed is damaged ("),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_list_is_refused_in_one_line(kind):
    content, cause = HOSTILE[kind]
    with pytest.raises(UnreadableDocument) as refused:
        read_page_list(content)
    assert cause in str(refused.value)
    assert "\n" not in str(refused.value)


def test_what_a_feed_hides_behind_another_encoding_is_read_as_plain_text():
    hidden = b'<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE rss [+ADwAIQ-ENTITY a "b">]><rss/>'
    assert read_page_list(hidden) is None


def test_a_mark_that_no_xml_knows_and_an_odd_ampersand_are_read_as_readers_of_feeds_do():
    feed = b"<rss><channel><item><title>One&nbsp;two</title><link>https://a.test/?a=1&b=2</link></item></channel></rss>"
    assert [(one.url, one.title) for one in pages(feed)] == [("https://a.test/?a=1&b=2", "One two")]
