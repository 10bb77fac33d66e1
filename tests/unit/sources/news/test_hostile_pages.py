"""Web pages of any size and temper."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import frame_of
from dagster_project.sources.news.article import read
from dagster_project.sources.news.records import Article
from tests.unit.sources.news.article_texts import PARAGRAPH, SHA, page, the_article


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


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"word " * 10_000_000, "the page has 50,000,000 bytes, more than 10,000,000; save the article alone"),
        (page("<p>word</p>" * 4_600_000), "the page has 50,600,"),
        (b"a\n" * 20_000, "the text has 20,000 lines, more than 10,000, as no article has; save the article alone"),
    ],
    ids=["text", "page", "lines"],
)
def test_what_is_larger_than_any_article_is_refused_in_one_line(content, cause):
    with pytest.raises(UnreadableDocument) as refused:
        read(content, SHA)
    assert str(refused.value).startswith(cause)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("value", ['"aaaaaaaaaa"', 'SYSTEM "file:///etc/passwd"'])
def test_entities_of_a_pages_own_are_not_expanded(value):
    declared = f"<!DOCTYPE html [<!ENTITY own {value}><!ENTITY more '&own;&own;'>]>"
    body = f"<html><body><h1>Eleven &own; &more;</h1><p>{PARAGRAPH}</p></body></html>"
    article = the_article(f"{declared}{body}".encode())
    assert article.title == "Eleven &own; &more;"
    assert article.body == PARAGRAPH


def test_scripts_and_styles_are_no_part_of_an_article():
    script = "<script>if (a < b) { document.write('<p>Sold to nobody</p>') }</script><style>p { color: red }</style>"
    hidden = f"<script>{'x' * 2_000_000}</script><noscript>{script}</noscript>"
    article = the_article(page(f"<article><h1>Eleven parties join</h1>{script}<p>{PARAGRAPH}</p>{hidden}</article>"))
    assert article.body == PARAGRAPH


LETTERS = "Le café près du marché a été nommé dans l’avis de jeudi."
SIGNS = "北京智谱华章科技有限公司被列入实体清单。"


@pytest.mark.parametrize(
    ("declared", "encoding", "words"),
    [
        ("utf-8", "windows-1252", LETTERS),
        ("nonsense", "windows-1252", LETTERS),
        ("rot13", "utf-8", LETTERS),
        ("iso-8859-1", "utf-8", LETTERS),
        ("utf-8", "utf-16", LETTERS),
        ("gb2312", "gb18030", SIGNS * 9),
        ("big5", "utf-8", SIGNS * 9),
    ],
)
def test_a_page_that_declares_another_encoding_is_read_as_what_it_is(declared, encoding, words):
    head = f"<head><meta charset='{declared}'><title>Eleven</title></head>"
    content = f"<!doctype html><html>{head}<body><h1>Eleven</h1><p>{words}</p></body></html>"
    assert the_article(content.encode(encoding)).body == words


def test_half_characters_and_nul_do_not_reach_the_tables():
    article = the_article(page(f"<h1>Eleven &#xD800;&#0; parties</h1><p>{PARAGRAPH}</p>"))
    assert frame_of([article], Article)["body"].to_list() == [PARAGRAPH]
    assert "\x00" not in article.title


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
