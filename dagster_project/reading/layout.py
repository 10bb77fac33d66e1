"""Lines of text out of the characters of a page, with their places; what a line means is not known here."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple


class Char(NamedTuple):
    """A character and its place, in points from the top left of its page."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float


class Segment(NamedTuple):
    """A straight printed rule, or one edge of a box; horizontal ones have `top == bottom` but for their thickness."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """The upright characters and straight rules of one page (from 1), sizes in points."""

    number: int
    width: float
    height: float
    chars: list[Char]
    segments: list[Segment]


SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALLER = 0.8  # a superscript is set at most this large, relative to its line
_RAISED_BY = 2.0  # points that the middle of a raised digit may stand above its line's top
_BESIDE = 20.0  # points between the left edges of a raised digit and a character beside it
_NEXT_BASELINE = 0.35  # baselines closer than this part of the size are one line
_BLANK_GAP = 0.1  # a blank counts where the ink leaves at least this part of the size free
_WORD_GAP = 0.25  # a gap of this part of the size parts two words in a line without blanks
_COLUMN_GAP = 1.5  # and this one in a line with blanks, where a smaller gap is justification


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page (from 1), in points from the page's top left."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of print; raised small digits stand in `text` as superscripts (¹), blanks are single."""

    text: str
    box: Box
    size: float


def lines_of(chars: Sequence[Char], page: int) -> list[Line]:
    """The lines that these characters form, from top to bottom; blank lines are left out."""
    if not chars:
        return []
    body = _body_size(chars)
    rows = _rows([char for char in chars if char.size >= _SMALLER * body])
    rows += _attach_raised([char for char in chars if char.size < _SMALLER * body], rows)
    lines = [line for row in rows if (line := _line(row, page))]
    return sorted(lines, key=lambda line: (line.box.top, line.box.x0))


def enclosing(lines: Sequence[Line]) -> Box:
    """The smallest box around those lines that stand on the first line's page."""
    page = lines[0].box.page
    boxes = [line.box for line in lines if line.box.page == page]
    return Box(
        page,
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def _body_size(chars: Sequence[Char]) -> float:
    sizes = Counter(round(char.size, 1) for char in chars if not char.text.isspace())
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _rows(chars: Sequence[Char]) -> list[list[Char]]:
    """Characters by baseline; the bottom of a character's box is a fixed distance below it in one size."""
    rows: list[list[Char]] = []
    bottom = float("-inf")
    for char in sorted(chars, key=attrgetter("bottom")):
        if char.bottom - bottom > _NEXT_BASELINE * char.size:
            rows.append([])
            bottom = char.bottom
        rows[-1].append(char)
    return rows


def _attach_raised(small: Sequence[Char], rows: list[list[Char]]) -> list[list[Char]]:
    """Put each small character into the line that it stands beside; return the lines that small ones form alone."""
    if not small:
        return []
    spans = [(min(char.top for char in row), max(char.bottom for char in row)) for row in rows]
    alone = []
    for char in small:
        middle = (char.top + char.bottom) / 2
        for row, (top, bottom) in zip(rows, spans, strict=True):
            if top - _RAISED_BY <= middle <= bottom and any(abs(char.x0 - beside.x0) < _BESIDE for beside in row):
                row.append(char._replace(text=char.text.translate(SUPERSCRIPTS)))
                break
        else:
            alone.append(char)
    return _rows(alone)


def _line(row: list[Char], page: int) -> Line | None:
    row.sort(key=attrgetter("x0"))
    inked = [char for char in row if not char.text.isspace()]
    if not inked:
        return None
    parts: list[str] = []
    has_blanks = len(inked) < len(row)
    end, blank = inked[0].x0, False
    for char in row:
        if char.text.isspace():
            blank = True
            continue
        if _parts_words(char.x0 - end, blank, has_blanks, char.size):
            parts.append(" ")
        parts.append(char.text)
        end, blank = char.x1, False
    box = Box(
        page,
        round(inked[0].x0, 2),
        round(min(char.top for char in inked), 2),
        round(max(char.x1 for char in inked), 2),
        round(max(char.bottom for char in inked), 2),
    )
    return Line("".join(parts).strip(), box, max(char.size for char in inked))


def _parts_words(gap: float, blank: bool, has_blanks: bool, size: float) -> bool:
    """Whether a gap parts two words: a printed blank in it, unless ink fills it; else its width."""
    if blank:  # blanks at the end of a cell may run under the letters of the next one
        return gap > _BLANK_GAP * size
    return gap > (_COLUMN_GAP if has_blanks else _WORD_GAP) * size
