"""Archives, which hold many documents: what kind one is, told by its first bytes, and a document in it."""

import json
import re
import zlib
from dataclasses import dataclass

from dagster_project.reading.packed import MAGIC

JSON_LINES = "application/jsonl"
WARC = "application/warc"
HEAD = 1 << 16  # bytes that are enough to tell

_FIRST_LINES = 20  # a damaged line does not hide that the others are articles
_WARC_START = re.compile(rb"WARC/\d")
_OBJECT_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
_ARTICLE_KEY = re.compile(rb'[{,]\s*"(url|title|published|text)"\s*:')


@dataclass(frozen=True, slots=True)
class Piece:
    """A record of an archive: its number from 1, its place in bytes, its bytes as given.

    `day` is the partition that it belongs to, None where it tells none; `refused` says why it is not taken.
    """

    number: int
    start: int
    end: int
    content: bytes
    day: str | None = None
    refused: str | None = None


def archive_type(head: bytes) -> str | None:
    """Tell JSON Lines of articles and WARC, also packed with gzip, by the first bytes of a file; None for all else."""
    if head.startswith(MAGIC):
        try:
            head = zlib.decompressobj(31).decompress(head, HEAD)
        except zlib.error:
            return None
    if _WARC_START.match(head):
        return WARC
    return JSON_LINES if _holds_articles(head) else None


def _holds_articles(head: bytes) -> bool:
    """Tell whether one of the first lines is an article, whole or, of a single long line, by how it starts."""
    if not _OBJECT_START.match(head):
        return False
    *lines, last = head.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n")
    if not lines and len(head) >= HEAD:
        return len(set(_ARTICLE_KEY.findall(last))) > 1
    return any(_is_an_article(line) for line in [*lines, last][:_FIRST_LINES])


def _is_an_article(line: bytes) -> bool:
    """Tell an object with a text and one more of an article's keys."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and "text" in found and bool({"url", "title", "published"} & found.keys())
