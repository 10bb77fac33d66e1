"""WARC files: each response with an HTML page is an article, its place the bytes of its record in the file."""

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from typing import Any, BinaryIO

from warcio.archiveiterator import WARCIterator
from warcio.bufferedreaders import ChunkedDataException
from warcio.exceptions import ArchiveLoadFailed

from dagster_project.reading.archives import Piece
from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import Tables
from dagster_project.reading.packed import MAGIC
from dagster_project.sources.news import article
from dagster_project.sources.news.placing import Span, gathered, not_read, placed

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=T)", re.ASCII)
_HTML = ("text/html", "application/xhtml+xml")
_EXPECTED = "an HTML page with an article"
_BETWEEN = b"\r\n\r\n"  # of records that are not packed, and no part of them
_ANOTHER_COPY = "fetch it again"


def pieces(stream: BinaryIO) -> Iterator[Piece]:
    """The records with a page, each with its bytes as given and the day of its capture; a page too large is refused."""
    for number, start, end, record, page in _records(stream):
        found = _DAY.match(record.rec_headers.get_header("WARC-Date") or "")
        if page is None:
            continue
        if len(page) > article.LARGEST:
            where = record.rec_headers.get_header("WARC-Target-URI")
            cause = f"the page of record {number} ({where}) has more than {article.LARGEST:,} bytes, as no article has"
            yield Piece(number, start, end, b"", refused=cause)
        else:
            here = stream.tell()
            stream.seek(start)
            content = stream.read(end - start)
            content += b"" if content.startswith(MAGIC) else _BETWEEN
            stream.seek(here)
            yield Piece(number, start, end, content, found[0] if found else None)


def read(content: bytes, document_sha256: str) -> Tables:
    """Read every page as an article; one that is none is a quarantined row."""
    found: list[Tables] = []
    for number, start, end, record, page in _records(BytesIO(content)):
        if page is not None:
            url = record.rec_headers.get_header("WARC-Target-URI")
            found.append(_read_page(page, url, number, document_sha256, (start, end)))
    return gathered(found)


def _read_page(page: bytes, url: str | None, number: int, document_sha256: str, whole: Span) -> Tables:
    """Read one page; an article bears the hash of its address and page as its id, whatever file they stand in."""
    own = sha256(f"{url}\0".encode() + page).hexdigest()
    try:
        tables = placed(article.read(page, own), document_sha256, whole)
    except UnreadableDocument as error:
        return not_read(own, f"{_EXPECTED}; {error}", url or f"record {number}", document_sha256, whole)
    return tables | {"articles": [replace(one, url=one.url or url) for one in tables["articles"]]}


def _records(stream: BinaryIO) -> Iterator[tuple[int, int, int, Any, bytes | None]]:
    """Number, place, record and, where it is an answer with one, its page, cut where it is too large."""
    records = WARCIterator(stream)
    try:
        for number, record in enumerate(records, start=1):
            page = _page(record)
            start = records.get_record_offset()
            end = start + records.get_record_length()
            if records.err_count or getattr(record.raw_stream, "limit", 0):  # bytes that should have followed
                raise UnreadableDocument(f"record {number} is longer or shorter than it says", _ANOTHER_COPY)
            yield number, start, end, record, page
    except (ArchiveLoadFailed, ChunkedDataException, EOFError, ValueError) as error:
        if isinstance(error, UnreadableDocument):
            raise
        cause = " ".join(str(error).split())[:200]
        raise UnreadableDocument(f"the WARC file is damaged ({cause})", _ANOTHER_COPY) from error


def _page(record: Any) -> bytes | None:
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return None
    if (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower() not in _HTML:
        return None
    found: list[bytes] = []
    stream, size = record.content_stream(), 0
    while size <= article.LARGEST and (block := stream.read(1 << 16)):
        found.append(block)
        size += len(block)
    return b"".join(found) or None
