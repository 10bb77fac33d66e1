"""A rule as laid out on paper, the same for every form: lines in reading order and the fragments of its table."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dagster_project.reading.layout import Line
from dagster_project.sources.federal_register.lists import ListForm

_STARS = re.compile(r"[*\s.]+")
_COMPLETE_CITATION = re.compile(r"(\d{1,2}/\d{1,2}/\d{2,4}|\])[.;]?$")
_NAMES = re.compile(r"^•|‘‘|“|’’|”")
_BEGINS = re.compile(r"(?:For|All|See|License|Items)\b")
_GOES_ON = re.compile(r"[a-z(§\d]|EAR\b")
_SAME_LINE = 0.6  # parts of the size within which two lines stand beside each other
_SAME_CELL = 1.9  # lines of one destination stand closer than this many sizes


@dataclass(frozen=True, slots=True)
class Fragment:
    """What one page prints of one table row; `starts` is False where the row began on an earlier page."""

    listing: ListForm
    page: int
    top: float
    cells: tuple[list[Line], list[Line], list[Line], list[Line]]  # entity, requirement, policy, citation
    starts: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row of a table: its destination and the lines of its four other cells, over all its pages."""

    listing: ListForm
    destination: list[Line]
    cells: tuple[list[Line], list[Line], list[Line], list[Line]]
    below: list[Line] = field(default_factory=list)  # lines of the first cell that begin a row of their own


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


def cites_this_rule(lines: Iterable[Line]) -> bool:
    """Whether a citation means the rule that prints it, as the last of each entry's does."""
    return "[INSERT" in _text(lines)


def naming_lines(lines: Sequence[Line]) -> list[Line]:
    """Lines of bullets and quotations: where a rule prints the names of its table a second and third time."""
    return [
        line
        for number, line in enumerate(lines)
        if _NAMES.search(line.text) or (number and lines[number - 1].text.startswith("•"))
    ]


def rows_of(layout: Layout) -> list[Row]:
    """Join fragments over pages into rows, each under the destination last printed at or above its first line."""
    rows: list[Row] = []
    destinations = _over_pages(_grouped(layout.destinations), layout.fragments)
    last_page = 0
    for fragment in layout.fragments:
        first_on_page, last_page = fragment.page != last_page, fragment.page
        above = rows[-1] if rows and rows[-1].listing is fragment.listing else None
        if above and (not fragment.starts or _is_below(fragment) or (first_on_page and _continues(above, fragment))):
            if first_on_page:
                _carry_over(destinations, above, fragment)
            elif fragment.starts:
                above.below.extend(fragment.cells[0][:1])
            for cell, lines in zip(above.cells, fragment.cells, strict=True):
                cell.extend(lines)
        else:
            rows.append(Row(fragment.listing, _destination_at(destinations, fragment), fragment.cells))
    return rows


def _is_below(fragment: Fragment) -> bool:
    """Whether a fragment holds only more of an Entity cell: an address in a row of its own below its entry."""
    entity, *others = fragment.cells
    return bool(entity) and not any(others)


def _continues(row: Row, fragment: Fragment) -> bool:
    """Whether the first fragment of a page belongs to the row before: either lacks what a whole row has."""
    _, requirement, policy, citation = fragment.cells
    if not citation or not _COMPLETE_CITATION.search(_text(row.cells[3])):
        return True
    if not fragment.listing.has_terms:
        return cites_this_rule(citation) and not cites_this_rule(row.cells[3])
    if not (requirement and policy and row.cells[1]):
        return True
    before, after = _text(row.cells[1]), _text(requirement)
    return not _BEGINS.match(after) and (before.count("(") > before.count(")") or bool(_GOES_ON.match(after)))


def _carry_over(groups: list[list[Line]], row: Row, fragment: Fragment) -> None:
    """Give a destination the lines that it goes on with at the top of the next page, beside its continued row."""
    for group in groups:
        box = group[0].box
        is_beside = box.page == fragment.page and abs(box.top - fragment.top) < _SAME_LINE * group[0].size
        if is_beside and row.destination and row.destination is not group:
            row.destination.extend(group)
            groups.remove(group)
            return


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


def _over_pages(groups: Sequence[list[Line]], fragments: Sequence[Fragment]) -> list[list[Line]]:
    """Join a destination with the next page's first where no row stands between: its name is broken over the page."""
    found: list[list[Line]] = []
    for group in groups:
        above, below = (found[-1][-1].box if found else None), group[0].box
        is_broken = (
            above
            and above.page < below.page
            and not any(
                (above.page, above.top - above.bottom + above.top)
                <= (fragment.page, fragment.top)
                < (below.page, below.top)
                for fragment in fragments
            )
        )
        if is_broken:
            found[-1].extend(group)
        else:
            found.append(group)
    return found


def _destination_at(groups: Sequence[list[Line]], fragment: Fragment) -> list[Line]:
    found: list[Line] = []
    for group in groups:
        box = group[0].box
        if (box.page, box.top - box.bottom + box.top) <= (fragment.page, fragment.top):
            found = group
    return found
