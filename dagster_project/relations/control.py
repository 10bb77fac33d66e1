"""Which parties are captured by listed owners, and which may be: two least fixed points, over all days at once.

A party is captured while the shares that listed or captured owners hold of it reach a half at their least. It may be
captured while they can reach a half at their most, which is bounded by what the other owners hold at their least.
"""

import heapq
from collections.abc import Mapping
from dataclasses import dataclass

from dagster_project.relations.holdings import Graph
from dagster_project.relations.levels import Levels, Part
from dagster_project.relations.spans import Span, Spans, shared, united, without

_LONG = 4000  # days; more of them, or no end, make nothing more urgent


@dataclass(frozen=True, slots=True)
class Reach:
    """On which days each party is reached by its owners, and on which it passes that on, being listed or reached."""

    reached: Mapping[int, Spans]
    passing: Mapping[int, Spans]


def captured(graph: Graph, listed: Mapping[int, Spans]) -> Reach:
    """Find who is captured, from the days on which parties are listed."""
    return _Growth(graph, listed, with_most=False).done()


def possible(graph: Graph, listed: Mapping[int, Spans]) -> Reach:
    """Find who may be captured; whoever is captured may be."""
    return _Growth(graph, listed, with_most=True).done()


class _Growth:
    """Passes days on from owners to the owned, until nothing is new; first to whom most is waiting.

    The order changes only the work: who waits longer gains more at once, and passes it on once and not bit by bit.
    """

    def __init__(self, graph: Graph, listed: Mapping[int, Spans], *, with_most: bool) -> None:
        self._graph, self._with_most = graph, with_most
        self._listed = {party: spans for party, spans in listed.items() if spans}
        self._passing = dict(self._listed)
        self._reached: dict[int, Spans] = {}
        self._levels: dict[int, Levels] = {}
        self._settled: set[int] = set()  # reached on every day, so that no further owner matters
        self._waiting: dict[int, list[Part]] = {}
        self._weights: dict[int, int] = {}  # of what waits
        self._urgency: dict[int, int] = {}
        self._queue: list[tuple[int, int]] = []

    def done(self) -> Reach:
        for party, spans in self._listed.items():
            self._pass_on(party, spans)
        while self._queue:
            urgency, party = heapq.heappop(self._queue)
            if self._urgency.get(party) == -urgency:  # else it stood further up too
                del self._urgency[party], self._weights[party]
                self._gain(party, self._waiting.pop(party))
        return Reach(self._reached, self._passing)

    def _gain(self, party: int, parts: list[Part]) -> None:
        new = united(self._counted(party, parts))
        if not new:
            return
        reached = self._reached[party] = united(self._reached.get(party, ()), new)
        if party not in self._listed:
            self._passing[party] = reached
            self._pass_on(party, new)
        elif gained := without(new, self._passing[party]):
            self._passing[party] = united(self._passing[party], gained)
            self._pass_on(party, gained)

    def _counted(self, party: int, parts: list[Part]) -> list[Span]:
        levels = self._levels.get(party)
        if levels is None:
            levels = self._levels[party] = Levels(self._graph.of_owned[party])
        new = levels.add(parts)
        if levels.is_settled:
            self._settled.add(party)
            del self._levels[party]
        return new

    def _pass_on(self, party: int, gained: Spans) -> None:
        for holding in self._graph.of_owner.get(party, ()):
            if holding.owned in self._settled:
                continue
            least, most = holding.minimum, holding.maximum if self._with_most else 0
            if least or most:
                parts = [(start, end, least, most) for start, end in shared(gained, *holding.span)]
                if parts:
                    self._wait(holding.owned, parts)

    def _wait(self, party: int, parts: list[Part]) -> None:
        """Have a party count what came to it when no other has twice as much to count."""
        waiting = self._waiting.get(party)
        if waiting is None:
            self._waiting[party] = parts
        else:
            waiting += parts
        weight = self._weights.get(party, 0)
        for start, end, least, most in parts:
            weight += min(end - start, _LONG) * (most or least)
        self._weights[party] = weight
        urgency = weight.bit_length()
        if urgency > self._urgency.get(party, -1):
            self._urgency[party] = urgency
            heapq.heappush(self._queue, (-urgency, party))
