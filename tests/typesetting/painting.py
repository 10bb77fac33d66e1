"""Lines put on paper: the only module that writes text and rules into the PDF."""

from typing import Any

from tests.typesetting.lines import Line, Run, Word
from tests.typesetting.print_style import PrintStyle

_STARS_IN_A_COLUMN = 5


class Painter:
    """A canvas whose heights count from the top of the page."""

    def __init__(self, canvas: Any, style: PrintStyle) -> None:
        self.canvas = canvas
        self.style = style

    def rule(self, x0: float, x1: float, top: float, weight: float = 0.5) -> None:
        """A horizontal line."""
        self.canvas.setLineWidth(weight)
        self.canvas.line(x0, self._y(top), x1, self._y(top))

    def column(self, lines: list[Line], x: float, top: float) -> None:
        """A column of lines, the first at the very top."""
        for number, line in enumerate(lines):
            top += line.space_before if number else 0.0
            self.line(line, x, top)
            top += line.leading

    def line(self, line: Line, x: float, top: float) -> None:
        """One line in a slot of its leading's height."""
        if line.mark == "line":
            self.rule(x, x + line.measure, top + line.leading / 2, 0.8)
        elif line.mark == "stars":
            self.stars(x, x + line.measure, top, _STARS_IN_A_COLUMN, line.leading)
        elif line.words:
            gaps = len(line.words) - 1
            stretch = (line.measure - line.natural_width) / gaps if line.is_justified and gaps else 0.0
            self._words(line.words, x + line.indent, top + 0.78 * line.leading, stretch)

    def stars(self, x0: float, x1: float, top: float, count: int, leading: float) -> None:
        """Stars from edge to edge: text that is not printed."""
        font, size = self.style.fonts.regular, self.style.cell_size
        width = Run("*", font, size).width
        for number in range(count):
            x = x0 + (x1 - x0 - width) * number / (count - 1)
            self.text("*", x, top + 0.78 * leading, font, size)

    def text(self, text: str, x: float, baseline: float, font: str, size: float) -> None:
        """A short text at a place."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self._y(baseline), text)

    def centred(self, line: Line, x0: float, x1: float, top: float) -> None:
        """One line in the middle between two edges."""
        self._words(line.words, (x0 + x1 - line.natural_width) / 2, top + 0.78 * line.leading, 0.0)

    def _words(self, words: tuple[Word, ...], x: float, baseline: float, stretch: float) -> None:
        out = self.canvas.beginText(x, self._y(baseline))
        out.setWordSpace(stretch)
        for run in _joined(words):
            out.setFont(run.font, run.size)
            out.setRise(run.rise)
            out.textOut(run.text)
        self.canvas.drawText(out)

    def _y(self, top: float) -> float:
        return self.style.page_height - top


def _joined(words: tuple[Word, ...]) -> list[Run]:
    """Runs of a line with the blanks between its words, neighbours of one font made one."""
    runs: list[Run] = []
    for number, word in enumerate(words):
        for place, run in enumerate(word):
            last = runs[-1] if runs else None
            if number and not place and last:
                runs[-1] = last = Run(last.text + " ", last.font, last.size, last.rise)
            if last and (last.font, last.size, last.rise) == (run.font, run.size, run.rise):
                runs[-1] = Run(last.text + run.text, run.font, run.size, run.rise)
            else:
                runs.append(run)
    return runs
