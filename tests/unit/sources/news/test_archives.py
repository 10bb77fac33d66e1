"""Articles out of JSON Lines and WARC files, each with its place in the document."""

import datetime as dt
import gzip
import io
import json
from hashlib import sha256

import pytest

from dagster_project.reading.archives import JSON_LINES, WARC
from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import frame_of
from dagster_project.sources.news import json_lines, web_archive
from dagster_project.sources.news.reader import read_archive
from dagster_project.sources.news.records import TABLES
from tests.unit.sources.news.archive_files import line, page, warc

SHA = "c" * 64


def test_a_line_is_an_article_with_its_title_where_it_stands_in_the_document():
    content = line(1, author="Ann Example", publisher="The Wire") + line(
        2, title="„Zwei“ stehen da", updated="2025-01-17"
    )
    one, two = read_archive(JSON_LINES, content, SHA)["articles"]
    assert (one.title, one.publisher, one.author, one.url) == ("Story 1", "The Wire", "Ann Example", "https://a.test/1")
    assert one.published_at == dt.datetime(2025, 1, 16, 10, tzinfo=dt.UTC)
    assert one.body == "In story 1 the notice names a party.\nOfficials said so on Thursday.", "a button is no line"
    assert (two.updated_date, two.updated_text) == (dt.date(2025, 1, 17), "2025-01-17")
    for article in (one, two):
        seen = article.evidence
        assert content.decode()[seen.span_start : seen.span_end] == seen.printed_text == article.title
        assert seen.document_sha256 == SHA


def test_a_title_that_is_written_with_escapes_has_its_line_for_a_place():
    escaped = json.dumps({"title": "„Zwei“", "published": "2025-01-16", "text": "They stand there."}).encode()
    _, article = read_archive(JSON_LINES, line(1) + escaped, SHA)["articles"]
    place = slice(article.evidence.span_start, article.evidence.span_end)
    assert (line(1) + escaped).decode()[place] == escaped.decode()


def test_an_article_bears_the_same_id_in_whatever_archive_it_stands():
    alone = read_archive(JSON_LINES, line(2), SHA)["articles"][0]
    among = read_archive(JSON_LINES, line(1) + line(2).rstrip(), "d" * 64)["articles"][1]
    assert alone.article_id == among.article_id


