"""The public-inspection print: one column of text, and a table whose five columns are ruled on all sides."""

import re
from bisect import bisect
from collections.abc import Iterable, Sequence

from dagster_project.reading.layout import Char, Line, Page, Segment, lines_of
from dagster_project.sources.federal_register.layout import COLUMNS, Fragment, Layout, is_header, is_stars

_SAME_RULE = 6.0  # rules closer than this are one: parts of one table are set off by a few points
_FOOT = 0.88  # a page number stands below this part of the page
_PAGE_NUMBER = re.compile(r"(Page )?\d+")


def lay_out(pages: Iterable[Page]) -> Layout:
    """Lines and table fragments of a document in public-inspection print."""
    layout = Layout("public_inspection", 0, hyphenates=False)
    borders: list[float] = []
    for page in pages:
        layout.page_count = page.number
        grid = _vertical_borders(page)
        table = _Table(page, grid) if len(grid) == len(COLUMNS) + 1 else None
        if table and (table.has_header or _alike(grid, borders)):
            borders = grid
            layout.fragments += table.fragments()
            layout.destinations += table.column(0)
            outside = [char for char in page.chars if not table.top <= (char.top + char.bottom) / 2 <= table.bottom]
        else:
            borders, outside = [], page.chars
        layout.lines += _body(lines_of(outside, page.number), page)
    return layout


class _Table:
    """The ruled table of one page."""

    def __init__(self, page: Page, borders: Sequence[float]) -> None:
        self.page = page
        self._columns: list[list[Char]] = [[] for _ in COLUMNS]
        ys = _clustered([segment.top for segment in page.segments if _covers(segment, borders[1], borders[2])])
        self._rules = ys
        self.top, self.bottom = ys[0], ys[-1]
        for char in page.chars:
            column = bisect(borders, (char.x0 + char.x1) / 2) - 1
            if 0 <= column < len(COLUMNS) and self.top <= (char.top + char.bottom) / 2 <= self.bottom:
                self._columns[column].append(char)
        heads = [char for column in self._columns for char in column if self._band(char) == 0]
        self.has_header = is_header(" ".join(line.text for line in lines_of(heads, page.number)))

    def column(self, number: int) -> list[Line]:
        """The lines of one column below the header, without stars."""
        chars = [char for char in self._columns[number] if not (self.has_header and self._band(char) == 0)]
        return [line for line in lines_of(chars, self.page.number) if not is_stars(line.text)]

    def fragments(self) -> list[Fragment]:
        """One fragment per ruled row that holds text other than stars."""
        found = []
        for band in range(1 if self.has_header else 0, len(self._rules) - 1):
            entity, requirement, policy, citation = (
                [line for line in lines_of(self._cell(column, band), self.page.number) if not is_stars(line.text)]
                for column in range(1, len(COLUMNS))
            )
            if entity or requirement or policy or citation:
                found.append(
                    Fragment(self.page.number, self._rules[band], (entity, requirement, policy, citation), starts=True)
                )
        return found

    def _band(self, char: Char) -> int:
        return bisect(self._rules, (char.top + char.bottom) / 2) - 1

    def _cell(self, column: int, band: int) -> list[Char]:
        return [char for char in self._columns[column] if self._band(char) == band]


def _vertical_borders(page: Page) -> list[float]:
    return _clustered([s.x0 for s in page.segments if s.bottom - s.top > max(_SAME_RULE, s.x1 - s.x0)])


def _clustered(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SAME_RULE:
            found.append(value)
    return found


def _covers(segment: Segment, left: float, right: float) -> bool:
    is_flat = segment.bottom - segment.top <= _SAME_RULE < segment.x1 - segment.x0
    return is_flat and segment.x0 <= left + _SAME_RULE and segment.x1 >= right - _SAME_RULE


def _alike(left: Sequence[float], right: Sequence[float]) -> bool:
    return len(left) == len(right) and all(abs(a - b) <= _SAME_RULE for a, b in zip(left, right, strict=True))


def _body(lines: Iterable[Line], page: Page) -> list[Line]:
    """Lines without the page number at the foot."""
    return [line for line in lines if not (line.box.top > _FOOT * page.height and _PAGE_NUMBER.fullmatch(line.text))]
