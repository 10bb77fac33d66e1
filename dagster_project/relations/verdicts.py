"""What the 50 percent calculation says of each owned party and period, with its sum and its chain in words."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dagster_project.relations.control import Reach, captured, possible
from dagster_project.relations.holdings import Graph, Holding
from dagster_project.relations.levels import at_most
from dagster_project.relations.routes import MOST_STEPS, Listing, Route, routes
from dagster_project.relations.shares import HALF, WHOLE, in_words, percent
from dagster_project.relations.spans import Span, Spans, shared, united, without
from dagster_project.relations.sums import Counted, Sums

_MOST_TERMS = 10  # of a sum that are told one by one
_NOBODY = "no owner on record is listed or captured"
_MAY_BE = "may be captured"


class Verdict(NamedTuple):
    """One row per owned party and period in which status, sum and chain stay the same."""

    party: int
    start: int
    end: int
    status: str  # captured | not_captured | unknown
    least: int  # what listed and captured owners hold together
    most: int  # what they and those that may be captured can hold
    arithmetic: str
    path: str | None
    listing: Listing | None  # of the most restrictive owner
    is_over_whole: bool  # the least of all owners adds up to more than the whole
    is_contradicted: bool


def verdicts(graph: Graph, listings: Sequence[Listing], names: Sequence[str]) -> Iterator[Verdict]:
    """Tell of every owned party, period by period."""
    listed: dict[int, Spans] = {}
    for listing in listings:
        listed[listing.party] = united(listed.get(listing.party, ()), [listing.span])
    telling = _Telling(graph, listed, listings, names)
    for party in sorted(graph.of_owned):
        yield from _merged(telling.of_party(party))


class _Telling:
    def __init__(
        self, graph: Graph, listed: Mapping[int, Spans], listings: Sequence[Listing], names: Sequence[str]
    ) -> None:
        self._graph, self._listed, self._names = graph, listed, names
        self._captured: Reach = captured(graph, listed)
        self._possible: Reach = possible(graph, listed)
        self._sure = routes(graph, self._captured, listings, lambda one: one.minimum > 0)
        self._maybe = routes(graph, self._possible, listings, lambda one: one.maximum > 0)
        self._states: dict[int, list[tuple[str, Spans]]] = {}

    def of_party(self, party: int) -> Iterator[Verdict]:
        held = sorted(self._graph.of_owned[party], key=lambda one: (-one.minimum, -one.maximum, self._names[one.owner]))
        found = {
            "captured": sorted(self._sure.get(party, ()), key=_first_day),
            "unknown": sorted(self._maybe.get(party, ()), key=_first_day),
        }
        sums = Sums(held, [one for holding in held for one in self._counted(holding)])
        for span in sums.periods({day for ways in found.values() for way in ways for day in way.span}):
            yield self._verdict(party, span, sums, found)

    def _counted(self, holding: Holding) -> Iterator[Counted]:
        for state, spans in self._states_of(holding.owner):
            days = shared(spans, *holding.span)
            if days:
                words = f"{in_words(holding.minimum, holding.maximum)} by {self._names[holding.owner]} ({state})"
                for span in days:
                    yield Counted(span, holding, state != _MAY_BE, words)

    def _states_of(self, owner: int) -> list[tuple[str, Spans]]:
        states = self._states.get(owner)
        if states is None:
            listed = self._listed.get(owner, ())
            sure, maybe = (reach.passing.get(owner, ()) for reach in (self._captured, self._possible))
            days = {"listed": listed, "captured": without(sure, listed), _MAY_BE: without(maybe, sure)}
            states = self._states[owner] = [(state, spans) for state, spans in days.items() if spans]
        return states

    def _verdict(self, party: int, span: Span, sums: Sums, found: Mapping[str, Sequence[Route]]) -> Verdict:
        least, most = sums.least, at_most(sums.own_most, sums.own_least, sums.on_record)
        status = "captured" if least >= HALF else "unknown" if most >= HALF else "not_captured"
        route = _route_on(found.get(status, ()), span[0])
        return Verdict(
            party,
            *span,
            status,
            least,
            most,
            self._sum(sums, most),
            self._path(route) if route else None,
            route.listing if route else None,
            sums.on_record > WHOLE,
            sums.is_contradicted,
        )

    def _sum(self, sums: Sums, most: int) -> str:
        terms, more = sums.words(_MOST_TERMS)
        if not terms:
            return _NOBODY
        if more:
            terms.append(f"the shares of {more} others")
        of_others = sums.on_record - sums.own_least
        limit = f", as other owners hold at least {percent(of_others)}" if of_others and most > sums.least else ""
        return f"{' + '.join(terms)} = {in_words(sums.least, most)}{limit}"

    def _path(self, route: Route) -> str:
        steps = route.chain()
        listed = self._names[route.listing.party]
        told = steps[-MOST_STEPS:]
        links = [f"{in_words(one.minimum, one.maximum)} of {self._names[one.owned]}" for one in told]
        start = f"{listed} (listed)" if len(told) == len(steps) else f"{listed} (listed), by a longer chain"
        return f"{start} holds {', which holds '.join(links)}"


def _first_day(route: Route) -> int:
    return route.span[0]


def _route_on(found: Sequence[Route], day: int) -> Route | None:
    place = bisect_right(found, day, key=_first_day) - 1
    return found[place] if place >= 0 and day < found[place].span[1] else None


def _merged(pieces: Iterator[Verdict]) -> Iterator[Verdict]:
    """Join pieces that follow each other and say the same."""
    before: Verdict | None = None
    for piece in pieces:
        if before and before.end == piece.start and before[3:] == piece[3:]:
            before = before._replace(end=piece.end)
            continue
        if before:
            yield before
        before = piece
    if before:
        yield before
