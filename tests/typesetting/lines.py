"""Text broken into lines: runs of one face, filled to a measure, hyphenated where a line would stay too open."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.typesetting.hyphenation import break_points
from tests.typesetting.print_style import PrintStyle

_TAG = re.compile(r"<(/?)(b|i|sup)>")
_TAG_FACES = {"b": "bold", "i": "italic"}
_MARKS = {"■": "square", "•": "bullet"}
_NUMBER_HYPHEN = re.compile(r"(?<=\d)-(?=[\dA-Z])|(?<=[A-Z])-(?=\d)")


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one font."""

    text: str
    font: str
    size: float
    rise: float = 0.0

    @property
    def width(self) -> float:
        """The run's natural width in points."""
        return float(stringWidth(self.text, self.font, self.size))


Word = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text with its indent, and the space and ties that a column needs to place it."""

    words: tuple[Word, ...] = ()
    indent: float = 0.0
    measure: float = 0.0  # the width to fill, indent excluded
    is_justified: bool = False
    leading: float = 0.0
    space_before: float = 0.0
    keeps_with_next: bool = False
    mark: str = ""  # "line" or "stars" instead of words

    @property
    def natural_width(self) -> float:
        """The width with plain blanks between the words."""
        return sum(_width(word) for word in self.words) + sum(_blank(word) for word in self.words[:-1])


@dataclass(frozen=True, slots=True)
class Measure:
    """What a paragraph is filled to: width, first indent and the indent of the lines that follow."""

    width: float
    first: float = 0.0
    hanging: float = 0.0
    is_justified: bool = False
    is_hyphenated: bool = True


def as_printed(text: str, style: PrintStyle) -> str:
    """Quotation marks and numbers as print sets them."""
    text = text.replace("'", "’")
    if style.has_print_quotes:
        text = text.replace("“", "‘‘").replace("”", "’’")
    return _NUMBER_HYPHEN.sub("–", text) if style.has_number_dashes else text


def words_of(text: str, face: str, size: float, style: PrintStyle) -> list[Word]:
    """The words of a text with `<b>`, `<i>` and `<sup>` inside, each as the runs that make it up."""
    words: list[Word] = []
    open_word: list[Run] = []
    for run in _runs(as_printed(text, style), face, size, style):
        for piece in re.split(r"( +)", run.text):
            if piece.startswith(" "):
                words += [tuple(open_word)] if open_word else []
                open_word = []
            elif piece:
                open_word.append(replace(run, text=piece))
    return [*words, tuple(open_word)] if open_word else words


def fill(words: Iterable[Word], measure: Measure, style: PrintStyle) -> list[Line]:
    """Words as lines of one paragraph, the last one not justified."""
    lines: list[Line] = []
    waiting = list(words)
    while waiting:
        indent = measure.hanging if lines else measure.first
        taken, waiting = _take(waiting, measure.width - indent, measure.is_hyphenated and style.is_hyphenated, style)
        lines.append(Line(tuple(taken), indent, measure.width - indent, measure.is_justified and bool(waiting)))
    return lines


def _take(waiting: list[Word], width: float, is_hyphenated: bool, style: PrintStyle) -> tuple[list[Word], list[Word]]:
    """The words of one line and those left over; a word may be parted between the two."""
    used = 0.0
    for count, word in enumerate(waiting):
        used_with = used + _width(word)
        if used_with > width:
            slack = width - used
            parted = _part(word, slack) if is_hyphenated and slack > style.hyphenation_slack * width else None
            if parted is None and not count:
                parted = _force(word, width)
            if parted is None:
                whole = max(count, 1)  # a word that cannot be parted sticks out
                return waiting[:whole], waiting[whole:]
            return [*waiting[:count], parted[0]], [parted[1], *waiting[count + 1 :]]
        used = used_with + _blank(word)
    return waiting, []


def _part(word: Word, width: float) -> tuple[Word, Word] | None:
    """A word parted at the last permitted point whose first half fits."""
    if len(word) > 1:
        return None
    run = word[0]
    for point, sign in reversed(break_points(run.text)):
        head = replace(run, text=run.text[:point] + sign)
        if head.width <= width:
            return (head,), (replace(run, text=run.text[point:]),)
    return None


def _force(word: Word, width: float) -> tuple[Word, Word] | None:
    """A word that no line can hold, parted anywhere; one of several faces, or too short to part, stays whole."""
    if len(word) > 1 or len(word[0].text) < 2 or word[0].width <= width:
        return None
    run = word[0]
    for point in range(len(run.text) - 1, 1, -1):
        head = replace(run, text=run.text[:point] + "-")
        if head.width <= width:
            return (head,), (replace(run, text=run.text[point:]),)
    return None


def _runs(text: str, face: str, size: float, style: PrintStyle) -> Iterable[Run]:
    open_tags: list[str] = []
    position = 0
    for match in [*_TAG.finditer(text), None]:
        piece = text[position : match.start() if match else len(text)]
        faces = [_TAG_FACES[tag] for tag in open_tags if tag in _TAG_FACES]
        yield from _marked(piece, (faces or [face])[-1], size, "sup" in open_tags, style)
        if match:
            position = match.end()
            open_tags = [tag for tag in open_tags if tag != match[2]] + ([] if match[1] else [match[2]])


def _marked(text: str, face: str, size: float, is_raised: bool, style: PrintStyle) -> Iterable[Run]:
    for piece in re.split("([■•])", text):
        font = style.fonts.name_of(_MARKS.get(piece, face))
        scale = 0.62 if is_raised else 0.8 if piece == "■" else 1.0
        if piece:
            yield Run(piece, font, size * scale, size * 0.33 if is_raised else 0.0)


def _width(word: Word) -> float:
    return sum(run.width for run in word)


def _blank(word: Word) -> float:
    run = word[-1]
    return float(stringWidth(" ", run.font, run.size))
