"""The supplements of the lists within eCFR XML: the edition's day, their tables' rows, what stands after these."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dagster_project.reading import markup
from dagster_project.reading.dates import read_iso_day, read_moment
from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.marked_text import Flow, MarkedText
from dagster_project.reading.markup import Element
from dagster_project.reading.media_types import ECFR_ROOTS

# The same office prints the lists in rules and in the eCFR: one place says what their supplements and heads are.
from dagster_project.sources.federal_register.lists import LISTS, ListForm, by_supplement, headed

_SUPPLEMENT = re.compile(r"Supplement\s+No\.?\s*(?P<number>\d+)\s+to\s+Part\s+744\b", re.IGNORECASE)
_REMEDY = "fetch title 15 with part=744 from the versioner API of ecfr.gov"
_DAY = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_DAY_IN_PATH = re.compile(r"/on/(\d{4}-\d{2}-\d{2})/")
_FOOTNOTE = re.compile(r"(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s*(?P<text>\S.*)", re.DOTALL)
_STARS = re.compile(r"[*\s]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row: its destination, inherited where not printed, and the texts of its four other cells."""

    destination: str
    cells: tuple[MarkedText, ...]  # entity, requirement, policy, citation; empty where the list lacks the column
    beyond: tuple[MarkedText, ...]  # cells that a row of this list does not have


@dataclass(frozen=True, slots=True)
class Edition:
    """What one document prints of the lists, in their order, and of which day."""

    edition_date: dt.date
    supplements: "tuple[Supplement, ...]"


def find(content: bytes, named: str = "") -> Edition:
    """The supplements that eCFR XML holds; `named` is the file's name or the edition's date, for XML without its day.

    Raises UnreadableDocument for other XML, for one that holds none of the lists or one of them twice, or tells no day.
    """
    root = markup.parse(content)
    if root.tag not in ECFR_ROOTS:
        raise UnreadableDocument(f"the XML has the root <{root.tag}>, which is not the eCFR's", _REMEDY)
    nodes: dict[str, list[Element]] = {one.code: [] for one in LISTS}
    for node in root.every("DIV9"):
        number = _SUPPLEMENT.match(node.attributes.get("N", ""))
        if number and (listing := by_supplement(number["number"])):
            nodes[listing.code].append(node)
    if not any(nodes.values()) or any(len(found) > 1 for found in nodes.values()):
        counts = ", ".join(f"{len(nodes[one.code])} of No. {one.supplement}" for one in LISTS)
        raise UnreadableDocument(f"the eCFR XML has {counts} of the supplements to part 744, not one of each", _REMEDY)
    supplements = tuple(Supplement(one, node) for one in LISTS for node in nodes[one.code])
    return Edition(_edition_date(root, named), supplements)


class Supplement:
    """One list as one edition prints it."""

    def __init__(self, listing: ListForm, node: Element) -> None:
        """Take the list's own node of the document."""
        self.listing = listing
        self._node = node

    @property
    def title(self) -> MarkedText:
        """The heading."""
        return _text([child for child in self._node.children if child.tag == "HEAD"])

    @property
    def history(self) -> MarkedText:
        """The bracket after the table that names the rules which made the supplement."""
        return _text(list(self._node.every("CITA")))

    def footnotes(self) -> Iterator[tuple[str, int, MarkedText]]:
        """Footnotes outside the table: the mark, where the words after it begin, and the paragraph."""
        inside = {id(part) for table in self._node.every("TABLE") for part in table.every("P", "FP")}
        for element in self._node.every("P", "FP"):
            text = _text([element])
            if id(element) not in inside and (found := _FOOTNOTE.match(text.text)):
                yield found["mark"], found.start("text"), text

    def rows(self) -> Iterator[Row]:
        """The rows of the table below its header; an empty country cell means the country above."""
        destination, width = "", len(self.listing.heads)
        nothing = _text([])
        for table in self._node.every("TABLE"):
            for row in table.every("TR"):
                texts = [_text([cell] if cell else []) for cell in _cells(row)]
                words = ["" if _STARS.fullmatch(text.text) else text.text for text in texts]
                if not any(words) or headed(" ".join(words)):
                    continue
                destination = words[0].rstrip(" .") if words[0] else destination
                texts += [nothing] * (width - len(texts))
                if any(words[1:]):
                    cells = self.listing.cells(texts[:width], nothing)
                    yield Row(destination, cells, tuple(text for text in texts[width:] if text.text))


def join(above: MarkedText, below: MarkedText) -> MarkedText:
    """One text out of two that rows above each other print for one entry."""
    if not above.text or not below.text:
        return above if above.text else below
    shift = len(above.text) + 1
    return MarkedText(
        f"{above.text}\n{below.text}",
        above.starts + tuple(start + shift for start in below.starts),
        above.lines + below.lines,
        above.span_starts + above.span_ends[-1:] + below.span_starts,
        above.span_ends + above.span_ends[-1:] + below.span_ends,
        above.place,
    )


def _text(elements: list[Element]) -> MarkedText:
    flow = Flow()
    for element in elements:
        flow.feed().add(element)
    return flow.text()


def _cells(row: Element) -> Iterator[Element | None]:
    """The cells by column: one that spans others is followed by None for each."""
    for cell in row.children:
        if cell.tag in ("TD", "TH"):
            yield cell
            span = cell.attributes.get("colspan", "1")
            yield from [None] * (int(span) - 1 if re.fullmatch(r"\d{1,2}", span, re.ASCII) else 0)


def _edition_date(root: Element, named: str) -> dt.date:
    """The day in the document (AMDDATE, or a path of the versioner), else the one in the name of its file."""
    printed = [read_moment(_text([element]).text) for element in root.every("AMDDATE")]
    paths = [element.attributes.get("hierarchy_metadata", "") for element in (root, *root.every("DIV5", "DIV9"))]
    days = [
        *(moment.day for moment in printed if moment),
        *(read_iso_day(found[1]) for path in paths if (found := _DAY_IN_PATH.search(path))),
        *(read_iso_day(found[0]) for found in _DAY.finditer(named)),
    ]
    known = [day for day in days if day]
    if not known:
        raise UnreadableDocument(
            "neither the eCFR XML nor its name says of which day the edition is",
            "name the file after the day that was asked for, as title-15_2026-07-09.xml",
        )
    return known[0]
