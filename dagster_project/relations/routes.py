"""Which listed owner is the most restrictive that stands behind a party on a day, and by which chain of holdings."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple, Optional

from dagster_project.relations.control import Reach
from dagster_project.relations.holdings import Graph, Holding
from dagster_project.relations.spans import Span, Spans, shared, without

MOST_STEPS = 12  # of a chain that is told in words


@dataclass(frozen=True, slots=True)
class Listing:
    """A version of a party's listing; the lower the rank, the more restrictive its requirement and policy."""

    listing_id: str
    party: int
    span: Span
    rank: int


class Route(NamedTuple):
    """On the days of a span: the listing that counts, the holding by which it comes, and the owner's route.

    The listed party itself has neither holding nor owner.
    """

    span: Span
    listing: Listing
    holding: Holding | None
    by: Optional["Route"]

    def chain(self) -> list[Holding]:
        """The holdings from the listed party down to the one that the route is of; the last ones if there are many."""
        steps: list[Holding] = []
        route: Route | None = self
        while route and route.holding and len(steps) <= MOST_STEPS:
            steps.append(route.holding)
            route = route.by
        return steps[::-1]


def routes(
    graph: Graph, reach: Reach, listings: Iterable[Listing], counts: Callable[[Holding], bool]
) -> dict[int, list[Route]]:
    """Give each party's routes by its owners: most restrictive first, then the shortest way; each day counts once."""
    listings = list(listings)
    search = _Search(graph, reach, {one.party for one in listings}, counts)
    for _, of_rank in groupby(sorted(listings, key=lambda one: (one.rank, one.listing_id, one.span)), _rank):
        search.follow([(one.party, Route(one.span, one, None, None)) for one in of_rank])
    return search.found


def _rank(listing: Listing) -> int:
    return listing.rank


class _Search:
    """Goes downstream from the listings of one rank after the other, one holding further at a time."""

    def __init__(self, graph: Graph, reach: Reach, listed: set[int], counts: Callable[[Holding], bool]) -> None:
        self._graph, self._counts = graph, counts
        self._unreached = dict(reach.reached)  # days for which a route is to be found yet
        self._unpassed = {party: reach.passing.get(party, ()) for party in listed}  # others pass on what reaches them
        self.found: dict[int, list[Route]] = defaultdict(list)

    def follow(self, arrived: list[tuple[int, Route]]) -> None:
        while arrived:
            further: list[tuple[int, Route]] = []
            for party, route in arrived:
                new: list[Route] = []
                if route.holding:
                    new = _taken(self._unreached, party, route)
                    self.found[party] += new
                if party in self._unpassed:
                    new = _taken(self._unpassed, party, route)
                for one in new:
                    self._pass_on(party, one, further)
            arrived = sorted(further, key=_by_size)

    def _pass_on(self, party: int, route: Route, further: list[tuple[int, Route]]) -> None:
        for holding in self._graph.of_owner.get(party, ()):
            owned = holding.owned
            unreached = self._unreached.get(owned)
            if unreached and self._counts(holding):
                start, end = max(route.span[0], holding.span[0]), min(route.span[1], holding.span[1])
                for span in shared(unreached, start, end):
                    further.append((owned, Route(span, route.listing, holding, route)))


def _by_size(arrived: tuple[int, Route]) -> int:
    holding = arrived[1].holding
    return -holding.minimum if holding else 0


def _taken(left: dict[int, Spans], party: int, route: Route) -> list[Route]:
    """The route on those of its days that are left, which are left no more."""
    all_left = left.get(party, ())
    days = shared(all_left, *route.span)
    if days:
        left[party] = () if len(days) == len(all_left) and tuple(days) == all_left else without(all_left, tuple(days))
    return [route if span == route.span else route._replace(span=span) for span in days]
