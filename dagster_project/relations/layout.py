"""Where the parties of a family stand in its picture: the head in the middle, the others to both sides, row by row."""

from collections.abc import Sequence
from dataclasses import dataclass

from dagster_project.relations.family import Branch

ROW, STEP, BOX, HEIGHT = 46.0, 580.0, 264.0, 34.0
"""Points from row to row and from level to level; width and height of a party's box."""
_MARGIN, _TOP = 84.0, 96.0  # the margin has room for bows
_LEAST_WIDTH = 900.0  # what the legend takes
_TALL = 24  # rows; in a taller picture the head stands at the top, where a reader begins


@dataclass(frozen=True, slots=True)
class Place:
    """The middle of a box; `side` is -1 left of the head and 1 right of it, 0 for the head."""

    x: float
    y: float
    side: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Every party's place by its key, and how large the picture is."""

    places: dict[str, Place]
    width: float
    height: float


def layout(tree: Sequence[Branch]) -> Layout:
    """Lay out a tree that begins with its head: half of its rows to the right of it, the rest to the left."""
    head = tree[0].party.key
    below: dict[str | None, list[str]] = {}
    for branch in tree:
        below.setdefault(branch.above, []).append(branch.party.key)
    rows = _row_counts(tree, below)
    sides = _sides(below.get(head, []), rows)
    depths = {branch.party.key: branch.depth for branch in tree}
    found: dict[str, tuple[int, float]] = {}
    heights = []
    for side, children in sides.items():
        used = 0
        for child in children:
            _settle(child, side, used, below, rows, found)
            used += rows[child]
        heights.append(used)
    tallest = max([1, *heights])
    shift = {side: (tallest - used) / 2 for side, used in zip(sides, heights, strict=True)}
    left = max([depths[key] for key, (side, _) in found.items() if side < 0], default=0)
    right = max([depths[key] for key, (side, _) in found.items() if side > 0], default=0)
    width = 2 * _MARGIN + BOX + (left + right) * STEP
    middle = _MARGIN + BOX / 2 + left * STEP + max(0.0, _LEAST_WIDTH - width) / 2
    places = {head: Place(middle, _TOP + (1 if tallest > _TALL else tallest) * ROW / 2, 0)}
    for key, (side, row) in found.items():
        y = _TOP + (row + shift[side]) * ROW + ROW / 2
        places[key] = Place(middle + side * depths[key] * STEP, y, side)
    return Layout(places, max(width, _LEAST_WIDTH), _TOP + tallest * ROW + ROW)


def _row_counts(tree: Sequence[Branch], below: dict[str | None, list[str]]) -> dict[str, int]:
    rows: dict[str, int] = {}
    for branch in reversed(tree):
        rows[branch.party.key] = max(1, sum(rows[child] for child in below.get(branch.party.key, ())))
    return rows


def _sides(children: Sequence[str], rows: dict[str, int]) -> dict[int, list[str]]:
    """Children in their order, the first half of their rows to the right."""
    half, used = sum(rows[child] for child in children) / 2, 0
    sides: dict[int, list[str]] = {1: [], -1: []}
    for child in children:
        sides[1 if used < half else -1].append(child)
        used += rows[child]
    return sides


def _settle(
    key: str,
    side: int,
    first_row: int,
    below: dict[str | None, list[str]],
    rows: dict[str, int],
    found: dict[str, tuple[int, float]],
) -> None:
    """Put a party in the middle of the rows of all below it."""
    waiting = [(key, first_row)]
    while waiting:
        one, row = waiting.pop()
        found[one] = (side, row + (rows[one] - 1) / 2)
        for child in below.get(one, ()):
            waiting.append((child, row))
            row += rows[child]
