"""A table in the Federal Register's own print, as one page prints it: no vertical rules, columns told by white."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dagster_project.reading.layout import Char, Line, Page, lines_of
from dagster_project.sources.federal_register import columns
from dagster_project.sources.federal_register.layout import Fragment, cites_this_rule, is_stars
from dagster_project.sources.federal_register.lists import ListForm

WIDE = 0.7  # a rule this part of the page wide goes across all columns
_INDENT = 3.0  # points by which a continued line of a cell stands further in
_SAME_BASELINE = 2.5
_SAME_PLACE = 1.5  # points by which the same column heads may differ between pages
_LEADERS = re.compile(r"(?:\s+\.+|\s*\.{3,})(?:\s*\*)*$")


@dataclass(slots=True)
class Zone:
    """The characters of one table on one page, below its heads."""

    page: Page
    listing: ListForm
    heads: list[Char]
    chars: list[Char]


class Columns:
    """What one page shows of a table's columns: the middles of their heads, and the ink below."""

    def __init__(self, zone: Zone) -> None:
        """Measure a zone."""
        self.zone, page = zone, zone.page
        self.middles = columns.head_middles(zone.heads, len(zone.listing.heads))
        stars = [line.box.top for line in lines_of(zone.chars, page.number) if is_stars(line.text)]
        self.ink = columns.ink_of(char for char in zone.chars if not _is_on(char.top, stars))
        wide = [segment for segment in page.segments if segment.x1 - segment.x0 > WIDE * page.width]
        left = min((segment.x0 for segment in wide), default=self.middles[0])
        right = max((segment.x1 for segment in wide), default=self.middles[-1])
        self.centred = columns.borders_by_heads(self.middles, left, right)

    def borders(self, tables: "Sequence[Columns]") -> list[float]:
        """The borders, told from all tables that set the columns alike: few rows leave white inside a cell too."""
        ink: Counter[int] = Counter()
        for other in tables:
            if self._is_like(other):
                ink.update(other.ink)
        return columns.borders_by_white(ink, self.middles, self.centred)

    def _is_like(self, other: "Columns") -> bool:
        """Whether the heads are the same and stand in the same places."""
        return self.zone.listing is other.zone.listing and all(
            abs(x - y) <= _SAME_PLACE for x, y in zip(self.middles, other.middles, strict=True)
        )


class PrintedTable:
    """The part of a table that one page prints, its columns told by the white between them."""

    def __init__(self, zone: Zone, borders: Sequence[float]) -> None:
        """Part the characters of a zone into columns."""
        self._listing, self._page = zone.listing, zone.page.number
        parted: list[list[Char]] = [[] for _ in zone.listing.heads]
        for char in zone.chars:
            parted[bisect_right(borders, char.x0)].append(char)
        self._columns = [[_without_leaders(line) for line in lines_of(column, self._page)] for column in parted]

    def destinations(self) -> list[Line]:
        """The lines of the country column, leaders and stars gone."""
        return [line for line in self._columns[0] if not is_stars(line.text)]

    def fragments(self) -> list[Fragment]:
        """One fragment per row; what stands above the first row's beginning belongs to a row of the page before."""
        printed = [[line for line in column if not is_stars(line.text)] for column in self._columns]
        cells = self._listing.cells(printed, [])
        starts = self._starts(*cells)
        edges = [float("-inf"), *(top - _SAME_BASELINE for top in starts), float("inf")]
        found = []
        for number, (upper, lower) in enumerate(pairwise(edges)):
            entity, requirement, policy, citation = (
                [line for line in cell if upper <= line.box.top < lower] for cell in cells
            )
            lines = [*entity, *requirement, *policy, *citation]
            if lines:
                top = min(line.box.top for line in lines)
                parts = entity, requirement, policy, citation
                found.append(Fragment(self._listing, self._page, top, parts, starts=number > 0))
        return found

    def _starts(
        self, entity: list[Line], requirement: list[Line], policy: list[Line], citation: list[Line]
    ) -> list[float]:
        """Tops at which all cells begin: a citation's volume, and the other cells not set in."""
        terms = (requirement, policy) if self._listing.has_terms else ()
        tops = [
            line.box.top
            for line in citation
            if re.match(r"\d+ FR\b", line.text)
            and self._begins(entity, line.box.top, is_name=True)
            and all(self._begins(column, line.box.top) for column in terms)
        ]
        return tops if terms else self._after_own_citations(tops, citation)

    def _after_own_citations(self, tops: list[float], citation: list[Line]) -> list[float]:
        """Those tops above which an entry ended, with the citation of its rule: it may cite others before."""
        if not cites_this_rule(citation):
            return tops
        found = tops[:1]
        for top in tops[1:]:
            if cites_this_rule(
                line for line in citation if found[-1] <= line.box.top + _SAME_BASELINE and line.box.top < top
            ):
                found.append(top)
        return found

    def _begins(self, column: Sequence[Line], top: float, *, is_name: bool = False) -> bool:
        left = min((line.box.x0 for line in column), default=0.0)
        return any(
            abs(line.box.top - top) <= _SAME_BASELINE
            and line.box.x0 - left < _INDENT
            and (is_name or not line.text[:1].islower())
            for line in column
        )


def _is_on(top: float, tops: Sequence[float]) -> bool:
    return any(abs(top - other) <= _SAME_BASELINE for other in tops)


def _without_leaders(line: Line) -> Line:
    text = _LEADERS.sub("", line.text)
    return line if text == line.text or not text else Line(text, line.box, line.size)
