"""Pages of a PDF as characters and rules; what cannot be opened is refused with its cause."""

import io
import re
import struct
import zlib
from collections.abc import Iterator
from typing import Any

import pdfplumber
import pypdfium2
from pdfminer.layout import LTChar, LTContainer, LTLine, LTRect
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.layout import Char, Page, Segment

_THIN = 2.0  # a filled box at most this thick is a rule
_TAIL = 2048  # readers look for the end marker in about the last kilobyte (ISO 32000-1, 7.5.5, note)
_LARGEST = 14_400.0  # points that a page may measure (ISO 32000-1, annex C.2)
# What pdfminer and pdfplumber raise on damaged files beside their own errors: they trust what they parse (tests/fuzz).
_DAMAGE = (
    PSException, PdfminerException, MalformedPDFException, ArithmeticError, AssertionError, AttributeError, EOFError,
    LookupError, NotImplementedError, RecursionError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip


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
    number = 0
    try:
        for number in range(len(document)):
            yield re.sub(r"\s+", " ", document[number].get_textpage().get_text_bounded())
    except pypdfium2.PdfiumError as error:
        raise _damaged(f"page {number + 1} of the PDF", error) from error
    finally:
        document.close()


def pages(content: bytes) -> Iterator[Page]:
    """The pages of a PDF one after the other; raises UnreadableDocument with the page that cannot be read."""
    place = "the PDF"
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            for number, page in enumerate(document.pages, start=1):
                place = f"page {number} of the PDF"
                yield _page(page, number)
                page.close()
    except _DAMAGE as error:
        raise _damaged(place, error) from error


def _damaged(place: str, error: Exception) -> UnreadableDocument:
    cause = " ".join(str(error).split())[:200] or type(error).__name__
    return UnreadableDocument(f"{place} is damaged ({cause})", "download it again")


def _page(page: Any, number: int) -> Page:
    """Take what is needed from pdfplumber's layout of a page; its dictionaries cost as much again as the layout."""
    left, top = page.mediabox[:2]
    width, height = float(page.width), float(page.height)
    if not (0 < width <= _LARGEST and 0 < height <= _LARGEST):
        raise ValueError(f"it measures {width:.0f} by {height:.0f} points")
    chars: list[Char] = []
    segments: list[Segment] = []
    for item in _items(page.layout):
        x0, x1, above, below = item.x0 + left, item.x1 + left, height + top - item.y1, height + top - item.y0
        is_on_page = left <= x1 and x0 <= left + width and top <= below and above <= top + height
        if not (is_on_page and x1 - x0 <= width and below - above <= height):
            continue  # off the page, or wider than it: nobody can see it printed
        if isinstance(item, LTChar):
            if item.upright:
                chars.append(Char(item.get_text(), x0, above, x1, below, item.size))
        elif isinstance(item, LTRect | LTLine) and min(item.width, item.height) <= _THIN:
            segments.append(Segment(x0, above, x1, below))
    return Page(number, width, height, chars, segments)


def _items(container: Any) -> Iterator[Any]:
    """Characters and shapes of a page, also those within figures."""
    for item in container:
        if isinstance(item, LTContainer):
            yield from _items(item)
        else:
            yield item
