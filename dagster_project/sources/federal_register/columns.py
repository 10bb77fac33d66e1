"""Where columns of print begin, told by the white between them; what stands in a column is not known here."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from dagster_project.reading.layout import Char

_GUTTER = 4.0  # points that part two columns at least
_GUTTER_INK = 0.03  # and their ink at most, relative to the columns'
_NEAR = 6.0  # points by which a column may begin beside the place that its centred head tells
_MANY = 5  # columns; of three, the outer two tell both borders


def ink_of(chars: Iterable[Char]) -> Counter[int]:
    """How many characters cover each point of the page's width."""
    ink: Counter[int] = Counter()
    for char in chars:
        if not char.text.isspace():
            ink.update(range(int(char.x0), int(char.x1 - 0.01) + 1))
    return ink


def white_in(ink: Counter[int], least: float) -> list[tuple[int, int]]:
    """Stretches, from left to right, that at most `least` characters cover."""
    found: list[tuple[int, int]] = []
    for x in range(min(ink), max(ink) + 1):
        if ink[x] <= least:
            if found and found[-1][1] == x:
                found[-1] = (found[-1][0], x + 1)
            else:
                found.append((x, x + 1))
    return found


def gutters(chars: Sequence[Char]) -> list[float]:
    """Right edges of the white stretches between text columns, over all pages together."""
    ink = ink_of(chars)
    if not ink:
        return []
    typical = sorted(ink.values())[len(ink) // 2]
    return [right - 0.5 for left, right in white_in(ink, _GUTTER_INK * typical) if right - left >= _GUTTER]


def borders_by_white(ink: Counter[int], middles: Sequence[float], centred: Sequence[float]) -> list[float]:
    """Where a column begins: at the right end of the white stretch nearest to where centred heads put it.

    Where none is near, for heads need not be centred, the widest stretch between the middles of two heads counts.
    """
    borders = []
    for (left, right), expected in zip(pairwise(middles), centred, strict=True):
        between = Counter({x: ink[x] for x in range(int(left), int(right) + 1)})
        stretches = white_in(between, 0) or [(int(right), int(right))]
        near = [stretch for stretch in stretches if abs(stretch[1] - expected) <= _NEAR]
        widest = max(near or stretches, key=lambda stretch: stretch[1] - stretch[0])
        borders.append(widest[1] - 0.5)
    return borders


def borders_by_heads(middles: Sequence[float], left: float, right: float) -> list[float]:
    """Where columns begin if each head stands in the middle of its own, reckoned from the table's two edges inwards."""
    first = 2 * middles[0] - left
    last = 2 * middles[-1] - right
    inner = [2 * middles[1] - first, 2 * middles[-2] - last] if len(middles) == _MANY else []
    return [first, *inner, last]


def head_middles(heads: Sequence[Char], count: int) -> list[float]:
    """The middles of so many column heads, parted by the widest stretches of white."""
    ink = ink_of(heads)
    stretches = sorted(white_in(ink, 0), key=lambda stretch: stretch[0] - stretch[1])[: count - 1]
    edges = [min(ink), *sorted(edge for stretch in stretches for edge in stretch), max(ink)]
    return [(left + right) / 2 for left, right in zip(edges[::2], edges[1::2], strict=True)]
