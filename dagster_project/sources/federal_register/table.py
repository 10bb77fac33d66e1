"""The tables of the lists: their rows become entries with names, addresses, bodies, footnotes and citations."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from dagster_project.reading.citations import PrintedCitation, citations
from dagster_project.reading.layout import Line
from dagster_project.reading.passage import Passage, Vocabulary, passage
from dagster_project.sources.federal_register import entity_cell
from dagster_project.sources.federal_register.entity_cell import EntityCell
from dagster_project.sources.federal_register.layout import Layout, rows_of
from dagster_project.sources.federal_register.lists import ListForm

_INDENT = 3.0  # points by which print sets in a continued line
_MOST_INDENT = 12.0  # and by which it does so at most: pages may stand further apart than that
_BLANK_LINE = 1.6  # lines further apart than this many sizes have a blank line between them
_SLACK = 1.1  # a word that would have fitted, by this margin, was put on its own line on purpose
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class TableEntry:
    """One entry as its cells print it; requirement and policy are empty where its list has no such columns."""

    listing: ListForm
    destination: str
    entity: Passage
    cell: EntityCell
    requirement: Passage
    policy: Passage
    citation: Passage

    @property
    def pages(self) -> tuple[int, int]:
        """First and last page of the file on which the entry stands."""
        pages = [
            line.box.page for part in (self.entity, self.requirement, self.policy, self.citation) for line in part.lines
        ]
        return min(pages), max(pages)

    @property
    def footnotes(self) -> list[tuple[str, int, int]]:
        """Footnote marks of the license requirement, each with its place in it."""
        return [(mark[0].translate(_PLAIN), *mark.span()) for mark in _RAISED.finditer(self.requirement.text)]

    @property
    def citations(self) -> list[PrintedCitation]:
        """Citations in the order of print."""
        return list(citations(self.citation.text))


def entries(layout: Layout, vocabulary: Vocabulary, known_names: Collection[str]) -> list[TableEntry]:
    """All entries of the tables, in the order of print."""
    rows = rows_of(layout)
    ends = _paragraph_ends([row.cells[0] for row in rows], layout.hyphenates)
    below = {line for row in rows for line in row.below}
    found = []
    for row in rows:
        entity = passage(row.cells[0], vocabulary, lambda line, next_: "\n\n" if next_ in below else ends(line, next_))
        requirement, policy, citation = (passage(cell, vocabulary) for cell in row.cells[1:])
        destination = passage(row.destination, vocabulary).text
        cell = entity_cell.read(entity, known_names)
        found.append(TableEntry(row.listing, destination, entity, cell, requirement, policy, citation))
    return found


def _paragraph_ends(cells: Sequence[Sequence[Line]], hyphenates: bool) -> Callable[[Line, Line], str]:
    """How to tell that a line of the Entity column ends a paragraph: by indent in print, by room left elsewhere."""
    left: dict[int, float] = {}
    right: dict[int, float] = {}
    for line in (line for cell in cells for line in cell):
        page = line.box.page
        left[page] = min(left.get(page, line.box.x0), line.box.x0)
        right[page] = max(right.get(page, line.box.x1), line.box.x1)
    lowest = min(left.values(), default=0.0)  # a page may print continued lines only
    left = {page: lowest if x0 - lowest < _MOST_INDENT else x0 for page, x0 in left.items()}

    def by_indent(_: Line, following: Line) -> str:
        return "\n" if following.box.x0 - left[following.box.page] < _INDENT else ""

    def by_room(line: Line, following: Line) -> str:
        if line.box.page == following.box.page and following.box.top - line.box.top > _BLANK_LINE * line.size:
            return "\n\n"
        word = following.text.split(" ", 1)[0]
        width = (following.box.x1 - following.box.x0) / len(following.text) * (len(word) + 1)
        return "\n" if right[line.box.page] - line.box.x1 > _SLACK * width else ""

    return by_indent if hyphenates else by_room
