"""Which listed owner is the most restrictive that stands behind a party on a day, and by which chain of holdings."""

import heapq
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dagster_project.relations.control import Reach
from dagster_project.relations.holdings import Graph, Holding
from dagster_project.relations.spans import Span, Spans, shared, united, without

MOST_STEPS = 12  # of a chain that is told in words


@dataclass(frozen=True, slots=True)
class Listing:
    """A version of a party's listing; the lower the rank, the more restrictive its requirement and policy."""

    listing_id: str
    party: int
    span: Span
    rank: int


@dataclass(frozen=True, slots=True)
class Route:
    """On the days of a span: the listing that counts, and the holding by which it comes; none for the listed itself."""

    span: Span
    listing: Listing
    holding: Holding | None


@dataclass
class Routes:
    """Of each party the routes by its owners, and those that it passes on, its own listing among them."""

    by_owners: dict[int, list[Route]] = field(default_factory=lambda: defaultdict(list))
    passed_on: dict[int, list[Route]] = field(default_factory=lambda: defaultdict(list))

    def chain(self, route: Route) -> list[Holding]:
        """The holdings from the listed party down to the one that the route is of; the last ones if there are many."""
        steps: list[Holding] = []
        day = route.span[0]
        while route.holding is not None and len(steps) <= MOST_STEPS:
            steps.append(route.holding)
            owner = route.holding.owner
            route = next(one for one in self.passed_on[owner] if one.span[0] <= day < one.span[1])
        return steps[::-1]


def routes(graph: Graph, reach: Reach, listings: Iterable[Listing], counts: Callable[[Holding], bool]) -> Routes:
    """Follow the listings downstream, most restrictive first, then the shortest way; each day counts once."""
    search = _Search(graph, reach, counts)
    for listing in sorted(listings, key=lambda one: (one.rank, one.listing_id, one.span)):
        search.push(0, listing.party, listing.span, listing, None)
    return search.done()


class _Search:
    def __init__(self, graph: Graph, reach: Reach, counts: Callable[[Holding], bool]) -> None:
        self._graph, self._reach, self._counts = graph, reach, counts
        self._found = Routes()
        self._taken: tuple[dict[int, Spans], dict[int, Spans]] = ({}, {})
        self._queue: list[tuple[int, int, int, int, int, Route]] = []
        self._numbers = itertools.count()

    def push(self, depth: int, party: int, span: Span, listing: Listing, holding: Holding | None) -> None:
        share = holding.minimum if holding else 0
        number = next(self._numbers)  # so that equals keep their order and routes are never compared
        heapq.heappush(self._queue, (listing.rank, depth, -share, number, party, Route(span, listing, holding)))

    def done(self) -> Routes:
        while self._queue:
            _, depth, _, _, party, route = heapq.heappop(self._queue)
            if route.holding is not None:
                self._found.by_owners[party] += self._new(0, party, route)
            for new in self._new(1, party, route):
                self._found.passed_on[party].append(new)
                self._follow(depth, party, new)
        return self._found

    def _new(self, which: int, party: int, route: Route) -> Sequence[Route]:
        taken: Mapping[int, Spans] = self._taken[which]
        days = without([route.span], taken.get(party, ()))
        self._taken[which][party] = united(taken.get(party, ()), days)
        return [Route(span, route.listing, route.holding) for span in days]

    def _follow(self, depth: int, party: int, route: Route) -> None:
        for place in self._graph.of_owner.get(party, ()):
            holding = self._graph.holdings[place]
            if not self._counts(holding):
                continue
            for start, end in shared((route.span,), *holding.span):
                reached = shared(self._reach.reached.get(holding.owned, ()), start, end)
                for span in without(reached, self._taken[0].get(holding.owned, ())):
                    self.push(depth + 1, holding.owned, span, route.listing, holding)
