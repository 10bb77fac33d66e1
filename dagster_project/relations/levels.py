"""What counted owners hold of one party on each day, kept up to date while more owners come to count."""

from collections.abc import Iterable
from itertools import pairwise

from dagster_project.relations.holdings import Holding
from dagster_project.relations.shares import HALF, WHOLE
from dagster_project.relations.spans import LAST, Span

Part = tuple[int, int, int, int]  # first day, day after the last, and the least and the most that is held on them


def at_most(most: int, least: int, least_of_all: int) -> int:
    """The most that some owners can hold together: their own bounds, and what the others leave of the whole.

    Where shares are stated that add up to more than the whole, it is never below the least.
    """
    return max(least, min(most, WHOLE - (least_of_all - least)))


class Levels:
    """Sums per stretch of the days that are not reached yet; shares only ever come in, so what is reached stays so."""

    __slots__ = ("_open",)

    def __init__(self, held: Iterable[Holding]) -> None:
        turns: dict[int, int] = {}
        for holding in held:
            start, end = holding.span
            turns[start] = turns.get(start, 0) + holding.minimum
            turns[end] = turns.get(end, 0) - holding.minimum
        days = sorted(turns)
        self._open: list[tuple[int, int, int, int, int]] = []  # first day, day after, least, most, least of all owners
        total = 0
        for start, end in pairwise(days):
            total += turns[start]
            self._open.append((start, end, 0, 0, total))

    @property
    def is_settled(self) -> bool:
        """Whether every day is reached."""
        return not self._open

    def add(self, parts: list[Part]) -> list[Span]:
        """Count shares on their days, all in one pass; give the days on which the sum can be a half now."""
        turns = _turns(parts)
        still_open: list[tuple[int, int, int, int, int]] = []
        new: list[Span] = []
        day, more_least, more_most = turns.pop()
        least_added = most_added = 0
        for stretch in self._open:
            start, end, least, most, of_all = stretch
            if end <= day and not least_added and not most_added:
                still_open.append(stretch)
                continue
            while start < end:
                while day <= start:
                    least_added += more_least
                    most_added += more_most
                    day, more_least, more_most = turns.pop()
                low, high, until = least + least_added, most + most_added, min(day, end)
                # As in at_most, which is not called here: this is the innermost loop of a million holdings.
                if low >= HALF or (high >= HALF and low - of_all >= HALF - WHOLE):
                    new.append((start, until))
                else:
                    still_open.append((start, until, low, high, of_all))
                start = until
        self._open = still_open
        return new


def _turns(parts: list[Part]) -> list[tuple[int, int, int]]:
    """The days on which a sum changes and by how much, from the last to the first."""
    turns = [(LAST + 1, 0, 0)]
    for start, end, least, most in parts:
        turns.append((start, least, most))
        turns.append((end, -least, -most))
    turns.sort(reverse=True)
    return turns
