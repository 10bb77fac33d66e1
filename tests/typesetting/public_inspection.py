"""The public-inspection print: a rule as data set in one wide column, its table ruled on all sides, as PDF bytes."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.typesetting.content import HEADS, Block, Rule, TableEntry
from tests.typesetting.fonts import BULLET_FONT

_WIDTH, _HEIGHT = 612.0, 792.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 72.0, 540.0, 72.0, 700.0
_MARKUP = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class InspectionStyle:
    """One way to set it; the defaults are those of the rules of 2020."""

    font: str = "Times-Roman"
    text_size: float = 12.0
    text_leading: float = 27.6
    cell_size: float = 10.0
    cell_leading: float = 11.5
    borders: tuple[float, ...] = (69.5, 154.6, 307.6, 384.1, 447.1, 541.7)
    padding: float = 4.5
    repeats_header: bool = False


def typeset(rule: Rule, style: InspectionStyle | None = None) -> bytes:
    """The rule as a PDF; the same rule and style give the same bytes."""
    target = io.BytesIO()
    canvas = Canvas(target, (_WIDTH, _HEIGHT), pageCompression=0, invariant=1)
    canvas.setSubject(rule.note)
    press = _Press(canvas, style or InspectionStyle())
    for block in _opening(rule):
        press.paragraph(block)
    press.table(rule.supplement, rule.entries)
    for note in rule.footnotes:
        press.paragraph(Block("paragraph", note))
    for amended in rule.further:
        for block in amended.amendments:
            press.paragraph(block)
        press.table(amended.supplement, amended.entries)
    for block in _closing(rule):
        press.paragraph(block)
    press.end_page()
    canvas.save()
    return target.getvalue()


def _opening(rule: Rule) -> Iterator[Block]:
    for text in (rule.department, rule.agency, rule.part):
        yield Block("head", text)
    yield Block("head", f"[Docket No. {rule.docket_number}]")
    yield Block("head", f"RIN {rule.regulation_identifier}")
    yield Block("head", rule.title)
    yield from rule.preamble
    yield from rule.amendments


def _closing(rule: Rule) -> Iterator[Block]:
    yield Block("head", f"Dated: {rule.filing_date:%B %d, %Y}.")
    filed = f"{rule.filing_date.month}/{rule.filing_date.day}/{rule.filing_date.year}"
    published = f"{rule.publication_date.month}/{rule.publication_date.day}/{rule.publication_date.year}"
    yield Block("head", f"[FR Doc. {rule.document_number} Filed: {filed} 8:45 am; Publication Date: {published}]")


class _Press:
    """The pages one after another, and the height down to which the open one is filled."""

    def __init__(self, canvas: Canvas, style: InspectionStyle) -> None:
        self.canvas, self.style = canvas, style
        self.borders = style.borders
        self.heads = HEADS[4]
        self.page = 1
        self.top = _TOP

    def end_page(self) -> None:
        self.canvas.setFont(self.style.font, 12)
        self.canvas.drawCentredString(_WIDTH / 2, _HEIGHT - 726, str(self.page))
        self.canvas.showPage()
        self.page += 1
        self.top = _TOP

    def paragraph(self, block: Block) -> None:
        """Double-spaced lines; only running text is set in."""
        font, size, leading = self.style.font, self.style.text_size, self.style.text_leading
        text = _MARKUP.sub("", block.text.replace("■", "")).strip()
        text = f"{block.label} {'• ' if block.kind == 'bullet' else ''}{text}".strip()
        indent = 36.0 if block.kind in ("paragraph", "instruction", "bullet") else 0.0
        for number, line in enumerate(simpleSplit(" " * int(indent / 3) + text, font, size, _RIGHT - _LEFT)):
            if self.top + leading > _BOTTOM:
                self.end_page()
            self._line(line.strip(), indent if number == 0 else 0.0)
            self.top += leading

    def _line(self, words: str, shift: float) -> None:
        """A line of running text; its bullet is of Symbol, for that of the other standard faces cannot be read back."""
        font, size, x = self.style.font, self.style.text_size, _LEFT + shift
        y = _HEIGHT - self.top - size
        if words.startswith("• "):
            self.canvas.setFont(BULLET_FONT, size)
            self.canvas.drawString(x, y, "•")
            x += stringWidth("•", BULLET_FONT, size)
            words = words.removeprefix("•")
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, words)

    def table(self, supplement: int, entries: Sequence[TableEntry]) -> None:
        """The header, then a ruled row per entry; a row that does not fit runs on over the page."""
        self.heads = HEADS[supplement]
        has_terms = supplement == 4
        self.borders = self.style.borders if has_terms else tuple(self.style.borders[place] for place in (0, 1, 3, 5))
        self._header()
        destination = ""
        for entry in entries:
            if entry.gap_before:
                self._row([[], ["*******"], *([[]] * (len(self.heads) - 2))])
            named = entry.destination if entry.destination != destination else ""
            destination = entry.destination
            terms = ([entry.license_requirement], [entry.license_review_policy]) if has_terms else ()
            texts = ([named], entry.entity, *terms, entry.citations)
            self._row([self._wrapped(cell, column) for column, cell in enumerate(texts)])
            for piece in entry.below:
                self._row([[], self._wrapped([piece], 1), *([[]] * (len(self.heads) - 2))])

    def _header(self) -> None:
        cells = [self._wrapped([head], column) for column, head in enumerate(self.heads)]
        if self.top + (max(map(len, cells)) + 1) * self.style.cell_leading > _BOTTOM:
            self.end_page()
        self._put(cells)

    def _row(self, cells: list[list[str]]) -> None:
        while any(cells):
            cells = self._put(cells)
            if any(cells):
                self.end_page()
                if self.style.repeats_header:
                    self._header()

    def _put(self, cells: list[list[str]]) -> list[list[str]]:
        """As much of a row as the page holds; returns what is left over."""
        room = int((_BOTTOM - self.top) / self.style.cell_leading)
        if room < 1:
            return cells
        height = min(room, max(map(len, cells))) * self.style.cell_leading + 2
        for column, lines in enumerate(cells):
            self._box(column, height)
            for number, line in enumerate(lines[:room]):
                x = self.borders[column] + self.style.padding
                self._text(line, x, self.top + number * self.style.cell_leading)
        self.top += height
        return [lines[room:] for lines in cells]

    def _box(self, column: int, height: float) -> None:
        left, right = self.borders[column], self.borders[column + 1]
        for x, y, width, tall in (
            (left, self.top, right - left, 0.8),
            (left, self.top + height, right - left, 0.8),
            (left, self.top, 0.8, height),
            (right, self.top, 0.8, height),
        ):
            self.canvas.rect(x, _HEIGHT - y - tall, width, tall, stroke=0, fill=1)

    def _text(self, line: str, x: float, top: float) -> None:
        full = self.style.cell_size
        for piece in re.split(r"(<sup>.*?</sup>)", line):
            raised = piece.startswith("<sup>")
            text, size = _MARKUP.sub("", piece), 0.65 * full if raised else full
            self.canvas.setFont(self.style.font, size)
            self.canvas.drawString(x, _HEIGHT - top - (0.75 if raised else 0.95) * full, text)
            x += self.canvas.stringWidth(text, self.style.font, size)

    def _wrapped(self, pieces: Sequence[str], column: int) -> list[str]:
        """Lines of a cell; marks of raised digits go with the word that they follow."""
        style = self.style
        width = self.borders[column + 1] - self.borders[column] - 2 * style.padding
        lines: list[str] = []
        for piece in pieces:
            line = ""
            for blank, word in re.findall(r"(^|\s+|(?<=-))(\S+?-(?=\w{3})|\S+)", piece):
                longer = f"{line}{' ' if blank else ''}{word}".strip()
                if line and stringWidth(_MARKUP.sub("", longer), style.font, style.cell_size) > width:
                    lines.append(line)
                    line = word
                else:
                    line = longer
            lines.append(line)
        return [line for line in lines if line]
