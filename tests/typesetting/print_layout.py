"""The printed Federal Register: a rule as data set in three columns around a full-width table, as PDF bytes."""

import io
from collections.abc import Sequence
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from tests.typesetting.columns import balanced, height_of, lines_of, pour
from tests.typesetting.content import HEADS, Rule, TableEntry
from tests.typesetting.fonts import register_marks
from tests.typesetting.furniture import furnish
from tests.typesetting.lines import Line
from tests.typesetting.painting import Painter
from tests.typesetting.print_style import PrintStyle
from tests.typesetting.table import TablePainter, footnote_lines, slices_of, style_of

_GAP = 12.0  # between running text and table
_SMALLEST_START = 60.0  # a table begins only where its header and some rows fit


def typeset(rule: Rule, style: PrintStyle | None = None) -> bytes:
    """The rule as a PDF; the same rule and style give the same bytes."""
    style = style or PrintStyle()
    register_marks()
    target = io.BytesIO()
    canvas = Canvas(target, (style.page_width, style.page_height), pageCompression=0, invariant=1)
    _describe(canvas, rule)
    press = _Press(canvas, rule, style)
    opening, closing = lines_of(rule.opening(), style), lines_of(rule.closing(), style)
    if rule.entries:
        press.text_above_table(opening)
        press.table(rule.supplement, rule.entries, rule.footnotes)
        for amended in rule.further:
            press.text_above_table(lines_of(amended.amendments, style))
            press.table(amended.supplement, amended.entries, ())
        press.last_text(closing)
    else:
        press.last_text([*opening, *closing])
    press.end_page()
    canvas.save()
    return target.getvalue()


def _describe(canvas: Any, rule: Rule) -> None:
    canvas.setTitle(f"{rule.title} ({rule.document_number})")
    canvas.setSubject(rule.note)
    canvas.setAuthor("Entity Ledger tests")
    canvas.setCreator("tests/typesetting")


class _Press:
    """The pages one after another, and the height down to which the open one is filled."""

    def __init__(self, canvas: Any, rule: Rule, style: PrintStyle) -> None:
        self.canvas, self.rule, self.style = canvas, rule, style
        self.painter = Painter(canvas, style)
        self.sheet = 0
        self.top = style.top

    def end_page(self) -> None:
        furnish(self.painter, self.rule, self.sheet)
        self.canvas.showPage()
        self.sheet += 1
        self.top = self.style.top

    def text_above_table(self, lines: Sequence[Line]) -> None:
        """Full columns page after page; on the last page columns of one length, so that a table can follow."""
        waiting = list(lines)
        while waiting:
            free = self.style.bottom - self.top
            columns = balanced(waiting, free, self.style.column_count)
            if columns is None:
                columns, waiting = pour(waiting, free, self.style.column_count)
                self._columns(columns)
                self.end_page()
            else:
                self._columns(columns)
                self.top += max(map(height_of, columns)) + _GAP
                waiting = []

    def table(self, supplement: int, entries: Sequence[TableEntry], footnotes: Sequence[str]) -> None:
        style = style_of(supplement, self.style)
        table = TablePainter(self.painter, style, HEADS[supplement])
        notes = footnote_lines(footnotes, style)
        if style.bottom - self.top < _SMALLEST_START:
            self.end_page()
        self.top = table.header(self.top)
        for row in slices_of(entries, style):
            if self.top + row.space_before + style.cell_leading > style.bottom:
                if style.has_rule_at_page_break:
                    self.painter.rule(style.left, style.right, self.top + 2)
                self.end_page()
                self.top = table.header(self.top)
            self.top = table.slice(row, self.top)
        self.painter.rule(style.left, style.right, self.top + 3)
        self.top += 6
        if notes and self.top + sum(line.leading for line in notes) > style.bottom:
            self.end_page()
        self.top = table.footnotes(notes, self.top) + _GAP

    def last_text(self, own: Sequence[Line]) -> None:
        """The rule's last lines, then its neighbour's text to the foot of the page where the rule ends."""
        neighbours = lines_of(self.rule.after, self.style)
        waiting = [*own, *neighbours]
        if self.style.bottom - self.top < self.style.minimum_region:
            self.end_page()
        while True:
            free = self.style.bottom - self.top
            columns, rest = pour(waiting, free, self.style.column_count)
            self._columns(columns if rest else balanced(waiting, free, self.style.column_count) or columns)
            waiting = rest
            if len(waiting) <= len(neighbours):
                return
            self.end_page()

    def _columns(self, columns: Sequence[list[Line]]) -> None:
        step = self.style.column_width + self.style.gutter
        for number, column in enumerate(columns):
            self.painter.column(column, self.style.left + number * step, self.top)
