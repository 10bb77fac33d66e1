"""What the owners of one party hold together while the days go by: the sums, and who counts in them."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from dagster_project.relations.holdings import Holding
from dagster_project.relations.spans import Span

MAY_BE = "may be captured"

States = list[tuple[Span, str]]  # of an owner, on the days on which it has one: listed, captured, may be captured


class Counted(NamedTuple):
    """A holding on the days on which its owner has one state."""

    holding: Holding
    state: str


class Sums:
    """The running sums of one party; who counts is kept in the order of the holdings."""

    def __init__(self) -> None:
        self.least = 0  # of listed and captured owners
        self.own_least = 0  # of those and of owners that may be captured
        self.own_most = 0
        self.on_record = 0  # the least of all owners
        self.standing = 0
        self.contradicted = 0
        self._shares: list[Counted | Holding] = []  # a holding as such, and each part of it that counts
        self._places: list[int] = []  # of those that count now

    @property
    def counted(self) -> int:
        """How many count."""
        return len(self._places)

    def largest(self, most: int) -> list[Counted]:
        """The first of those that count."""
        return [one for one in (self._shares[place] for place in self._places[:most]) if isinstance(one, Counted)]

    def periods(
        self, held: Iterable[Holding], states_of: Callable[[int], States], days: Iterable[int]
    ) -> Iterator[Span]:
        """Go from turn to turn, these days being turns too; on each period with a holding the sums are those of it."""
        turns = self._turns(held, states_of)
        for day in days:
            turns[day]  # without a change, but a turn
        for start, end in pairwise(sorted(turns)):
            for place, sign in turns[start]:
                self._turn(place, sign)
            if self.standing:
                yield start, end

    def _turns(
        self, held: Iterable[Holding], states_of: Callable[[int], States]
    ) -> dict[int, list[tuple[int, int]]]:
        turns: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for holding in held:
            self._add(holding, holding.span, turns)
            for span, state in states_of(holding.owner):
                start, end = max(span[0], holding.span[0]), min(span[1], holding.span[1])
                if start < end:
                    self._add(Counted(holding, state), (start, end), turns)
        return turns

    def _add(self, share: Counted | Holding, span: Span, turns: dict[int, list[tuple[int, int]]]) -> None:
        turns[span[0]].append((len(self._shares), 1))
        turns[span[1]].append((len(self._shares), -1))
        self._shares.append(share)

    def _turn(self, place: int, sign: int) -> None:
        share = self._shares[place]
        if isinstance(share, Holding):
            self.on_record += sign * share.minimum
            self.standing += sign
            self.contradicted += sign * share.is_contradicted
            return
        holding, state = share
        self.own_least += sign * holding.minimum
        self.own_most += sign * holding.maximum
        if state != MAY_BE:
            self.least += sign * holding.minimum
        if sign > 0:
            insort(self._places, place)
        else:
            del self._places[bisect_left(self._places, place)]
