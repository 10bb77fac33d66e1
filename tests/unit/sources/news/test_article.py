"""Articles out of plain text and HTML."""

import datetime as dt
from pathlib import Path

import pytest

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.media_types import decode
from dagster_project.sources.news.article import LARGEST, day, read
from dagster_project.sources.news.records import Article

SHA = "a" * 64
ROOT = Path(__file__).parents[4]
FIXTURES = ROOT / "tests" / "fixtures" / "news"
REAL = ROOT.parent / "shared" / "data" / "news"
PARAGRAPH = (
    "The Bureau put eleven parties on its list on Thursday, and ten of them are parts of one group, the notice says."
)


def the_article(content: bytes) -> Article:
    (article,) = read(content, SHA)["articles"]
    return article


def text(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def page(body: str, head: str = "<title>Eleven parties join the list</title>") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def fixture(name: str) -> bytes:
    return (FIXTURES / name).read_bytes()


def real(name: str) -> bytes:
    path = REAL / name
    if not path.exists():
        pytest.skip(f"{name} is its publisher's and lies beside this repository only: {path}")
    return path.read_bytes()


def test_a_real_article_with_section_byline_and_blurbs_is_read():
    content = real("techdogs_2025-01-16.txt")
    article = the_article(content)
    printed = [line for line in content.decode().splitlines() if line]
    assert article.title == printed[1]
    assert (article.publisher, article.author) == ("TechDogs", "TechDogs Bureau")
    assert (article.published_date, article.updated_date) == (dt.date(2025, 1, 16), dt.date(2025, 1, 16))
    assert (article.published_at, article.updated_at, article.published_timezone) == (None, None, None)
    assert (article.published_text, article.updated_text) == (
        "First published on Thu, Jan 16, 2025",
        "Updated on Thu, Jan 16, 2025",
    )
    assert not article.is_machine_written
    assert article.body.split("\n") == printed[5 : printed.index("Let us know in the comments below!")]


def test_a_real_article_whose_publisher_says_that_a_machine_wrote_it_is_marked():
    content = real("ainvest_2025-01-15.txt")
    article = the_article(content)
    printed = [line for line in content.decode().splitlines() if line]
    assert article.title == printed[0]
    assert (article.publisher, article.author) == ("Ainvest Fintech Inc", None)
    assert article.published_at == dt.datetime(2025, 1, 16, 1, 10, tzinfo=dt.UTC)
    assert (article.published_date, article.published_timezone) == (dt.date(2025, 1, 15), "America/New_York")
    assert article.is_machine_written
    assert article.machine_written_text in printed[-1]
    assert "generated in whole or in part by artificial intelligence" in article.machine_written_text
    assert article.body.split("\n") == printed[2:-1]


@pytest.mark.parametrize("name", ["techdogs_2025-01-16.txt", "ainvest_2025-01-15.txt"])
def test_the_evidence_of_a_real_article_is_its_title_where_it_stands(name):
    content = real(name)
    evidence = the_article(content).evidence
    assert content.decode()[evidence.span_start : evidence.span_end] == evidence.printed_text
    assert read(content, SHA)["quarantine"] == []


def test_a_page_is_read_without_its_furniture():
    article = the_article(fixture("page_with_furniture.html"))
    assert article.title == "Washington lists eleven firms under export rules"
    assert (article.publisher, article.author) == ("Harbor Ledger", "Mara Lindqvist")
    assert article.url == "https://harborledger.example/2025/01/eleven-firms"
    first_words = [line[:14] for line in article.body.split("\n")]
    assert first_words == ["The Commerce D", "Named first is", "“We do not agr", "The same notic"]
    for furniture in ("Share", "Sign up", "reader_", "six charts", "Advertisement", "©", "Lindqvist", "8:10", "Log in"):
        assert furniture not in article.body


def test_a_page_that_prints_the_head_s_instant_gives_its_zone_and_its_day():
    article = the_article(fixture("page_with_furniture.html"))
    assert article.published_at == dt.datetime(2025, 1, 16, 1, 10, tzinfo=dt.UTC)
    assert (article.published_date, article.published_timezone) == (dt.date(2025, 1, 15), "America/New_York")
    assert article.updated_at == dt.datetime(2025, 1, 16, 13, 45, tzinfo=dt.UTC)


def test_a_page_that_denies_a_machine_is_not_marked():
    article = the_article(fixture("page_with_furniture.html"))
    assert (article.is_machine_written, article.machine_written_text) == (False, None)


def test_linked_data_of_the_article_count_and_those_of_the_site_do_not():
    article = the_article(fixture("page_by_a_machine.html"))
    assert article.published_at == dt.datetime(2025, 1, 16, 1, 30, tzinfo=dt.UTC)
    assert (article.published_date, article.publisher, article.author) == (
        dt.date(2025, 1, 16),
        "Tide Wire",
        "Wire Desk",
    )
    assert article.machine_written_text == "This story was generated by an automated system and checked by an editor."


def test_a_text_in_windows_1252_keeps_its_letters():
    article = the_article(fixture("windows_1252.txt"))
    assert (article.title, article.author) == ("Schönfeld fears for suppliers after new listing", "Anna Schröder")
    assert article.body.startswith("The trade body’s head")
    assert "\n" not in article.body


def test_wrapped_lines_are_joined_to_paragraphs_and_a_wrapped_name_is_whole():
    article = the_article(fixture("wrapped.txt"))
    assert article.author == "Jonas Abel, Karin Wolff and staff"
    assert article.updated_at == dt.datetime(2025, 1, 17, 11, 5, tzinfo=dt.UTC)
    assert article.publisher == "Quay Street Press"
    assert [line[:12] for line in article.body.split("\n")] == [
        "Companies th",
        "The notice i",
        "- First poin",
        "- Second poi",
    ]
    assert "Beijing Lingxin Intelligent Technology Co., Ltd. and nine" in article.body


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("Written by Jane van der Doe", "Jane van der Doe"),
        ("BY: Jane Doe and John Roe", "Jane Doe and John Roe"),
        ("By Jane Doe | WASHINGTON | January 16, 2025", "Jane Doe"),
        ("By Jane Doe, January 16, 2025", "Jane Doe"),
        ("Published January 16, 2025 by Jane Doe", "Jane Doe"),
        ("Author: Jane Doe", "Jane Doe"),
    ],
)
def test_bylines_are_read_in_the_forms_that_papers_print(byline, author):
    article = the_article(text("Eleven parties join the list", byline, "January 16, 2025", "", PARAGRAPH))
    assert (article.title, article.author) == ("Eleven parties join the list", author)
    assert (article.published_date, article.body) == (dt.date(2025, 1, 16), PARAGRAPH)


