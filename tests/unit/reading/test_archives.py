"""What is an archive of articles, told by its first bytes."""

import gzip
import json

import pytest

from dagster_project.reading.archives import HEAD, JSON_LINES, WARC, archive_type

LINE = json.dumps({"url": "https://a.test/1", "title": "One", "published": "2025-01-16", "text": "Listed."}).encode()
LONG = json.dumps({"title": "One", "published": "2025-01-16", "text": "x" * HEAD}).encode()


@pytest.mark.parametrize(
    "content", [LINE, LINE + b"\n" + LINE, b"\xef\xbb\xbf" + LINE, b"{broken\n" + LINE, LONG[:HEAD]]
)
def test_lines_of_articles_are_json_lines_packed_or_not(content):
    assert archive_type(content) == JSON_LINES
    assert archive_type(gzip.compress(content)) == JSON_LINES


def test_a_warc_is_told_packed_or_not():
    content = b"WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\n"
    assert archive_type(content) == archive_type(gzip.compress(content)) == WARC


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"WARC is an acronym of four letters",
        b'{"results": [{"federal_register_notice": "90 FR 4617"}]}',
        b'{"version": "https://jsonfeed.org/version/1.1", "items": []}',
        b'{"text": "and nothing else"}',
        b"{" * 100_000,
        b"A title\n\nA text.",
        b"\x1f\x8b and no gzip",
        gzip.compress(b"A text.", mtime=0),
    ],
)
def test_all_else_is_none(content):
    assert archive_type(content) is None
