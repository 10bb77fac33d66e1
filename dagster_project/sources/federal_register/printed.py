"""The Federal Register's own print: three columns, furniture at every edge, a table without vertical rules."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from dateutil import parser

from dagster_project.reading.layout import Char, Line, Page, lines_of
from dagster_project.sources.federal_register.layout import COLUMNS, Fragment, Layout, is_header, is_stars

_RUNNING_HEAD = re.compile(
    r"Federal Register\s*/\s*Vol\. (?P<volume>\d+), No\. \d+\s*/\s*(?P<day>\w+, \w+ \d+, \d{4})\s*/"
)
_FOOTER = re.compile(r"VerDate\b")
_WIDE = 0.7  # a rule this part of the page wide goes across all columns
_HEAD_ZONE = 0.1  # the running head stands in this top part of the page
_UNDER_HEAD = 9.0  # points below the running head within which its double rule ends
_FOOT_MARGIN = 30.0  # points at the foot of a page without a footer line
_GUTTER = 4.0  # points that part two columns at least
_GUTTER_INK = 0.03  # and their ink at most, relative to the columns'
_INDENT = 3.0  # points by which a continued line of a cell stands further in
_SAME_BASELINE = 2.5
_NEAR = 6.0  # points by which a column may begin beside the place that its centred head tells
_SAME_PLACE = 1.5  # points by which the same column heads may differ between pages
_LEADERS = re.compile(r"(?:\s+\.+|\s*\.{3,})(?:\s*\*)*$")


def lay_out(pages: Iterable[Page]) -> Layout:
    """Lines in reading order and table fragments of a document in the Federal Register's print."""
    layout = Layout("print", 0, hyphenates=True)
    bodies = []
    for page in pages:
        layout.page_count = page.number
        bodies.append(_Body(page))
        _read_running_head(bodies[-1].head, page.number, layout)
    _fill_printed_pages(layout)
    layout.gutters = _gutters([char for body in bodies for zone in body.text_zones for char in zone])
    columns = [_Columns(body) for body in bodies if body.table]
    for body in bodies:
        layout.lines += body.lines(layout.gutters)
        if body.table:
            table = _Table(body, _borders_of(next(own for own in columns if own.body is body), columns))
            layout.destinations += table.destinations()
            layout.fragments += table.fragments()
    return layout


class _Body:
    """One page without its furniture, parted into text above the table, the table, and text below it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        rules = _wide_rules(page)
        self.head = _lines_in(page, 0, _HEAD_ZONE * page.height)
        head = max((line.box.bottom for line in self.head if _RUNNING_HEAD.search(line.text)), default=0.0)
        top = max((y for y in rules if 0 < y - head < _UNDER_HEAD), default=head)
        last = page.height - _FOOT_MARGIN
        feet = _lines_in(page, (1 - _HEAD_ZONE) * page.height, page.height)
        foot = min((line.box.top for line in feet if _FOOTER.match(line.text)), default=last)
        edges = [top, *(y for y in rules if top < y < foot), foot]
        self.heads: list[Char] = []
        self.table: list[Char] = []
        self.text_zones: list[list[Char]] = [[]]
        in_table = False
        for upper, lower in pairwise(edges):
            zone = [char for char in page.chars if upper <= (char.top + char.bottom) / 2 < lower]
            if lower - upper < _HEAD_ZONE * page.height and _holds_header(zone, page.number):
                self.heads, in_table = zone, True
            elif in_table:
                self.table, in_table = zone, False
                self.text_zones.append([])
            else:
                self.text_zones[-1] += zone

    def lines(self, gutters: Sequence[float]) -> list[Line]:
        """Lines of text in reading order: zone by zone, column by column."""
        found = []
        for zone in self.text_zones:
            columns: list[list[Char]] = [[] for _ in range(len(gutters) + 1)]
            for char in zone:
                columns[bisect_right(gutters, char.x0)].append(char)
            for column in columns:
                found += lines_of(column, self.page.number)
        return found


class _Columns:
    """What one page shows of the table's columns: the middles of their heads, and the ink below."""

    def __init__(self, body: _Body) -> None:
        self.body = body
        self.middles = _head_middles(body.heads)
        self.stars = [line.box.top for line in lines_of(body.table, body.page.number) if is_stars(line.text)]
        self.ink = _ink(char for char in body.table if not _is_on(char.top, self.stars))
        wide = [segment for segment in body.page.segments if segment.x1 - segment.x0 > _WIDE * body.page.width]
        left = min((segment.x0 for segment in wide), default=self.middles[0])
        right = max((segment.x1 for segment in wide), default=self.middles[-1])
        self.centred = _borders_by_heads(self.middles, left, right)

    def is_like(self, other: "_Columns") -> bool:
        """Whether the heads stand in the same places."""
        return all(abs(x - y) <= _SAME_PLACE for x, y in zip(self.middles, other.middles, strict=True))


