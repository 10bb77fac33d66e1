"""What the 50 percent calculation says of each owned party and period, with its sum and its chain in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dagster_project.relations.control import Reach, captured, possible
from dagster_project.relations.holdings import Graph, Holding
from dagster_project.relations.levels import at_most
from dagster_project.relations.routes import MOST_STEPS, Listing, Route, Routes, routes
from dagster_project.relations.shares import HALF, WHOLE, in_words, percent
from dagster_project.relations.spans import Span, Spans, holds, united

_MOST_TERMS = 10  # of a sum that are told one by one
_NOBODY = "no owner on record is listed or captured"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One row per owned party and period in which status, sum and chain stay the same."""

    party: int
    span: Span
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

    def of_party(self, party: int) -> Iterator[Verdict]:
        held = [self._graph.holdings[place] for place in self._graph.of_owned[party]]
        days = {day for holding in held for day in holding.span}
        for holding in held:
            for reach in (self._captured, self._possible):
                days |= _turns(reach.passing.get(holding.owner, ()), holding.span)
            days |= _turns(self._listed.get(holding.owner, ()), holding.span)
        for found in (self._sure, self._maybe):
            days |= {day for route in found.by_owners.get(party, ()) for day in route.span}
        for start, end in pairwise(sorted(days)):
            standing = [one for one in held if one.span[0] <= start < one.span[1]]
            if standing:
                yield self._verdict(party, (start, end), standing)

    def _verdict(self, party: int, span: Span, standing: list[Holding]) -> Verdict:
        states = [(one, self._state(one.owner, span[0])) for one in standing]
        counted = [(one, state) for one, state in states if state]
        least = sum(one.minimum for one, state in counted if state != _MAY_BE)
        on_record = sum(one.minimum for one in standing)
        own_least = sum(one.minimum for one, _ in counted)
        most = at_most(sum(one.maximum for one, _ in counted), own_least, on_record)
        status = "captured" if least >= HALF else "unknown" if most >= HALF else "not_captured"
        found = {"captured": self._sure, "unknown": self._maybe}.get(status)
        route = _route_on(found, party, span[0]) if found else None
        return Verdict(
            party=party,
            span=span,
            status=status,
            least=least,
            most=most,
            arithmetic=self._sum(counted, least, most, on_record - own_least),
            path=self._path(found, route) if found and route else None,
            listing=route.listing if route else None,
            is_over_whole=on_record > WHOLE,
            is_contradicted=any(one.is_contradicted for one in standing),
        )

    def _state(self, owner: int, day: int) -> str | None:
        if holds(self._listed.get(owner, ()), day):
            return "listed"
        if holds(self._captured.passing.get(owner, ()), day):
            return "captured"
        return _MAY_BE if holds(self._possible.passing.get(owner, ()), day) else None

    def _sum(self, counted: list[tuple[Holding, str]], least: int, most: int, of_others: int) -> str:
        if not counted:
            return _NOBODY
        by_size = sorted(counted, key=lambda one: (-one[0].minimum, -one[0].maximum, self._names[one[0].owner]))
        told = by_size[:_MOST_TERMS]
        terms = [f"{in_words(one.minimum, one.maximum)} by {self._names[one.owner]} ({state})" for one, state in told]
        if len(by_size) > len(told):
            terms.append(f"the shares of {len(by_size) - len(told)} others")
        limit = f", as other owners hold at least {percent(of_others)}" if of_others and most > least else ""
        return f"{' + '.join(terms)} = {in_words(least, most)}{limit}"

    def _path(self, found: Routes, route: Route) -> str:
        steps = found.chain(route)
        listed = self._names[route.listing.party]
        told = steps[-MOST_STEPS:]
        links = [f"{in_words(one.minimum, one.maximum)} of {self._names[one.owned]}" for one in told]
        start = f"{listed} (listed)" if len(told) == len(steps) else f"{listed} (listed), by a longer chain"
        return f"{start} holds {', which holds '.join(links)}"


_MAY_BE = "may be captured"


def _turns(spans: Spans, within: Span) -> set[int]:
    return {day for span in spans for day in span if within[0] < day < within[1]}


def _route_on(found: Routes, party: int, day: int) -> Route | None:
    return next((one for one in found.by_owners.get(party, ()) if holds((one.span,), day)), None)


def _merged(pieces: Iterator[Verdict]) -> Iterator[Verdict]:
    """Join pieces that follow each other and say the same."""
    before: Verdict | None = None
    for piece in pieces:
        if before and before.span[1] == piece.span[0] and before == replace(piece, span=before.span):
            before = replace(before, span=(before.span[0], piece.span[1]))
            continue
        if before:
            yield before
        before = piece
    if before:
        yield before
