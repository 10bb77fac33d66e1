"""Which parties are captured by listed owners, and which may be: two least fixed points, over all days at once.

A party is captured while the shares that listed or captured owners hold of it reach a half at their least. It may be
captured while they can reach a half at their most, which is bounded by what the other owners hold at their least.
"""

import heapq
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dagster_project.relations.holdings import Graph, Holding
from dagster_project.relations.levels import Levels
from dagster_project.relations.spans import Span, Spans, shared, united, without

Count = Callable[[Levels, Span, Holding], list[Span]]


@dataclass(frozen=True, slots=True)
class Reach:
    """On which days each party is reached by its owners, and on which it passes that on, being listed or reached."""

    reached: Mapping[int, Spans]
    passing: Mapping[int, Spans]


def captured(graph: Graph, listed: Mapping[int, Spans]) -> Reach:
    """Find who is captured, from the days on which parties are listed."""
    return _Growth(graph, listed, Levels.add_least).done()


def possible(graph: Graph, listed: Mapping[int, Spans]) -> Reach:
    """Find who may be captured; whoever is captured may be."""
    return _Growth(graph, listed, Levels.add_most).done()


class _Growth:
    """Passes days on from owners to the owned, round by round and upstream first, until nothing is new."""

    def __init__(self, graph: Graph, listed: Mapping[int, Spans], count: Count) -> None:
        self._graph, self._count = graph, count
        self._passing = {party: spans for party, spans in listed.items() if spans}
        self._reached: dict[int, list[Span]] = {}
        self._levels: dict[int, Levels] = {}
        self._rank = _upstream_first(graph, self._passing)
        self._this_round: list[tuple[int, int]] = []
        self._next_round: set[int] = set()
        self._new: dict[int, list[Span]] = {}

    def done(self) -> Reach:
        for party in list(self._passing):
            self._pass_on(party, self._passing[party], 0)
        while self._this_round or self._next_round:
            if not self._this_round:
                self._this_round = sorted((self._rank[party], party) for party in self._next_round)
                self._next_round = set()
            rank, party = heapq.heappop(self._this_round)
            self._gain(party, rank)
        return Reach({party: united(spans) for party, spans in self._reached.items()}, self._passing)

    def _gain(self, party: int, rank: int) -> None:
        new = self._new.pop(party)
        self._reached.setdefault(party, []).extend(new)
        before = self._passing.get(party, ())
        gained = without(united(new), before)
        if gained:
            self._passing[party] = united(before, gained)
            self._pass_on(party, gained, rank)

    def _pass_on(self, party: int, gained: Spans, rank: int) -> None:
        holdings = self._graph.holdings
        for place in self._graph.of_owner.get(party, ()):
            holding = holdings[place]
            levels = self._levels_of(holding.owned)
            if levels.is_settled:
                continue
            for span in shared(gained, *holding.span):
                new = self._count(levels, span, holding)
                if new:
                    self._wait(holding.owned, new, rank)

    def _levels_of(self, party: int) -> Levels:
        levels = self._levels.get(party)
        if levels is None:
            levels = self._levels[party] = Levels(self._graph.holdings[place] for place in self._graph.of_owned[party])
        return levels

    def _wait(self, party: int, new: list[Span], rank: int) -> None:
        """Have a party pass on what it gained: in this round if it lies downstream, else, round a ring, in the next."""
        if party in self._new:
            self._new[party].extend(new)
            return
        self._new[party] = new
        if self._rank[party] > rank:
            heapq.heappush(self._this_round, (self._rank[party], party))
        else:
            self._next_round.add(party)


def _upstream_first(graph: Graph, listed: Mapping[int, Spans]) -> dict[int, int]:
    """Number the parties that listed ones can reach so that, cycles aside, each owner comes before what it holds."""
    finished: list[int] = []
    seen: set[int] = set()
    for root in sorted(listed):
        if root in seen:
            continue
        seen.add(root)
        path: list[tuple[int, Iterator[int]]] = [(root, iter(graph.of_owner.get(root, ())))]
        while path:
            party, places = path[-1]
            step = next((graph.holdings[one].owned for one in places if graph.holdings[one].owned not in seen), None)
            if step is None:
                finished.append(party)
                path.pop()
            else:
                seen.add(step)
                path.append((step, iter(graph.of_owner.get(step, ()))))
    return {party: rank for rank, party in enumerate(reversed(finished))}
