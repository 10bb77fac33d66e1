"""News from feeds, sitemaps and single pages, as far as the hosts let programs ask."""

import datetime as dt
import gzip
import json
import time
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from dagster_project.cli.app import app
from dagster_project.storage import manifests
from dagster_project.storage.web import fetching, notes
from tests.integration.fetching.offers import ETAG, feed, names_news, page, sitemap, unfinished
from tests.integration.fetching.publisher import Answer, nobody_listens

TOLD = {"title": "To /news/one.html", "published": "Thu, 16 Jan 2025 10:00:00 GMT", "updated": None}


def counted(new: int = 0, unchanged: int = 0, settled: int = 0, failures: int = 0) -> str:
    return f"{new} new documents, {unchanged} unchanged, {settled} fetched before, {failures} failures."


def titles(folders) -> dict[str, str]:
    """Partition of each landed page by the end of its address."""
    return {one.origin.rpartition("/")[2]: one.partition_key for one in manifests.landed(folders)}


@pytest.fixture
def two_pages(publisher, folders):
    """A feed of two pages, named in the data folder."""
    publisher.gives("/news/one.html", page("One is listed"))
    publisher.gives("/news/two.html", page("Two are listed", "2025-01-17"))
    names_news(folders, publisher.gives("/feed", feed("/news/one.html", f"{publisher.url}/news/two.html#top")))
    return publisher


def test_the_pages_of_a_feed_are_landed_by_day_with_what_the_feed_says_and_asked_for_once(two_pages, folders, fetch):
    assert fetch("news") == (0, counted(2), [])
    assert titles(folders) == {"one.html": "2025-01-16", "two.html": "2025-01-17"}
    url = f"{two_pages.url}/news/one.html"
    assert notes.metadata(folders, "news", notes.key_of(url)) == {
        **TOLD,
        **{"url": "/news/one.html", "list": f"{two_pages.url}/feed"},
    }
    asked = len(two_pages.requests("/news/"))
    assert fetch("news") == (0, counted(settled=2), [])
    assert len(two_pages.requests("/news/")) == asked
    assert unfinished(folders) == {}


def test_a_page_of_which_the_feed_says_something_new_is_asked_for_again(two_pages, folders, fetch):
    fetch("news")
    two_pages.gives("/feed", feed("/news/one.html", day="Fri, 17 Jan 2025 10:00:00 GMT"))
    two_pages.gives("/news/one.html", page("One is listed", more=" It was updated."))
    assert fetch("news") == (0, counted(1), [])
    assert [one.file_name for one in manifests.landed(folders)].count("one.html") == 2


def test_an_unchanged_feed_is_not_sent_twice_and_what_failed_is_asked_for_again(publisher, folders, fetch):
    address = publisher.gives("/feed", feed("/one.html", "/two.html", headers=ETAG))
    publisher.gives("/one.html", page("One is listed"))
    names_news(folders, address)
    code, said, (line,) = fetch("news")
    assert (code, said) == (1, counted(1, failures=1))
    assert line.startswith(f"{publisher.url}/two.html: the server answers 404 Not Found; open it in a browser")
    publisher.gives("/two.html", page("Two are listed"))
    assert fetch("news") == (0, counted(1, settled=1), [])
    assert publisher.requests("/feed")[1].headers["if-none-match"] == ETAG["ETag"]


def test_an_index_leads_to_packed_sitemaps_and_old_pages_are_left_out(publisher, folders, fetch):
    packed = gzip.compress(sitemap(("/new.html", "2025-01-16"), ("/old.html", "2019-01-16")))
    publisher.gives("/map-1.xml.gz", Answer(packed, "application/x-gzip"))
    index = sitemap(("/map-1.xml.gz", "2025-01-16"), ("/map-0.xml.gz", "2019-01-16"), element="sitemap")
    names_news(folders, publisher.gives("/sitemap.xml", Answer(index)))
    publisher.gives("/new.html", page("A new rule"))
    assert fetch("news", since=dt.date(2025, 1, 1)) == (0, counted(1), [])
    assert [one.path for one in publisher.asked] == ["/robots.txt", "/sitemap.xml", "/map-1.xml.gz", "/new.html"]


