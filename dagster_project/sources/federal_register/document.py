"""One document of the Federal Register: recognised by its own words, and read into the records of its raw tables."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from dagster_project.reading import pdf
from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import Tables
from dagster_project.reading.layout import Line
from dagster_project.reading.media_types import is_markup
from dagster_project.reading.passage import Vocabulary, passage
from dagster_project.sources.federal_register import front_matter, full_text, printed, public_inspection, table
from dagster_project.sources.federal_register.assembly import Assembly
from dagster_project.sources.federal_register.collected import Collected
from dagster_project.sources.federal_register.front_matter import MARK, normal_number
from dagster_project.sources.federal_register.layout import Layout, naming_lines
from dagster_project.sources.federal_register.marked_table import MarkedTable

_INDENT = 4.0  # points by which a paragraph's first line is set in, at least
_CENTRED = 80.0  # a line set in further is centred
_GAP = 2.6  # lines further apart than this many sizes belong to two paragraphs, also in double-spaced print
_RUNNING_HEAD = re.compile(r"Federal Register\s*/\s*Vol\.\s*\d+,")


@dataclass(frozen=True, slots=True)
class Identity:
    """Which document a file holds, and in which form: print, public_inspection or full_text."""

    document_number: str
    form: str


def identify(content: bytes, file_name: str = "") -> Identity:
    """Recognise a document by its "[FR Doc. ...]" line; where pages are shared with others, the file's name decides.

    Raises UnreadableDocument for a PDF that is damaged, encrypted or without text, and for other publishers' documents.
    """
    if is_markup(content):
        return Identity(full_text.number_of(full_text.parse(content)), full_text.FORM)
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
    if is_markup(content):
        return _read_full_text(content, document_sha256)
    identity = identify(content, document_number)
    lay_out = printed.lay_out if identity.form == "print" else public_inspection.lay_out
    layout = lay_out(pdf.pages(content))
    layout.lines = front_matter.own_lines(layout.lines, identity.document_number)
    if not layout.lines:
        raise UnreadableDocument(
            f"no text on any of {layout.page_count} pages but at their edges",
            "give a document as the Federal Register publishes it, whole",
        )
    _keep_own_pages(layout)
    table_lines = [line for fragment in layout.fragments for cell in fragment.cells for line in cell]
    vocabulary = Vocabulary(
        [*layout.lines, *layout.destinations, *table_lines],
        hyphenates=layout.hyphenates,
        naming=naming_lines(layout.lines),
    )
    text = passage(layout.lines, vocabulary, _paragraph_ends(layout))
    head = front_matter.read(text, vocabulary)
    entries = partial(table.entries, layout, vocabulary)
    collected = Collected(identity.document_number, document_sha256)
    return Assembly(collected, layout, text, head, entries).tables()


def _read_full_text(content: bytes, document_sha256: str) -> Tables:
    document = full_text.parse(content)
    marked = MarkedTable(document)
    text = document.text(marked.elements)
    head = document.front_matter(text)
    collected = Collected(full_text.number_of(document), document_sha256)
    for piece in marked.left_over:
        collected.quarantine(piece.kind, piece.expected, piece.text.evidence(document_sha256))
    return Assembly(collected, document.layout, text, head, marked.entries).tables()


def _keep_own_pages(layout: Layout) -> None:
    """Leave out table fragments on pages that hold nothing of the document."""
    pages = {line.box.page for line in layout.lines}
    first, last = min(pages), max(pages)
    layout.fragments = [fragment for fragment in layout.fragments if first <= fragment.page <= last]


def _paragraph_ends(layout: Layout) -> Callable[[Line, Line], str]:
    """How to tell that a paragraph begins: by its bullet, by an indent from its column's edge, or after a gap."""
    edges: dict[int, Counter[float]] = defaultdict(Counter)
    for line in layout.lines:
        edges[bisect_right(layout.gutters, line.box.x0)][line.box.x0] += 1
    lefts = {column: found.most_common(1)[0][0] for column, found in edges.items()}

    def indent(line: Line) -> float:
        return line.box.x0 - lefts[bisect_right(layout.gutters, line.box.x0)]

    def ends(line: Line, following: Line) -> str:
        is_indented = _INDENT < indent(following) < _CENTRED and indent(following) > indent(line) + 1
        is_below = line.box.page == following.box.page and following.box.top > line.box.top
        is_apart = is_below and following.box.top - line.box.top > _GAP * line.size
        return "\n" if is_indented or is_apart or following.text[:1] in "•■" else ""

    return ends
