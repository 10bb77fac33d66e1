"""Web pages of any size and temper."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import frame_of
from dagster_project.sources.news.article import read
from dagster_project.sources.news.records import Article

SHA = "a" * 64
PARAGRAPH = (
    "The Bureau put eleven parties on its list on Thursday, and ten of them are parts of one group, the notice says."
)


def the_article(content: bytes) -> Article:
    (article,) = read(content, SHA)["articles"]
    return article


def page(body: str, head: str = "<title>Eleven parties join the list</title>") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def test_a_short_page_keeps_its_paragraphs_apart():
    body = "<article><h1>Eleven parties join the list</h1><time datetime='2025-01-16T10:00:00-05:00'>today</time>"
    article = the_article(page(f"{body}<p>Eleven were listed.</p><p>Ten are one group.</p></article>"))
    assert article.body == "Eleven were listed.\nTen are one group."
    assert article.published_at == dt.datetime(2025, 1, 16, 15, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + "text",
        f"<p title='{'a' * 1_000_000}'>{PARAGRAPH}</p>",
        "<!--" * 100_000,
        "<script type='application/ld+json'>" + "[" * 100_000 + f"</script><p>{PARAGRAPH}</p>",
        "<p>" + "A.A" * 300_000,
        "<a href='/'>x" * 60_000,
    ],
)
def test_a_hostile_page_gives_a_result_or_the_one_error(body):
    try:
        tables = read(page(body), SHA)
    except UnreadableDocument:
        return
    assert tables["articles"] or tables["quarantine"]


def test_a_page_of_links_without_end_is_refused_before_it_is_taken_apart():
    with pytest.raises(UnreadableDocument, match="more than 500,000 tags"):
        read(page("<a href='/'>x</a>" * 260_000), SHA)


def test_a_page_of_five_megabytes_is_read_whole():
    paragraphs = [f"In paragraph {number} the notice names a party. {PARAGRAPH}" for number in range(32_000)]
    content = page("<h1>Eleven parties join the list</h1><article><p>" + "</p><p>".join(paragraphs) + "</p></article>")
    assert len(content) > 5_000_000
    assert the_article(content).body.split("\n") == paragraphs


@given(st.text(alphabet=st.sampled_from("ab AB.,:|\n-–©<>/p123Byon"), max_size=120) | st.text(max_size=80))
@settings(max_examples=200)
def test_no_text_brings_the_reader_down(printed):
    try:
        tables = read(printed.encode(), SHA)
    except UnreadableDocument:
        return
    assert frame_of(tables["articles"], Article).height == len(tables["articles"])