def test_a_json_feed_and_a_single_page_are_told_by_what_lies_there(publisher, folders, fetch):
    items = [{"id": "1", "url": f"{publisher.url}/one.html", "title": "One"}]
    told = {"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": items}
    publisher.gives("/feed.json", Answer(json.dumps(told).encode(), "application/feed+json"))
    publisher.gives("/one.html", page("One is listed"))
    publisher.gives("/two.html", replace(page("Two are listed"), headers=ETAG))
    given = [f"{publisher.url}/feed.json", f"{publisher.url}/two.html"]
    assert fetch("news", addresses=given) == (0, counted(2), [])
    assert titles(folders).keys() == {"one.html", "two.html"}
    assert fetch("news", addresses=given) == (0, counted(unchanged=1, settled=1), [])
    assert [one.headers.get("if-none-match") for one in publisher.requests("/two")] == [None, ETAG["ETag"]]
    publisher.gives("/two.html", page("Two are listed", more=" Corrected."))
    assert fetch("news", addresses=given) == (0, counted(1, settled=1), [])


def test_the_command_takes_addresses_and_asks_nobody_else(two_pages, folders):
    address = two_pages.gives("/three.html", page("Three are listed"))
    done = CliRunner().invoke(app, ["fetch", address])
    assert done.exit_code == 0
    assert titles(folders).keys() == {"three.html"}
    assert {one.path for one in two_pages.asked} == {"/robots.txt", "/three.html"}


def test_what_robots_txt_closes_is_not_asked_for_and_counted(two_pages, folders, fetch):
    rules = b"User-agent: *\nAllow: /\n\nUser-agent: entity-ledger\nDisallow: /news/two\n"
    two_pages.gives("/robots.txt", Answer(rules, "text/plain"))
    assert fetch("news") == (0, counted(1), [])
    assert len(two_pages.requests("/robots.txt")) == 1
    assert two_pages.requests("two.html") == []
    assert titles(folders).keys() == {"one.html"}
    two_pages.gives("/robots.txt", Answer(b"User-agent: *\nDisallow: /feed\n", "text/plain"))
    code, said, (line,) = fetch("news")
    assert (code, said) == (1, counted(failures=1))
    assert line == (
        f"{two_pages.url}/feed: the host's robots.txt closes it to programs; give another address of the host"
    )


def test_what_robots_txt_closes_is_not_asked_for_by_way_of_a_redirect(publisher, folders, fetch):
    publisher.gives("/robots.txt", Answer(b"User-agent: *\nDisallow: /closed\n", "text/plain"))
    publisher.gives("/open.html", Answer(status=302, headers={"Location": "/closed.html"}))
    publisher.gives("/closed.html", page("One is listed"))
    code, _, (line,) = fetch("news", addresses=[f"{publisher.url}/open.html"])
    assert code == 1
    assert line == (
        f"{publisher.url}/open.html: sent on to {publisher.url}/closed.html, which the host's robots.txt closes to "
        "programs; give another address of the host"
    )
    assert publisher.requests("/closed") == []


def test_a_host_that_fails_to_tell_its_rules_is_left_alone_and_named_once(two_pages, folders, fetch):
    two_pages.gives("/robots.txt", Answer(b"", "text/plain", 503))
    code, said, (line,) = fetch("news")
    assert (code, said) == (1, counted(failures=1))
    assert "does not tell what programs may ask for (the server answers 503 Service Unavailable)" in line
    assert {one.path for one in two_pages.asked} == {"/robots.txt"}


def test_the_pace_of_robots_txt_is_kept(two_pages, fetch):
    two_pages.gives("/robots.txt", Answer(b"User-agent: *\nCrawl-delay: 0.2\n", "text/plain"))
    started = time.monotonic()
    assert fetch("news")[1] == counted(2)
    assert time.monotonic() - started >= 0.4, "two waits between feed and pages"


