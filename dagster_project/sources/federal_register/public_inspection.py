"""The public-inspection print: one column of text, and tables whose cells are ruled on all sides."""

import re
from bisect import bisect
from collections.abc import Iterable, Sequence

from dagster_project.reading.layout import Char, Line, Page, Segment, lines_of
from dagster_project.sources.federal_register.layout import Fragment, Layout, is_stars
from dagster_project.sources.federal_register.lists import LISTS, ListForm, headed

_SAME_RULE = 6.0  # rules closer than this are one: parts of one table are set off by a few points
_APART = 14.0  # points that part the rules of two tables at least: a line of text stands between them
_WIDTHS = {len(listing.heads) for listing in LISTS}
_FOOT = 0.88  # a page number stands below this part of the page
_PAGE_NUMBER = re.compile(r"(Page )?\d+")


def lay_out(pages: Iterable[Page]) -> Layout:
    """Lines and table fragments of a document in public-inspection print."""
    layout = Layout("public_inspection", 0, hyphenates=False)
    before: _Table | None = None  # the last table of the page before, if one stands there
    for page in pages:
        layout.page_count = page.number
        tables: list[_Table] = []
        for segments in _apart(page.segments):
            grid = _vertical_borders(segments)
            if len(grid) - 1 not in _WIDTHS:
                continue
            table = _Table(page, segments, grid)
            if not table.listing and before and not tables and _alike(grid, before.borders):
                table.listing = before.listing  # it goes on without heads
            tables += [table] if table.listing else []
        for table in tables:
            layout.fragments += table.fragments()
            layout.destinations += table.column(0)
        outside = [char for char in page.chars if not any(table.holds(char) for table in tables)]
        before = tables[-1] if tables else None
        layout.lines += _body(lines_of(outside, page.number), page)
    return layout


class _Table:
    """A ruled table of one page; `listing` is the list whose heads it bears."""

    def __init__(self, page: Page, segments: Sequence[Segment], borders: Sequence[float]) -> None:
        self.page, self.borders = page, borders
        self._columns: list[list[Char]] = [[] for _ in borders[1:]]
        ys = _clustered([segment.top for segment in segments if _covers(segment, borders[1], borders[2])])
        self._rules = ys or [page.height]
        for char in page.chars:
            column = bisect(borders, (char.x0 + char.x1) / 2) - 1
            if 0 <= column < len(self._columns) and self.holds(char):
                self._columns[column].append(char)
        heads = [char for column in self._columns for char in column if self._band(char) == 0]
        listing = headed(" ".join(line.text for line in lines_of(heads, page.number)))
        self.has_header = listing is not None and len(listing.heads) == len(self._columns)
        self.listing: ListForm | None = listing if self.has_header else None

    def holds(self, char: Char) -> bool:
        """Whether a character stands between the table's first rule and its last."""
        return self._rules[0] <= (char.top + char.bottom) / 2 <= self._rules[-1]

    def column(self, number: int) -> list[Line]:
        """The lines of one column below the header, without stars."""
        chars = [char for char in self._columns[number] if not (self.has_header and self._band(char) == 0)]
        return [line for line in lines_of(chars, self.page.number) if not is_stars(line.text)]

    def fragments(self) -> list[Fragment]:
        """One fragment per ruled row that holds text other than stars."""
        found: list[Fragment] = []
        if not self.listing:
            return found
        for band in range(1 if self.has_header else 0, len(self._rules) - 1):
            printed = [lines_of(self._cell(column, band), self.page.number) for column in range(len(self._columns))]
            cells = self.listing.cells([[line for line in lines if not is_stars(line.text)] for lines in printed], [])
            if any(cells):
                found.append(Fragment(self.listing, self.page.number, self._rules[band], cells, starts=True))
        return found

    def _band(self, char: Char) -> int:
        return bisect(self._rules, (char.top + char.bottom) / 2) - 1

    def _cell(self, column: int, band: int) -> list[Char]:
        return [char for char in self._columns[column] if self._band(char) == band]


def _apart(segments: Iterable[Segment]) -> list[list[Segment]]:
    """The rules of one page, table by table: within one they follow each other without a line of text between."""
    tables: list[list[Segment]] = []
    bottom = 0.0
    for segment in sorted(segments, key=lambda segment: segment.top):
        if not tables or segment.top - bottom > _APART:
            tables.append([])
        tables[-1].append(segment)
        bottom = max(bottom, segment.bottom)
    return tables


def _vertical_borders(segments: Iterable[Segment]) -> list[float]:
    return _clustered([s.x0 for s in segments if s.bottom - s.top > max(_SAME_RULE, s.x1 - s.x0)])


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
