"""Pages of a PDF as characters and rules; what cannot be opened is refused with its cause."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pdfplumber
import pypdfium2
from pdfminer.layout import LTChar, LTContainer, LTLine, LTRect
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
    """Take what is needed from pdfplumber's layout of a page; its dictionaries cost as much again as the layout."""
    left, top = page.mediabox[:2]
    ceiling = float(page.height + top)
    chars: list[Char] = []
    segments: list[Segment] = []
    for item in _items(page.layout):
        x0, x1, above, below = item.x0 + left, item.x1 + left, ceiling - item.y1, ceiling - item.y0
        if isinstance(item, LTChar):
            if item.upright:
                chars.append(Char(item.get_text(), x0, above, x1, below, item.size))
        elif isinstance(item, LTRect | LTLine) and min(item.width, item.height) <= _THIN:
            segments.append(Segment(x0, above, x1, below))
    return Page(number, float(page.width), float(page.height), chars, segments)


def _items(container: Any) -> Iterator[Any]:
    """Characters and shapes of a page, also those within figures."""
    for item in container:
        if isinstance(item, LTContainer):
            yield from _items(item)
        else:
            yield item
