"""JSON Lines of articles: each line an object with url, title, published and text."""

import datetime as dt
import json
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any, BinaryIO

from dagster_project.reading.archives import Piece
from dagster_project.reading.dates import read_moment
from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import Tables
from dagster_project.sources.news.article import LARGEST, tables_of
from dagster_project.sources.news.json_values import line_of, text_of
from dagster_project.sources.news.placing import gathered, not_read, placed
from dagster_project.sources.news.plain_text import Draft, article_lines, unwrapped
from dagster_project.sources.news.statements import Statements, publisher_of

_EXPECTED = "a JSON object with the texts url, title, published and text"
_BLOCK = 1 << 20


def pieces(stream: BinaryIO) -> Iterator[Piece]:
    """The lines of a file, each with the day that it gives as published; one that is too long is refused."""
    number = start = 0
    while line := stream.readline(LARGEST + 1):
        number, end = number + 1, start + len(line)
        if len(line) > LARGEST:
            while rest := b"" if line.endswith(b"\n") else stream.readline(_BLOCK):
                line, end = rest, end + len(rest)
            cause = f"line {number} has {end - start:,} bytes, more than {LARGEST:,}, as no article has"
            yield Piece(number, start, end, b"", refused=cause)
        elif line.strip():
            ended = line if line.endswith(b"\n") else line + b"\n"  # another line may come to stand behind the last one
            yield Piece(number, start, end, ended, _day(line))
        start = end


def read(content: bytes, document_sha256: str) -> Tables:
    """Read every line as an article; what is not understood of a line is a quarantined row with its place."""
    start = 0
    found: list[Tables] = []
    for piece in pieces(BytesIO(content)):
        text = piece.content.decode("utf-8", "replace")
        found.append(_read_line(piece.content, text, document_sha256, start))
        start += len(text)
    return gathered(found)


def _read_line(line: bytes, text: str, document_sha256: str, start: int) -> Tables:
    """Read one line; an article bears the hash of its line as its id, whatever file the line stands in."""
    own = sha256(line.strip()).hexdigest()
    whole = (start, start + len(text.rstrip()))
    try:
        tables = tables_of(_draft(_object(line)), text, own)
    except UnreadableDocument as error:
        return not_read(own, f"{_EXPECTED}; {error}", text.strip(), document_sha256, whole)
    return placed(tables, document_sha256, whole, shift=start)


def _object(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(f"the line is no JSON ({error})", "write it again") from error
    if not isinstance(found, dict):
        raise UnreadableDocument("the line is no JSON object", "write it again")
    return found


def _draft(found: dict[str, Any]) -> Draft:
    """The article that an object tells of; lines of its text that are furniture are taken off, as of any text."""
    stated = Statements(title=line_of(found.get("title")), url=line_of(found.get("url")))
    stated.publisher, stated.author = line_of(found.get("publisher")), line_of(found.get("author"))
    for key, kind in (("published", "published date"), ("updated", "updated date")):
        printed = line_of(found.get(key))
        moment = read_moment(printed) if printed else None
        if printed and moment:
            setattr(stated, key, (moment, printed))
        elif found.get(key) not in (None, ""):
            stated.not_understood.append((kind, json.dumps(found[key])))
    given = text_of(found.get("text")) or ""
    body, furniture = article_lines(unwrapped(given), None, 0, stated)
    stated.publisher = stated.publisher or publisher_of(furniture, stated.author)
    stated.section = stated.section or line_of(found.get("section"))
    stated.license = stated.license or line_of(found.get("license"))
    text = "\n".join(line for line in body if line != stated.title)
    return Draft(stated.title, text, stated, given)


def _day(line: bytes) -> str | None:
    try:
        moment = read_moment(line_of(_object(line).get("published")) or "")
    except UnreadableDocument:
        return None
    day: dt.date | None = moment.day if moment else None
    return day.isoformat() if day else None