def test_a_link_to_a_host_that_nobody_named_is_left_out_and_said(publisher, folders, fetch):
    names_news(folders, publisher.gives("/feed", feed("https://elsewhere.test/1", "https://elsewhere.test/2")))
    assert fetch("news") == (0, counted(), [])
    report = fetching.fetch(folders, ["news"])
    ((reason, count),) = (+report.left_out).items()
    assert count == 2
    assert reason.startswith("pages: elsewhere.test is none of the configured hosts; name it under hosts in ")


@pytest.mark.parametrize(
    ("content", "media_type", "cause"),
    [
        (
            b'<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel/></rss>',
            "text/xml",
            "the XML has a DOCTYPE (rss), which may define entities or refer to other files; give it as",
        ),
        (
            gzip.compress(b"<urlset>" + b" " * 60_000_000, mtime=0),
            "application/gzip",
            "it unpacks to more than 52,428,800 bytes",
        ),
        (b"<urlset><url><loc>/a</loc>", "text/xml", "the XML is damaged at line 1 (no element found); fetch it"),
        (b"%PDF-1.7 x", "application/pdf", "the server sends application/pdf, not a page, a feed or a sitemap; "),
        (b"<html><body></body></html>", "text/html", "no title and no paragraph of an article; save"),
        (b'{"a": 1}', "application/json", "the file is JSON of a kind that is not read here; give"),
    ],
    ids=["entities", "bomb", "cut", "pdf", "no article", "json"],
)
def test_what_is_no_page_feed_or_sitemap_is_one_line_and_the_next_address_is_asked(
    publisher, folders, fetch, content, media_type, cause
):
    publisher.gives("/good.html", page("One is listed"))
    names_news(folders, publisher.gives("/bad", Answer(content, media_type)), f"{publisher.url}/good.html")
    code, said, (line,) = fetch("news")
    assert (code, said) == (1, counted(1, failures=1))
    assert line.startswith(f"{publisher.url}/bad: {cause}")
    assert set(unfinished(folders)) <= {"bad.html"}, "a page that landing refused waits there"
    assert titles(folders).keys() == {"good.html"}


def test_a_page_larger_than_any_article_is_not_fetched_to_its_end(publisher, folders, fetch):
    names_news(folders, publisher.gives("/feed", feed("/big.html")))
    publisher.gives("/big.html", Answer(b"<html>" + b"x" * 10_000_001, "text/html"))
    code, _, (line,) = fetch("news")
    assert code == 1
    assert line.startswith(f"{publisher.url}/big.html: 10,000,007 bytes, and 10,000,000 is the limit; ")
    assert unfinished(folders) == {}


def test_without_an_address_news_says_where_to_write_one_and_all_sources_go_on(publisher, folders, fetch):
    code, said, (line,) = fetch("news")
    assert (code, said) == (1, "")
    assert line.startswith(f"{folders.root / 'news.toml'}: no address of news is there; write addresses = ")
    assert publisher.asked == []


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("addresses = 'https://a.test'", "'https://a.test' is no list of addresses; write"),
        ("feeds = []", "feeds is not known; write"),
        ("addresses = [", "cannot be read ("),
    ],
)
def test_a_wrong_line_in_the_file_is_one_line(folders, fetch, text, cause):
    folders.root.mkdir()
    (folders.root / "news.toml").write_text(text)
    code, _, (line,) = fetch("news")
    assert code == 1
    assert line.startswith(f"{folders.root / 'news.toml'}: {cause}")


def test_offline_is_one_warning(folders, fetch, monkeypatch):
    monkeypatch.setenv("ENTITY_LEDGER_FETCH_ATTEMPTS", "1")
    names_news(folders, f"{nobody_listens()}/feed")
    code, _, (line,) = fetch("news")
    assert code == 0
    assert line.startswith("offline: 127.0.0.1 cannot be reached")
