"""The public-inspection print: a rule as data set in one wide column, its table ruled on all sides, as PDF bytes."""

import io
import re
from collections.abc import Iterator, Sequence

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from tests.typesetting.content import Block, Rule, TableEntry

_WIDTH, _HEIGHT = 612.0, 792.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 72.0, 540.0, 72.0, 700.0
_FONT, _BOLD = "Times-Roman", "Times-Bold"
_DOUBLE_SPACED, _SINGLE = 27.6, 11.5
_BORDERS = (69.5, 154.6, 307.6, 384.1, 447.1, 541.7)
_PADDING = 4.5
_HEADS = ("Country", "Entity", "License requirement", "License review policy", "Federal Register Citation")
_MARKUP = re.compile(r"<[^>]+>")


def typeset(rule: Rule) -> bytes:
    """The rule as a PDF; the same rule gives the same bytes."""
    target = io.BytesIO()
    canvas = Canvas(target, (_WIDTH, _HEIGHT), pageCompression=0, invariant=1)
    canvas.setSubject(rule.note)
    press = _Press(canvas)
    for block in _opening(rule):
        press.paragraph(block)
    press.table(rule.entries)
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

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.page = 1
        self.top = _TOP

    def end_page(self) -> None:
        self.canvas.setFont(_FONT, 12)
        self.canvas.drawCentredString(_WIDTH / 2, _HEIGHT - 726, str(self.page))
        self.canvas.showPage()
        self.page += 1
        self.top = _TOP

    def paragraph(self, block: Block) -> None:
        """Double-spaced lines; only running text is set in."""
        text = _MARKUP.sub("", block.text.replace("■", "")).strip()
        text = f"{block.label} {text}".strip()
        indent = 36.0 if block.kind in ("paragraph", "instruction", "bullet") else 0.0
        for number, line in enumerate(simpleSplit(" " * int(indent / 3) + text, _FONT, 12, _RIGHT - _LEFT)):
            if self.top + _DOUBLE_SPACED > _BOTTOM:
                self.end_page()
            self.canvas.setFont(_FONT, 12)
            shift = indent if number == 0 else 0.0
            self.canvas.drawString(_LEFT + shift, _HEIGHT - self.top - 12, line.strip())
            self.top += _DOUBLE_SPACED

    def table(self, entries: Sequence[TableEntry]) -> None:
        """The header once, then a ruled row per entry; a row that does not fit runs on over the page."""
        self._row([_wrapped([head], column) for column, head in enumerate(_HEADS)])
        destination = ""
        for entry in entries:
            if entry.gap_before:
                self._row([[], ["*******"], [], [], []])
            named = entry.destination if entry.destination != destination else ""
            destination = entry.destination
            texts = ([named], entry.entity, [entry.license_requirement], [entry.license_review_policy], entry.citations)
            self._row([_wrapped(cell, column) for column, cell in enumerate(texts)])

    def _row(self, cells: list[list[str]]) -> None:
        while any(cells):
            room = int((_BOTTOM - self.top) / _SINGLE)
            if room < 1:
                self.end_page()
                continue
            height = min(room, max(map(len, cells))) * _SINGLE + 2
            for column, lines in enumerate(cells):
                self._box(column, height)
                for number, line in enumerate(lines[:room]):
                    self._text(line, _BORDERS[column] + _PADDING, self.top + number * _SINGLE)
            self.top += height
            cells = [lines[room:] for lines in cells]
            if any(cells):
                self.end_page()

    def _box(self, column: int, height: float) -> None:
        left, right = _BORDERS[column], _BORDERS[column + 1]
        for x, y, width, tall in (
            (left, self.top, right - left, 0.8),
            (left, self.top + height, right - left, 0.8),
            (left, self.top, 0.8, height),
            (right, self.top, 0.8, height),
        ):
            self.canvas.rect(x, _HEIGHT - y - tall, width, tall, stroke=0, fill=1)

    def _text(self, line: str, x: float, top: float) -> None:
        for piece in re.split(r"(<sup>.*?</sup>)", line):
            raised = piece.startswith("<sup>")
            text, size = _MARKUP.sub("", piece), 6.5 if raised else 10.0
            self.canvas.setFont(_FONT, size)
            self.canvas.drawString(x, _HEIGHT - top - (7.5 if raised else 9.5), text)
            x += self.canvas.stringWidth(text, _FONT, size)


def _wrapped(pieces: Sequence[str], column: int) -> list[str]:
    """Lines of a cell; marks of raised digits go with the word that they follow."""
    width = _BORDERS[column + 1] - _BORDERS[column] - 2 * _PADDING
    lines: list[str] = []
    for piece in pieces:
        line = ""
        for word in piece.split():
            longer = f"{line} {word}".strip()
            if line and len(simpleSplit(_MARKUP.sub("", longer), _FONT, 10, width)) > 1:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return [line for line in lines if line]