def _borders_of(page: _Columns, pages: Sequence[_Columns]) -> list[float]:
    """The page's borders, told from all pages that set the columns alike: few rows leave white inside a cell too."""
    ink: Counter[int] = Counter()
    for other in pages:
        if page.is_like(other):
            ink.update(other.ink)
    return _column_borders(ink, page.middles, page.centred)


class _Table:
    """The part of the table that one page prints, its columns told by the white between them."""

    def __init__(self, body: _Body, borders: Sequence[float]) -> None:
        self.page, chars = body.page.number, body.table
        self.borders = borders
        columns: list[list[Char]] = [[] for _ in COLUMNS]
        for char in chars:
            columns[bisect_right(self.borders, char.x0)].append(char)
        self._columns = [[_without_leaders(line) for line in lines_of(column, self.page)] for column in columns]

    def destinations(self) -> list[Line]:
        """The lines of the country column, leaders and stars gone."""
        return [line for line in self._columns[0] if not is_stars(line.text)]

    def fragments(self) -> list[Fragment]:
        """One fragment per row; what stands above the first row's beginning belongs to a row of the page before."""
        columns = [[line for line in column if not is_stars(line.text)] for column in self._columns[1:]]
        starts = self._starts(columns)
        edges = [float("-inf"), *(top - _SAME_BASELINE for top in starts), float("inf")]
        found = []
        for number, (upper, lower) in enumerate(pairwise(edges)):
            entity, requirement, policy, citation = (
                [line for line in column if upper <= line.box.top < lower] for column in columns
            )
            lines = [*entity, *requirement, *policy, *citation]
            if lines:
                top = min(line.box.top for line in lines)
                found.append(Fragment(self.page, top, (entity, requirement, policy, citation), starts=number > 0))
        return found

    def _starts(self, columns: Sequence[Sequence[Line]]) -> list[float]:
        """Tops at which all four cells begin: a citation's volume, and the other cells not set in."""
        entity, requirement, policy, citation = columns
        return [
            line.box.top
            for line in citation
            if re.match(r"\d+ FR\b", line.text)
            and self._begins(entity, line.box.top, is_name=True)
            and all(self._begins(column, line.box.top) for column in (requirement, policy))
        ]

    def _begins(self, column: Sequence[Line], top: float, *, is_name: bool = False) -> bool:
        left = min((line.box.x0 for line in column), default=0.0)
        return any(
            abs(line.box.top - top) <= _SAME_BASELINE
            and line.box.x0 - left < _INDENT
            and (is_name or not line.text[:1].islower())
            for line in column
        )


def _lines_in(page: Page, top: float, bottom: float) -> list[Line]:
    return lines_of([char for char in page.chars if top <= char.top < bottom], page.number)


def _holds_header(chars: Sequence[Char], page: int) -> bool:
    return is_header(" ".join(line.text for line in lines_of(chars, page)))