DAMAGED = {
    "no JSON": (b'{"title": "One", "te', "record", "the line is no JSON ("),
    "no object": (b"[1, 2]", "record", "the line is no JSON object"),
    "no UTF-8": (b'{"title": "\xff", "text": "a"}', "record", "the line is no JSON ("),
    "nested without end": (b'{"text": ' + b"[" * 200_000, "record", "the line is no JSON ("),
    "more lines than any article": (line(5, text="a\n" * 10_001).rstrip(), "record", "the text has 10,001 lines, more"),
    "nothing of an article": (b'{"url": "https://a.test"}', "record", "no title and no paragraph of an article"),
    "no title": (b'{"text": "Words.", "published": "2025-01-16"}', "title", "a title"),
    "a text that is none": (
        b'{"title": "One", "text": 5, "published": "2025-01-16"}',
        "body",
        "at least one paragraph",
    ),
    "a day that is none": (
        b'{"title": "One", "text": "Words.", "published": 1737021600}',
        "published date",
        "the day of",
    ),
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_a_damaged_line_is_a_quarantined_row_with_its_place_and_the_next_line_is_read(kind):
    damaged, name, expected = DAMAGED[kind]
    content = line(1) + damaged + b"\n" + line(2)
    tables = read_archive(JSON_LINES, content, SHA)
    assert {"Story 1", "Story 2"} <= {article.title for article in tables["articles"]}
    (row,) = tables["quarantine"]
    assert row.kind == name
    assert expected in row.expected
    assert row.document_key == SHA
    assert len(line(1)) <= row.evidence.span_start < len(line(1)) + len(damaged)


def test_what_json_can_write_and_no_text_holds_becomes_a_question_mark():
    content = b'{"title": "O\\ud800ne", "text": "A\\u0000 and \\udfff.", "published": "\\ud800"}'
    tables = read_archive(JSON_LINES, content, SHA)
    assert [(one.title, one.body) for one in tables["articles"]] == [("O?ne", "A? and ?.")]
    assert [row.evidence.printed_text for row in tables["quarantine"]] == ['"\\ud800"']
    for name, records in tables.items():
        assert frame_of(records, TABLES[name]).height == len(records)


def test_a_line_without_a_day_tells_none_and_an_article_of_fifty_megabytes_is_refused_unread():
    huge = line(3, text="x" * 50_000_000)
    one, two, three, four = json_lines.pieces(io.BytesIO(line(1) + line(2, None) + huge + line(4)))
    assert [piece.day for piece in (one, two, three, four)] == ["2025-01-16", None, None, "2025-01-16"]
    assert three.refused == f"line 3 has {len(huge):,} bytes, more than 10,000,000, as no article has"
    assert (three.content, four.content) == (b"", line(4))
    assert four.start == len(line(1) + line(2, None) + huge)


@pytest.mark.parametrize("is_packed", [True, False])
def test_a_page_of_a_warc_is_an_article_at_the_bytes_of_its_record(is_packed):
    content = warc(("2025-02-01", page(1)), ("2025-02-02", page(2)), is_packed=is_packed)
    tables = read_archive(WARC, content, SHA)
    assert [(one.title, one.url) for one in tables["articles"]] == [
        ("Page 1", "https://w.test/0"),
        ("Page 2", "https://w.test/1"),
    ]
    assert tables["articles"][0].published_date == dt.date(2025, 1, 9)
    for number, article in enumerate(tables["articles"], start=1):
        record = content[article.evidence.span_start : article.evidence.span_end]
        given = gzip.decompress(record) if is_packed else record
        assert given.startswith(b"WARC/1.")
        assert page(number) in given
    assert tables["quarantine"] == []


def test_the_pieces_of_a_warc_are_a_warc_again():
    pages = [("2025-02-01", page(1)), ("2025-02-02", page(2)), ("2025-02-01", page(3))]
    for is_packed in (True, False):
        found = list(web_archive.pieces(io.BytesIO(warc(*pages, is_packed=is_packed))))
        assert [piece.day for piece in found] == ["2025-02-01", "2025-02-02", "2025-02-01"]
        again = read_archive(WARC, b"".join(piece.content for piece in found if piece.day == "2025-02-01"), SHA)
        assert [article.title for article in again["articles"]] == ["Page 1", "Page 3"]


def test_pages_that_are_no_answers_or_no_articles_are_left_out_or_quarantined():
    for others in ({"status": "404 Not Found"}, {"kind": "application/pdf"}):
        assert list(web_archive.pieces(io.BytesIO(warc(("2025-02-01", page(1)), **others)))) == []
    tables = read_archive(WARC, warc(("2025-02-01", b"<html><body></body></html>"), ("2025-02-01", page(2))), SHA)
    assert [article.title for article in tables["articles"]] == ["Page 2"]
    (row,) = tables["quarantine"]
    assert (row.kind, row.evidence.printed_text) == ("record", "https://w.test/0")
    assert "no title and no paragraph of an article" in row.expected


def test_a_page_larger_than_any_article_is_refused_and_the_next_one_is_not():
    huge, small = web_archive.pieces(
        io.BytesIO(warc(("2025-02-01", b"<html>" + b"x" * 10_000_000), ("2025-02-01", page(2))))
    )
    assert huge.refused == "the page of record 2 (https://w.test/0) has more than 10,000,000 bytes, as no article has"
    assert (huge.content, small.refused) == (b"", None)


ONE = warc(("2025-02-01", page(1)), is_packed=False)
WRONG = "record 1 is longer or shorter than it says"
DAMAGED_WARC = {
    "short": (b"WARC/1.0\r\nContent-Length: 5\r\n\r\nabc", WRONG),
    "without a length": (b"WARC/1.0\r\nContent-Length: much\r\n\r\nabc\r\n\r\n", WRONG),
    "with wrong lengths": (ONE.replace(b"Content-Length: ", b"Content-Length: 1"), WRONG),
    "cut": (ONE[:-50], "record 4 is longer or shorter than it says"),
    "of no version": (b"WARC/9.9\r\nno header\r\n\r\n", "the WARC file is damaged (Invalid WARC record"),
    "packed as a whole": (gzip.compress(ONE), "the WARC file is damaged (ERROR: non-chunked gzip file detected"),
}


@pytest.mark.parametrize("kind", DAMAGED_WARC)
def test_a_damaged_warc_is_refused_in_one_line(kind):
    content, cause = DAMAGED_WARC[kind]
    with pytest.raises(UnreadableDocument) as refused:
        list(web_archive.pieces(io.BytesIO(content)))
    assert str(refused.value).startswith(cause)
    assert str(refused.value).endswith("; fetch it again")
    assert "\n" not in str(refused.value)


def test_the_same_page_at_two_addresses_is_two_articles():
    tables = read_archive(WARC, warc(("2025-02-01", page(1)), ("2025-02-01", page(1))), SHA)
    assert len({article.article_id for article in tables["articles"]}) == 2
    assert len({sketch.sketch for sketch in tables["sketches"]}) == 1
    assert sha256(page(1)).hexdigest() not in {article.article_id for article in tables["articles"]}
