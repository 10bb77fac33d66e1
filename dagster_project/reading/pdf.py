"""Pages of a PDF as characters and rules; what cannot be opened is refused with its cause."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pdfplumber
import pypdfium2
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.layout import Char, Page, Segment

_THIN = 2.0  # a filled box at most this thick is a rule
_TAIL = 2048  # readers look for the end marker in about the last kilobyte (ISO 32000-1, 7.5.5, note)


def check(content: bytes) -> int:
    """Number of pages of a PDF that is whole, open and has pages; raises UnreadableDocument otherwise."""
    if b"%%EOF" not in content[-_TAIL:]:
        raise UnreadableDocument(
            f"the PDF breaks off after {len(content):,} bytes, without its end marker", "download it again"
        )
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableDocument("the PDF is encrypted", "save a copy without password and use that") from error
        raise UnreadableDocument(f"the PDF is damaged ({error})", "download it again") from error
    try:
        if len(document) == 0:
            raise UnreadableDocument("the PDF has no pages", "download it again")
        return len(document)
    finally:
        document.close()


def plain_text(content: bytes) -> Iterator[str]:
    """Text of each page in content order, quickly and without places: to recognise a document, not to read it."""
    document = pypdfium2.PdfDocument(content)
    try:
        for page in document:
            yield re.sub(r"\s+", " ", page.get_textpage().get_text_bounded())
    finally:
        document.close()


def pages(content: bytes) -> Iterator[Page]:
    """The pages of a PDF one after the other; raises UnreadableDocument with the page that cannot be read."""
    number = 0
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            for number, page in enumerate(document.pages, start=1):
                yield _page(page, number)
                page.close()
    except (PDFException, PdfminerException, MalformedPDFException) as error:
        raise UnreadableDocument(f"page {number + 1} of the PDF is damaged ({error})", "download it again") from error


def _page(page: Any, number: int) -> Page:
    chars = [
        Char(char["text"], char["x0"], char["top"], char["x1"], char["bottom"], char["size"])
        for char in page.chars
        if char["upright"]
    ]
    segments = [
        Segment(item["x0"], item["top"], item["x1"], item["bottom"])
        for item in (*page.lines, *page.rects)
        if min(item["x1"] - item["x0"], item["bottom"] - item["top"]) <= _THIN
    ]
    return Page(number, float(page.width), float(page.height), chars, segments)
