"""The tables of the lists in a document's XML: rows of marked cells become their entries."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dagster_project.reading.marked_text import Flow, MarkedText
from dagster_project.reading.markup import Element
from dagster_project.sources.federal_register import entity_cell
from dagster_project.sources.federal_register.full_text import FullText
from dagster_project.sources.federal_register.layout import is_stars
from dagster_project.sources.federal_register.lists import ListForm, headed
from dagster_project.sources.federal_register.table import TableEntry

_LEADERS = re.compile(r"\s*\.{2,}$")


@dataclass(slots=True)
class _Row:
    """A row as it grows: the cells beside its destination."""

    listing: ListForm
    destination: str
    cells: list[Flow]


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A piece of the table that was not understood."""

    kind: str
    expected: str
    text: MarkedText


class MarkedTable:
    """The entries of a document's tables of the lists, in the order of print."""

    def __init__(self, document: FullText) -> None:
        """Find the tables and put their rows together."""
        self._document = document
        self._rows: list[_Row] = []
        self._destination = ""
        self._is_open = False  # whether the last row may go on
        self.left_over: list[LeftOver] = []
        tables = [(element, listing) for element in document.root.every("GPOTABLE") if (listing := _listing(element))]
        self.elements = [element for element, _ in tables]
        for element, listing in tables:
            if self._rows and self._rows[-1].listing is not listing:
                self._is_open, self._destination = False, ""
            for row in element.every("ROW"):
                self._read(row, listing)
        document.date([row.cells[-1].text().text for row in self._rows])
        self._look_for_images()

    def entries(self, known_names: Collection[str]) -> list[TableEntry]:
        """All entries; names that the instructions quote decide where a name ends."""
        found = []
        for row in self._rows:
            listing, empty = row.listing, self._document.flow()
            entity, requirement, policy, citation = (cell.text() for cell in listing.cells([empty, *row.cells], empty))
            cell = entity_cell.read(entity, known_names)
            found.append(TableEntry(listing, row.destination, entity, cell, requirement, policy, citation))
        return found

    def _read(self, element: Element, listing: ListForm) -> None:
        cells = list(_cells(element))
        texts = [self._document.flow().add(cell).text() if cell else None for cell in cells]
        words = [text.text if text else "" for text in texts]
        if headed(" ".join(words)):
            return
        width = len(listing.heads)
        for number, text in enumerate(texts[width:], start=width + 1):
            if text and text.text:
                self.left_over.append(LeftOver("table row", f"{width} columns; this is number {number}", text))
        printed = ["" if is_stars(text) else text for text in words[:width]]
        printed += [""] * (width - len(printed))
        if any(is_stars(text) for text in words) or printed[0]:
            self._is_open = False
        if printed[0]:
            self._destination = _LEADERS.sub("", printed[0])
        if any(printed[1:]):
            self._place(listing, [cell if text else None for cell, text in zip(cells, printed, strict=False)], printed)

    def _place(self, listing: ListForm, cells: list[Element | None], printed: list[str]) -> None:
        """Begin a row, or go on with the one before: an address may stand in a row of its own below it."""
        goes_on = self._is_open and (not printed[1] or not any(printed[2:]))
        if not goes_on:
            row = _Row(listing, self._destination, [self._document.flow() for _ in listing.heads[1:]])
            self._rows.append(row)
        for flow, cell in zip(self._rows[-1].cells, cells[1:], strict=False):
            if cell:
                flow.feed().add(cell)
        self._is_open = True

    def _look_for_images(self) -> None:
        """A table may be given as images, which hold no text."""
        for part in self._document.root.every("REGTEXT"):
            for image in part.every("GPH"):
                text = self._document.flow().add(image).text()
                self.left_over.append(LeftOver("image", "text; read this page in the print", text))


def _listing(table: Element) -> ListForm | None:
    """The list whose heads stand over a table, in its own header or in a row."""
    rows = [list(head.every("CHED")) for head in table.every("BOXHD")] + [row.children for row in table.every("ROW")]
    texts = [" ".join(Flow().add(cell).text().text for cell in cells) for cells in rows]
    return next((listing for text in texts if (listing := headed(text))), None)


def _cells(row: Element) -> Iterator[Element | None]:
    """The cells by column: one that spans others is followed by None for each."""
    for cell in row.children:
        if cell.tag == "ENT":
            yield cell
            span = cell.attributes.get("A", "0")
            yield from [None] * (int(span) if re.fullmatch(r"\d{1,2}", span, re.ASCII) else 0)
