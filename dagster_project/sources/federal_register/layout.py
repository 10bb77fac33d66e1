"""A rule as laid out on paper, the same for every form: lines in reading order and the fragments of its table."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dagster_project.reading.layout import Line

COLUMNS = ("country", "entity", "license requirement", "license review policy", "federal register citation")
_STARS = re.compile(r"[*\s.]+")
_COMPLETE_CITATION = re.compile(r"(\d{1,2}/\d{1,2}/\d{2,4}|\])[.;]?$")
_SAME_CELL = 1.9  # lines of one destination stand closer than this many sizes


@dataclass(frozen=True, slots=True)
class Fragment:
    """What one page prints of one table row; `starts` is False where the row began on an earlier page."""

    page: int
    top: float
    cells: tuple[list[Line], list[Line], list[Line], list[Line]]  # entity, requirement, policy, citation
    starts: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row of the table: its destination and the lines of its four other cells, over all its pages."""

    destination: list[Line]
    cells: tuple[list[Line], list[Line], list[Line], list[Line]]


@dataclass(slots=True)
class Layout:
    """A document laid out: what is furniture of its form has become data or is gone."""

    form: str
    page_count: int
    hyphenates: bool
    lines: list[Line] = field(default_factory=list)
    destinations: list[Line] = field(default_factory=list)
    fragments: list[Fragment] = field(default_factory=list)
    gutters: list[float] = field(default_factory=list)  # where the second and each later column of text begins
    printed_pages: dict[int, int] = field(default_factory=dict)
    volume: int | None = None
    publication_date: dt.date | None = None


def is_stars(text: str) -> bool:
    """Whether a text is only the asterisks (or leaders) by which print marks a gap."""
    return bool(_STARS.fullmatch(text))


def is_header(text: str) -> bool:
    """Whether a text holds the five column heads of the Entity List, in whatever order its lines come."""
    words = text.lower()
    return all(word in words for word in ("country", "entity", "license", "requirement", "review", "citation"))


def rows_of(layout: Layout) -> list[Row]:
    """Join fragments over pages into rows, each under the destination last printed at or above its first line."""
    rows: list[Row] = []
    destinations = _grouped(layout.destinations)
    last_page = 0
    for fragment in layout.fragments:
        first_on_page, last_page = fragment.page != last_page, fragment.page
        if rows and (not fragment.starts or (first_on_page and _continues(rows[-1], fragment))):
            for cell, lines in zip(rows[-1].cells, fragment.cells, strict=True):
                cell.extend(lines)
        else:
            rows.append(Row(_destination_at(destinations, fragment), fragment.cells))
    return rows


def _continues(row: Row, fragment: Fragment) -> bool:
    """Whether the first fragment of a page belongs to the row before: either lacks what a whole row has."""
    _, requirement, _, citation = fragment.cells
    return not requirement or not citation or not _COMPLETE_CITATION.search(_text(row.cells[3]))


def _text(lines: Iterable[Line]) -> str:
    return " ".join(line.text for line in lines).strip()


def _grouped(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.box.page, line.box.top)):
        last = groups[-1][-1] if groups else None
        if (
            last
            and last.box.page == line.box.page
            and line.box.top - last.box.top < _SAME_CELL * line.size
            and not last.text.endswith("..")
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _destination_at(groups: Sequence[list[Line]], fragment: Fragment) -> list[Line]:
    found: list[Line] = []
    for group in groups:
        box = group[0].box
        if (box.page, box.top - box.bottom + box.top) <= (fragment.page, fragment.top):
            found = group
    return found
