"""One document of the Federal Register: recognised by its own words, and read into the records of its raw tables."""

import re
from dataclasses import dataclass

from dagster_project.reading import pdf
from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import Tables
from dagster_project.reading.layout import Line
from dagster_project.reading.passage import Vocabulary, passage
from dagster_project.sources.federal_register import front_matter, printed, public_inspection
from dagster_project.sources.federal_register.assembly import Assembly
from dagster_project.sources.federal_register.front_matter import MARK, normal_number
from dagster_project.sources.federal_register.layout import Layout

_RUNNING_HEAD = re.compile(r"Federal Register\s*/\s*Vol\.\s*\d+,")


@dataclass(frozen=True, slots=True)
class Identity:
    """Which document a file holds, and in which form: print or public_inspection."""

    document_number: str
    form: str


def identify(content: bytes, file_name: str = "") -> Identity:
    """Recognise a document by its "[FR Doc. ...]" line; where pages are shared with others, the file's name decides.

    Raises UnreadableDocument for a PDF that is damaged, encrypted, without text, or of another publisher.
    """
    pdf.check(content)
    texts = list(pdf.plain_text(content))
    if not any(texts):
        raise UnreadableDocument(f"no text on any of {len(texts)} pages: it is a scan", "run OCR over it first")
    numbers = [normal_number(found["number"]) for text in texts for found in MARK.finditer(text)]
    if not numbers:
        raise UnreadableDocument(
            f'no "[FR Doc. ...]" line on any of {len(texts)} pages',
            "give a document as the Federal Register publishes it, whole",
        )
    named = [number for number in numbers if number in file_name]
    heads = sum(bool(_RUNNING_HEAD.search(text)) for text in texts)
    return Identity((named or numbers)[-1], "print" if 2 * heads > len(texts) else "public_inspection")


def read(content: bytes, document_sha256: str, document_number: str = "") -> Tables:
    """Read a document into its raw tables (see records.TABLES); without a number, the one that it is recognised by.

    A document that changes no entry gives one row in `rules`, which says why. Raises UnreadableDocument.
    """
    identity = identify(content, document_number)
    lay_out = printed.lay_out if identity.form == "print" else public_inspection.lay_out
    layout = lay_out(pdf.pages(content))
    layout.lines = front_matter.own_lines(layout.lines, identity.document_number)
    _keep_own_pages(layout)
    table_lines = [line for fragment in layout.fragments for cell in fragment.cells for line in cell]
    vocabulary = Vocabulary([*layout.lines, *layout.destinations, *table_lines], hyphenates=layout.hyphenates)
    text = passage(layout.lines, vocabulary, _paragraph_ends)
    return Assembly(identity.document_number, document_sha256, layout, text, vocabulary).tables()


def _keep_own_pages(layout: Layout) -> None:
    """Leave out table fragments on pages that hold nothing of the document."""
    pages = {line.box.page for line in layout.lines}
    first, last = min(pages), max(pages)
    layout.fragments = [fragment for fragment in layout.fragments if first <= fragment.page <= last]


def _paragraph_ends(line: Line, following: Line) -> str:
    """A paragraph begins with an indent, a bullet, or after a gap."""
    box, other = line.box, following.box
    if following.text[:1] in "•■":
        return "\n"
    same_column = box.page == other.page and other.top > box.top
    indented = 4 < other.x0 - box.x0 < 80
    gap = same_column and other.top - box.top > 2.6 * line.size
    return "\n" if same_column and (indented or gap) else ""
