"""A list's table in print: its columns over the full width, no vertical rules, its header on every page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tests.typesetting.content import HEADS, TableEntry
from tests.typesetting.lines import Line, Measure, Run, fill, words_of
from tests.typesetting.painting import Painter
from tests.typesetting.print_style import PrintStyle

_STARS_ACROSS = 7
_HEADER_GAP = 3.0


@dataclass(frozen=True, slots=True)
class Slice:
    """One printed line across the table: a line or nothing for its first columns, and stars from a column on."""

    cells: tuple[Line | None, ...] = ()
    stars_from: int | None = None
    space_before: float = 0.0


def slices_of(entries: Sequence[TableEntry], style: PrintStyle) -> list[Slice]:
    """The table's body line by line; between two slices a page may end."""
    slices = [_star_row(style)]
    destination = ""
    for entry in entries:
        country: list[Line] = []
        if entry.destination != destination:
            slices += [_star_row(style)] if destination else []
            destination = entry.destination
            country = _cell(destination, 0, style)
        slices += _entry_slices(entry, country, style)
    return [*slices, _star_row(style)]


def _entry_slices(entry: TableEntry, country: list[Line], style: PrintStyle) -> Iterator[Slice]:
    """A country's name stands beside the stars before its first entry, or beside the entry itself."""
    cells = [country, *_text_cells(entry, style)]
    if entry.gap_before:
        for number, line in enumerate(country or [None]):
            gap = style.row_gap if not number else 0.0
            yield Slice((line,), 1 if not number else None, gap)
        cells[0] = []
    for number in range(max(map(len, cells))):
        row = tuple(cell[number] if number < len(cell) else None for cell in cells)
        yield Slice(row, None, style.row_gap if not number else 0.0)
    for piece in entry.below:
        for number, line in enumerate(_cell(piece, 1, style)):
            yield Slice((None, line), None, style.row_gap if not number else 0.0)


def _text_cells(entry: TableEntry, style: PrintStyle) -> list[list[Line]]:
    terms = [(entry.license_requirement,), (entry.license_review_policy,)]
    pieces = [entry.entity, *(terms if len(style.cell_widths) == len(HEADS[4]) else []), entry.citations]
    return [
        [line for piece in cell for line in _cell(piece, column, style)] for column, cell in enumerate(pieces, start=1)
    ]


def _cell(text: str, column: int, style: PrintStyle) -> list[Line]:
    width = style.cell_widths[column] - style.cell_padding
    measure = Measure(width, 0.0, style.cell_hanging, style.has_justified_cells)
    lines = fill(words_of(text, "regular", style.cell_size, style), measure, style)
    lines = [replace(line, leading=style.cell_leading) for line in lines]
    if column in style.leader_columns:
        lines[-1] = _with_leaders(lines[-1], style)
    return lines


def _with_leaders(line: Line, style: PrintStyle) -> Line:
    """Dots from the last word to the edge of the column."""
    font, size = style.fonts.regular, style.cell_size
    blank, dot = Run(" ", font, size).width, Run(".", font, size).width
    count = int((line.measure - line.natural_width - blank) // dot)
    return replace(line, words=(*line.words, (Run("." * count, font, size),))) if count > 1 else line


def _star_row(style: PrintStyle) -> Slice:
    return Slice(stars_from=0, space_before=style.row_gap)


def style_of(supplement: int, style: PrintStyle) -> PrintStyle:
    """The style with as many columns as the list has: those without terms share out the room among the others."""
    if supplement == 4:
        return style
    country, entity, requirement, policy, citation = style.cell_widths
    widths = (country, entity + requirement, policy + citation)
    return replace(style, cell_widths=widths, leader_columns=frozenset({0}) & style.leader_columns)


class TablePainter:
    """Draws slices of one table at growing heights of one page after another."""

    def __init__(self, painter: Painter, style: PrintStyle, heads: Sequence[str]) -> None:
        self.painter = painter
        self.heads = heads
        self.style = style
        widths = style.cell_widths
        scale = (style.right - style.left) / sum(widths)
        self.edges = [style.left + scale * sum(widths[:column]) for column in range(len(widths) + 1)]

    def header(self, top: float) -> float:
        """The headings between two rules; returns the height where rows begin."""
        rows = [self._heading(text, column) for column, text in enumerate(self.heads)]
        height = max(map(len, rows)) * self.style.cell_leading + 2 * _HEADER_GAP
        self.painter.rule(self.style.left, self.style.right, top)
        for column, lines in enumerate(rows):
            offset = (height - len(lines) * self.style.cell_leading) / 2
            for number, line in enumerate(lines):
                place = top + offset + number * self.style.cell_leading
                self.painter.centred(line, self.edges[column], self.edges[column + 1], place)
        self.painter.rule(self.style.left, self.style.right, top + height)
        return top + height + _HEADER_GAP

    def slice(self, row: Slice, top: float) -> float:
        """One printed line; returns the height below it."""
        top += row.space_before
        if row.stars_from is not None:
            first = self.edges[row.stars_from]
            count = _STARS_ACROSS if not row.stars_from else _STARS_ACROSS - 1
            inset = (self.style.right - first) / count / 2
            self.painter.stars(first + inset, self.style.right - inset, top, count, self.style.cell_leading)
        for column, line in enumerate(row.cells):
            if line is not None:
                self.painter.line(line, self.edges[column], top)
        return top + self.style.cell_leading

    def footnotes(self, lines: Sequence[Line], top: float) -> float:
        """Notes over the full width below the table's last rule."""
        for line in lines:
            self.painter.line(line, self.style.left, top)
            top += line.leading
        return top

    def _heading(self, text: str, column: int) -> list[Line]:
        width = self.edges[column + 1] - self.edges[column] - 2 * self.style.cell_padding
        words = words_of(text, "regular", self.style.cell_size, self.style)
        lines = fill(words, Measure(width, is_hyphenated=False), self.style)
        return [replace(line, leading=self.style.cell_leading) for line in lines]


def footnote_lines(notes: Sequence[str], style: PrintStyle) -> list[Line]:
    """Footnotes as lines over the table's full width."""
    size = style.cell_size - 1
    measure = Measure(style.right - style.left, first=8.0)
    lines = [line for note in notes for line in fill(words_of(note, "regular", size, style), measure, style)]
    return [replace(line, leading=size + 1) for line in lines]
