"""What the owners of one party hold together while the days go by: the sums, and who counts in them."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from dagster_project.relations.holdings import Holding
from dagster_project.relations.spans import Span


class Counted(NamedTuple):
    """A holding on the days on which its owner is listed, captured, or may be."""

    span: Span
    holding: Holding
    is_sure: bool
    words: str


class Sums:
    """The running sums of one party, whose holdings that count are told in the order in which they are given."""

    def __init__(self, held: Sequence[Holding], counted: Sequence[Counted]) -> None:
        self._held, self._counted = held, counted
        self.least = 0  # of listed and captured owners
        self.own_least = 0  # of those and of owners that may be captured
        self.own_most = 0
        self.on_record = 0  # the least of all owners
        self._standing = 0
        self._contradicted = 0
        self._places: list[int] = []  # of those that count now

    @property
    def is_contradicted(self) -> bool:
        """Whether statements on one of the holdings contradict each other."""
        return self._contradicted > 0

    def words(self, most: int) -> tuple[list[str], int]:
        """What is said of the first of those that count, and how many more there are."""
        return [self._counted[place].words for place in self._places[:most]], max(0, len(self._places) - most)

    def periods(self, days: Iterable[int]) -> Iterator[Span]:
        """Go from turn to turn, these days being turns too; in each period with a holding the sums are those of it."""
        holding_turns = _turns(one.span for one in self._held)
        counted_turns = _turns(one.span for one in self._counted)
        for start, end in pairwise(sorted({*holding_turns, *counted_turns, *days})):
            for place, sign in holding_turns.get(start, ()):
                self._stand(self._held[place], sign)
            for place, sign in counted_turns.get(start, ()):
                self._count(place, sign)
            if self._standing:
                yield start, end

    def _stand(self, holding: Holding, sign: int) -> None:
        self.on_record += sign * holding.minimum
        self._standing += sign
        self._contradicted += sign * holding.is_contradicted

    def _count(self, place: int, sign: int) -> None:
        _, holding, is_sure, _ = self._counted[place]
        self.own_least += sign * holding.minimum
        self.own_most += sign * holding.maximum
        if is_sure:
            self.least += sign * holding.minimum
        if sign > 0:
            insort(self._places, place)
        else:
            del self._places[bisect_left(self._places, place)]


def _turns(spans: Iterable[Span]) -> dict[int, list[tuple[int, int]]]:
    """By day, the places of the spans that begin (1) or end (-1) on it."""
    turns: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for place, (start, end) in enumerate(spans):
        turns[start].append((place, 1))
        turns[end].append((place, -1))
    return turns
