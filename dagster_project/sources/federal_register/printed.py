"""The Federal Register's own print: three columns, furniture at every edge, a table without vertical rules."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from dagster_project.reading.dates import day_in_words
from dagster_project.reading.layout import Char, Line, Page, lines_of
from dagster_project.sources.federal_register.columns import gutters
from dagster_project.sources.federal_register.layout import Layout
from dagster_project.sources.federal_register.lists import ListForm, headed
from dagster_project.sources.federal_register.printed_table import WIDE, Columns, PrintedTable, Zone

_RUNNING_HEAD = re.compile(
    r"Federal Register\s*/\s*Vol\. (?P<volume>\d+), No\. \d+\s*/\s*(?P<day>\w+, \w+ \d+, \d{4})\s*/"
)
_FOOTER = re.compile(r"VerDate\b")
_HEAD_ZONE = 0.1  # the running head stands in this top part of the page
_UNDER_HEAD = 9.0  # points below the running head within which its double rule ends
_FOOT_MARGIN = 30.0  # points at the foot of a page without a footer line


def lay_out(pages: Iterable[Page]) -> Layout:
    """Lines in reading order and table fragments of a document in the Federal Register's print."""
    layout = Layout("print", 0, hyphenates=True)
    bodies = []
    for page in pages:
        layout.page_count = page.number
        bodies.append(_Body(page))
        _read_running_head(bodies[-1].head, page.number, layout)
    _fill_printed_pages(layout)
    layout.gutters = gutters([char for body in bodies for zone in body.text_zones for char in zone])
    measured = [[Columns(zone) for zone in body.tables if zone.chars] for body in bodies]
    every = [columns for of_page in measured for columns in of_page]
    for body, of_page in zip(bodies, measured, strict=True):
        layout.lines += body.lines(layout.gutters)
        for columns in of_page:
            table = PrintedTable(columns.zone, columns.borders(every))
            layout.destinations += table.destinations()
            layout.fragments += table.fragments()
    return layout


class _Body:
    """One page without its furniture, parted into tables and the text above, between and below them."""

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
        self.tables: list[Zone] = []
        self.text_zones: list[list[Char]] = [[]]
        in_table = False
        for upper, lower in pairwise(edges):
            chars = [char for char in page.chars if upper <= (char.top + char.bottom) / 2 < lower]
            listing = _headed(chars, page.number) if lower - upper < _HEAD_ZONE * page.height else None
            if listing:
                self.tables.append(Zone(page, listing, chars, []))
                in_table = True
            elif in_table:
                self.tables[-1].chars, in_table = chars, False
                self.text_zones.append([])
            else:
                self.text_zones[-1] += chars

    def lines(self, edges: Sequence[float]) -> list[Line]:
        """Lines of text in reading order: zone by zone, column by column."""
        found = []
        for zone in self.text_zones:
            columns: list[list[Char]] = [[] for _ in range(len(edges) + 1)]
            for char in zone:
                columns[bisect_right(edges, char.x0)].append(char)
            for column in columns:
                found += lines_of(column, self.page.number)
        return found


def _lines_in(page: Page, top: float, bottom: float) -> list[Line]:
    return lines_of([char for char in page.chars if top <= char.top < bottom], page.number)


def _headed(chars: Sequence[Char], page: int) -> ListForm | None:
    return headed(" ".join(line.text for line in lines_of(chars, page)))


def _read_running_head(head: Sequence[Line], page: int, layout: Layout) -> None:
    """Volume, day and printed page number; the number stands at the outer edge, left or right."""
    for line in head:
        found = _RUNNING_HEAD.search(line.text)
        if found:
            layout.volume = int(found["volume"])
            layout.publication_date = day_in_words(found["day"]) or layout.publication_date
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
    return sorted(y for y, width in widths.items() if width > WIDE * page.width)