def test_a_paragraph_that_begins_with_by_is_no_byline():
    paragraph = "By listing eleven parties at once the Bureau has set a mark."
    article = the_article(text("Eleven parties join the list", "January 16, 2025", "", PARAGRAPH, paragraph))
    assert article.author is None
    assert article.body == f"{PARAGRAPH}\n{paragraph}"


def test_labelled_fields_are_read():
    article = the_article(
        text(
            "Title: Eleven listed",
            "Publisher: Tide Wire",
            "Date: 2025-01-16",
            "URL: https://t.example/1",
            "",
            PARAGRAPH,
        )
    )
    assert (article.title, article.publisher, article.url) == ("Eleven listed", "Tide Wire", "https://t.example/1")
    assert article.published_date == dt.date(2025, 1, 16)


def test_a_date_in_the_article_is_not_the_date_of_the_article():
    content = text("Eleven parties join the list", "By Jane Doe", "", PARAGRAPH * 2, "January 9, 2024", PARAGRAPH)
    article = the_article(content)
    assert article.published_date is None
    assert "January 9, 2024" in article.body


def test_a_title_that_ends_with_a_legal_form_is_a_title():
    title = "Bureau lists Beijing Zhipu Huazhang Technology Co., Ltd."
    assert the_article(text("Trade", title, "By Jane Doe", "January 16, 2025", PARAGRAPH)).title == title


@pytest.mark.parametrize(
    "sentence",
    [
        "This article was generated by artificial intelligence.",
        "Disclaimer: This story was written by an automated system and may hold mistakes.",
        "Stories on this site are produced in part by AI.",
        "This report is AI-generated.",
        "This article was automatically generated from a filing.",
    ],
)
def test_a_publisher_s_word_that_a_machine_wrote_the_text_is_kept_and_leaves_the_body(sentence):
    article = the_article(text("Eleven parties join the list", "January 16, 2025", "", PARAGRAPH, "", sentence))
    assert article.is_machine_written
    assert sentence.endswith(article.machine_written_text)
    assert article.body == PARAGRAPH


@pytest.mark.parametrize(
    "sentence",
    [
        "This article was not written by artificial intelligence.",
        "The firm's reports say that its chips were designed with AI.",
        "The articles that the model has generated are in Chinese.",
        "The article that the ministry quotes was generated by artificial intelligence.",
    ],
)
def test_an_article_about_machines_is_not_machine_written(sentence):
    article = the_article(text("Eleven parties join the list", "January 16, 2025", "", PARAGRAPH, "", sentence))
    assert not article.is_machine_written
    assert sentence in article.body


