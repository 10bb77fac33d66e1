"""What stands on every page and is not text: running head, double rule, the line at the foot, the margin."""

import datetime as dt

from tests.typesetting.content import Rule
from tests.typesetting.lines import Line, words_of
from tests.typesetting.painting import Painter

HEAD_TOP = 33.0
_HEAD_SIZE = 11.0
_NUMBER_ROOM = 90.0  # for the page number and as much on the other side
_FOOT_SIZE = 6.5


def furnish(painter: Painter, rule: Rule, sheet: int) -> None:
    """Everything around the text of the sheet with this number, counted from 0."""
    style = painter.style
    _running_head(painter, rule, rule.first_page + sheet)
    painter.rule(style.left, style.right, 48.0, 1.6)
    painter.rule(style.left, style.right, 52.0, 0.5)
    painter.text(_foot(rule, sheet), 25.0, style.page_height - 20.0, style.fonts.sans, _FOOT_SIZE)
    _margin(painter, rule)


def running_head(rule: Rule) -> str:
    """The running head without its page number: volume, issue, date and category."""
    date = f"{rule.publication_date:%A, %B} {rule.publication_date.day}, {rule.publication_date.year}"
    return f"Federal Register / Vol. {rule.volume}, No. {rule.issue} / {date} / {rule.category}"


def _running_head(painter: Painter, rule: Rule, page: int) -> None:
    """Even pages are left-hand pages and carry their number on the left."""
    style = painter.style
    text = running_head(rule).replace("Federal Register", "<b>Federal Register</b>")
    line = Line(tuple(words_of(text, "regular", _HEAD_SIZE, style)), leading=12.0)
    size = _HEAD_SIZE * min(1.0, (style.right - style.left - _NUMBER_ROOM) / line.natural_width)
    line = Line(tuple(words_of(text, "regular", size, style)), leading=12.0)
    painter.centred(line, style.left, style.right, HEAD_TOP)
    number = Line(tuple(words_of(str(page), "bold", size, style)), leading=12.0)
    x = style.left if page % 2 == 0 else style.right - number.natural_width
    painter.line(number, x, HEAD_TOP)


def _foot(rule: Rule, sheet: int) -> str:
    day_before = rule.publication_date - dt.timedelta(days=1)
    parts = [
        f"VerDate Sep<11>2014  16:09 {day_before:%b %d, %Y}",
        "Jkt 000000",
        "PO 00000",
        f"Frm {sheet + 1:05d}",
        "Fmt 4700",
        "Sfmt 4700",
        f"E:\\FR\\FM\\{rule.file_code}.SGM",
        rule.file_code,
    ]
    return "  ".join(parts)


def _margin(painter: Painter, rule: Rule) -> None:
    """The typesetter's mark, which in print names a machine, runs up the left margin; here it says what the file is."""
    canvas = painter.canvas
    canvas.saveState()
    canvas.translate(22.0, 40.0)
    canvas.rotate(90)
    canvas.setFont(painter.style.fonts.sans, 4.5)
    canvas.drawString(0, 0, f"typeset on SAMPLE with RULES1 · {rule.note}")
    canvas.restoreState()