def _read_running_head(head: Sequence[Line], page: int, layout: Layout) -> None:
    """Volume, day and printed page number; the number stands at the outer edge, left or right."""
    for line in head:
        found = _RUNNING_HEAD.search(line.text)
        if found:
            layout.volume = int(found["volume"])
            layout.publication_date = parser.parse(found["day"]).date()
            number = re.match(r"(\d+)\b", line.text) or re.search(r"\b(\d+)$", line.text)
            if number:
                layout.printed_pages[page] = int(number[1])


def _fill_printed_pages(layout: Layout) -> None:
    """Pages whose head prints no number, such as a section's first, count on from the others."""
    if layout.printed_pages:
        page, number = min(layout.printed_pages.items())
        layout.printed_pages = {
            other: layout.printed_pages.get(other, number + other - page) for other in range(1, layout.page_count + 1)
        }


def _wide_rules(page: Page) -> list[float]:
    """Heights of the horizontal rules that go across the columns; pieces at one height count together."""
    widths: dict[float, float] = defaultdict(float)
    for segment in page.segments:
        if segment.x1 - segment.x0 > segment.bottom - segment.top:
            widths[round(segment.top)] += segment.x1 - segment.x0
    return sorted(y for y, width in widths.items() if width > _WIDE * page.width)


def _ink(chars: Iterable[Char]) -> Counter[int]:
    """How many characters cover each point of the page's width."""
    ink: Counter[int] = Counter()
    for char in chars:
        if not char.text.isspace():
            ink.update(range(int(char.x0), int(char.x1 - 0.01) + 1))
    return ink


def _white(ink: Counter[int], least: float) -> list[tuple[int, int]]:
    """Stretches, from left to right, that at most `least` characters cover."""
    found: list[tuple[int, int]] = []
    for x in range(min(ink), max(ink) + 1):
        if ink[x] <= least:
            if found and found[-1][1] == x:
                found[-1] = (found[-1][0], x + 1)
            else:
                found.append((x, x + 1))
    return found


def _gutters(chars: Sequence[Char]) -> list[float]:
    """Right edges of the white stretches between text columns, over all pages together."""
    ink = _ink(chars)
    if not ink:
        return []
    typical = sorted(ink.values())[len(ink) // 2]
    return [right - 0.5 for left, right in _white(ink, _GUTTER_INK * typical) if right - left >= _GUTTER]


def _column_borders(ink: Counter[int], middles: Sequence[float], centred: Sequence[float]) -> list[float]:
    """Where a column begins: at the right end of the white stretch nearest to where centred heads put it.

    Where none is near, for heads need not be centred, the widest stretch between the middles of two heads counts.
    """
    borders = []
    for (left, right), expected in zip(pairwise(middles), centred, strict=True):
        between = Counter({x: ink[x] for x in range(int(left), int(right) + 1)})
        stretches = _white(between, 0) or [(int(right), int(right))]
        near = [stretch for stretch in stretches if abs(stretch[1] - expected) <= _NEAR]
        widest = max(near or stretches, key=lambda stretch: stretch[1] - stretch[0])
        borders.append(widest[1] - 0.5)
    return borders


def _borders_by_heads(middles: Sequence[float], left: float, right: float) -> list[float]:
    """Where columns begin if each head stands in the middle of its own, reckoned from the table's two edges inwards."""
    first = 2 * middles[0] - left
    last = 2 * middles[-1] - right
    return [first, 2 * middles[1] - first, 2 * middles[-2] - last, last]


def _head_middles(heads: Sequence[Char]) -> list[float]:
    ink = _ink(heads)
    stretches = sorted(_white(ink, 0), key=lambda stretch: stretch[0] - stretch[1])[: len(COLUMNS) - 1]
    edges = [min(ink), *sorted(edge for stretch in stretches for edge in stretch), max(ink)]
    return [(left + right) / 2 for left, right in zip(edges[::2], edges[1::2], strict=True)]


def _is_on(top: float, tops: Sequence[float]) -> bool:
    return any(abs(top - other) <= _SAME_BASELINE for other in tops)


def _without_leaders(line: Line) -> Line:
    text = _LEADERS.sub("", line.text)
    return line if text == line.text or not text else Line(text, line.box, line.size)
