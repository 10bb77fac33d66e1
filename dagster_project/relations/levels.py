"""What counted owners hold of one party on each day, kept up to date while more owners come to count."""

from bisect import bisect_left
from collections.abc import Iterable

from dagster_project.relations.holdings import Holding
from dagster_project.relations.shares import HALF, WHOLE
from dagster_project.relations.spans import Span


def at_most(most: int, least: int, least_of_all: int) -> int:
    """The most that some owners can hold together: their own bounds, and what the others leave of the whole.

    Where shares are stated that add up to more than the whole, it is never below the least.
    """
    return max(least, min(most, WHOLE - (least_of_all - least)))


class Levels:
    """Sums per stretch of days between two turns; shares only ever come in, so what is reached stays so."""

    __slots__ = ("_days", "_is_reached", "_least", "_least_of_all", "_most", "_open")

    def __init__(self, held: Iterable[Holding]) -> None:
        turns: dict[int, int] = {}
        for holding in held:
            start, end = holding.span
            turns[start] = turns.get(start, 0) + holding.minimum
            turns[end] = turns.get(end, 0) - holding.minimum
        self._days = sorted(turns)
        self._least_of_all: list[int] = []
        total = 0
        for day in self._days:
            total += turns[day]
            self._least_of_all.append(total)
        self._least = [0] * len(self._days)
        self._most = [0] * len(self._days)
        self._is_reached = [False] * len(self._days)
        self._open = len(self._days) - 1  # stretches that are not reached; the last day begins none

    @property
    def is_settled(self) -> bool:
        """Whether every day is reached, so that no further owner matters."""
        return self._open == 0

    def add_least(self, span: Span, holding: Holding) -> list[Span]:
        """Count an owner on these days; give the days on which the sum of the least is a half now and was not."""
        first, last = self._cut(span[0]), self._cut(span[1])
        least, is_reached, minimum = self._least, self._is_reached, holding.minimum
        new: list[Span] = []
        for place in range(first, last):
            if is_reached[place]:  # its sums matter no more
                continue
            least[place] += minimum
            if least[place] >= HALF:
                is_reached[place] = True
                new.append((self._days[place], self._days[place + 1]))
        self._open -= len(new)
        return new

    def add_most(self, span: Span, holding: Holding) -> list[Span]:
        """Count an owner on these days; give the days on which the sum can be a half now and could not."""
        first, last = self._cut(span[0]), self._cut(span[1])
        least, most, of_all, is_reached = self._least, self._most, self._least_of_all, self._is_reached
        minimum, maximum = holding.minimum, holding.maximum
        new: list[Span] = []
        for place in range(first, last):
            if is_reached[place]:
                continue
            least[place] += minimum
            most[place] += maximum
            # As in at_most, which is not called here: this is the innermost loop of a million holdings.
            low, high = least[place], most[place]
            if low >= HALF or (high >= HALF and low - of_all[place] >= HALF - WHOLE):
                is_reached[place] = True
                new.append((self._days[place], self._days[place + 1]))
        self._open -= len(new)
        return new

    def _cut(self, day: int) -> int:
        """The place of the stretch that begins on a day within the holdings; it is made if there is none yet."""
        place = bisect_left(self._days, day)
        if self._days[place] != day:
            self._days.insert(place, day)
            self._open += not self._is_reached[place - 1]
            self._is_reached.insert(place, self._is_reached[place - 1])
            for values in (self._least, self._most, self._least_of_all):
                values.insert(place, values[place - 1])
        return place