@pytest.mark.parametrize(
    "line",
    [
        "Cookie makers are not on the list, though flour mills are.",
        "Copyright law is another matter, as a court found in 2024.",
        "Share prices fell by a tenth when the notice came out.",
        "Publication of the rule",
        "Home builders were spared, a lobby group said.",
    ],
)
def test_a_sentence_that_begins_like_furniture_stays(line):
    assert (
        line
        in the_article(text("Eleven parties join the list", "January 16, 2025", "", PARAGRAPH, line, PARAGRAPH)).body
    )


def test_what_follows_the_comments_head_is_not_the_article_but_a_list_of_links_ends():
    content = text(
        "Eleven parties join the list", "January 16, 2025", "", PARAGRAPH,
        "Related articles", "Six charts on chips", "A port and its forms",
        "The last paragraph is long enough to be read as one.",
        "Comments (1)", "I saw this coming, and so did everybody who reads the notices.",
    )  # fmt: skip
    assert the_article(content).body == f"{PARAGRAPH}\nThe last paragraph is long enough to be read as one."


@pytest.mark.parametrize(
    ("content", "kinds"),
    [
        (text("Eleven parties join the list", "By Jane Doe", "", PARAGRAPH), ["published date"]),
        (text("Eleven parties join the list", "Published on Monday, Jan 16, 2025", "", PARAGRAPH), ["published date"]),
        (text(f"{PARAGRAPH} {PARAGRAPH} {PARAGRAPH}", "Published on Jan 16, 2025"), ["title"]),
        (text("Eleven parties join the list", "January 16, 2025", "Share"), ["body"]),
        (page("<p>Eleven parties join the list.</p>", head=""), ["title", "published date"]),
    ],
)
def test_what_is_not_found_is_a_quarantined_row_and_no_guess(content, kinds):
    tables = read(content, SHA)
    assert [row.kind for row in tables["quarantine"]] == kinds
    assert len(tables["articles"]) == (kinds == ["published date"])
    for row in tables["quarantine"]:
        assert decode(content)[row.evidence.span_start : row.evidence.span_end] == row.evidence.printed_text
        assert row.expected


def test_the_day_is_that_of_publication_else_of_the_update_else_none():
    head, update = "Eleven parties join the list", "Updated on Thu, Jan 16, 2025"
    assert day(read(text(head, update, "Published Jan 15, 2025", PARAGRAPH), SHA)) == dt.date(2025, 1, 15)
    assert day(read(text(head, update, PARAGRAPH), SHA)) == dt.date(2025, 1, 16)
    assert day(read(text(head, "By Jane Doe", PARAGRAPH), SHA)) is None
    assert day(read(text(PARAGRAPH * 3, update), SHA)) is None


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "empty"),
        (text("Share", "Tags: a, b", "Join the discussion"), "no title and no paragraph"),
        (page("<nav><a href='/'>Home</a></nav>", head=""), "no title and no paragraph"),
        (b"%PDF-1.7\n", "application/pdf and no article"),
        (b"owner_name,owned_name\n", "text/csv and no article"),
        (b"a " * LARGEST, "more than 10,000,000"),
    ],
)
def test_what_is_no_article_is_refused_with_a_remedy(content, cause):
    with pytest.raises(UnreadableDocument, match=cause) as refusal:
        read(content, SHA)
    assert refusal.value.remedy


def test_section_language_rights_and_the_text_before_extraction_are_kept():
    content = text(
        "Export Controls", "Eleven parties join the list of the Bureau", "By Jane Doe",
        "Updated on January 17, 2025 at 9:05 am ET", "January 16, 2025", "Share", "", PARAGRAPH * 2,
        "© 2025 Quay Street Press. All rights reserved.",
    )  # fmt: skip
    article = the_article(content)
    assert (article.section, article.language_code) == ("Export Controls", "en")
    assert article.license_text == "© 2025 Quay Street Press. All rights reserved."
    assert article.updated_timezone == "America/New_York"
    assert article.updated_at == dt.datetime(2025, 1, 17, 14, 5, tzinfo=dt.UTC)
    assert "Share" in article.unextracted_text.split("\n")
    assert "Share" not in article.body


def test_a_page_names_its_section_in_its_head_and_a_short_text_has_no_language():
    head = "<title>Eleven parties join the list</title><meta property='article:section' content='Trade'>"
    assert the_article(page(f"<h1>Eleven parties join the list</h1><p>{PARAGRAPH}</p>", head)).section == "Trade"
    assert (
        the_article(text("Eleven parties join the list", "January 16, 2025", "", "Zhipu it is.")).language_code is None
    )
