"""Who is captured, and who may be."""

import itertools
import sys

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dagster_project.relations.control import captured, possible
from dagster_project.relations.holdings import Graph, Holding, combined
from dagster_project.relations.shares import WHOLE
from dagster_project.relations.spans import FIRST, LAST, holds
from tests.unit.relations.plain_calculation import is_captured, may_be_captured, passing_on

ALWAYS = ((FIRST, LAST),)
A, B, C, D, E, X = range(6)


def held(owner, owned, low, high=None, span=(FIRST, LAST)):
    """A holding in percent; without a second bound the first is exact."""
    return Holding(owner, owned, low * WHOLE // 100, (low if high is None else high) * WHOLE // 100, span)


def captured_parties(*holdings, listed=(X,)):
    return {party for party, spans in captured(Graph(holdings), dict.fromkeys(listed, ALWAYS)).reached.items() if spans}


def possible_parties(*holdings, listed=(X,)):
    return {party for party, spans in possible(Graph(holdings), dict.fromkeys(listed, ALWAYS)).reached.items() if spans}


def test_a_half_captures_and_less_does_not():
    assert captured_parties(held(X, A, 50)) == {A}
    assert captured_parties(held(X, A, 49)) == possible_parties(held(X, A, 49)) == set()


def test_shares_of_listed_and_captured_owners_are_added_up_and_not_multiplied():
    """As in FAQ 401 of OFAC: half of a half is indirect ownership of a half; a quarter twice is a half."""
    assert captured_parties(held(X, A, 50), held(A, B, 50)) == {A, B}
    assert captured_parties(held(X, A, 50), held(X, B, 50), held(A, C, 25), held(B, C, 25)) == {A, B, C}
    assert captured_parties(held(X, A, 50), held(X, B, 10), held(A, B, 40)) == {A, B}
    assert captured_parties(held(X, A, 50), held(X, B, 25), held(A, C, 25), held(B, C, 25)) == {A}
    assert captured_parties(held(X, A, 25), held(A, C, 100)) == set()


def test_two_listed_owners_count_together():
    assert captured_parties(held(X, A, 20), held(E, A, 30), listed=(X, E)) == {A}


def test_a_ring_of_holdings_captures_nobody_by_itself():
    ring = [held(A, B, 60), held(B, A, 60)]
    assert captured_parties(*ring) == set()
    assert captured_parties(*ring, held(X, A, 30)) == set()
    assert captured_parties(*ring, held(X, A, 50)) == {A, B}


def test_an_unknown_share_is_what_the_others_leave():
    assert possible_parties(held(X, A, 0, 100)) == {A}
    assert possible_parties(held(X, A, 0, 100), held(B, A, 51)) == set()
    assert possible_parties(held(X, A, 0, 100), held(B, A, 50)) == {A}
    assert possible_parties(held(X, A, 0, 100), held(B, A, 40), held(C, A, 11)) == set()


def test_an_owner_who_may_be_captured_may_capture():
    assert possible_parties(held(X, A, 0, 100), held(A, B, 60), held(C, B, 40)) == {A, B}
    assert captured_parties(held(X, A, 0, 100), held(A, B, 60)) == set()


def test_shares_that_add_up_to_more_than_the_whole_are_counted_as_stated():
    over = [held(X, A, 60), held(B, A, 60)]
    assert captured_parties(*over) == possible_parties(*over) == {A}


def test_what_is_dated_is_captured_only_while_listing_and_holding_last():
    graph = Graph([held(X, A, 60, span=(10, 50)), held(A, B, 70, span=(30, LAST))])
    reach = captured(graph, {X: ((20, 40), (45, LAST))})
    assert reach.reached == {A: ((20, 40), (45, 50)), B: ((30, 40), (45, 50))}


def test_statements_on_one_holding_are_never_added_up():
    agreed = combined([held(X, A, 30), held(X, A, 25, 50)])
    assert [(one.minimum, one.maximum) for one in agreed] == [(WHOLE * 3 // 10, WHOLE * 3 // 10)]
    assert captured_parties(*agreed) == set()


def test_statements_that_contradict_leave_the_share_between_them():
    (one,) = combined([held(X, A, 30), held(X, A, 60)])
    assert (one.minimum, one.maximum, one.is_contradicted) == (WHOLE * 3 // 10, WHOLE * 6 // 10, True)


def test_statements_of_different_times_each_hold_for_theirs():
    earlier, later = combined([held(X, A, 60, span=(0, 10)), held(X, A, 20, span=(10, 20))])
    assert (earlier.span, later.span) == ((0, 10), (10, 20))


def test_a_chain_longer_than_the_stack_is_followed():
    links = sys.getrecursionlimit() * 3
    assert len(captured_parties(*(held(one, one + 1, 51) for one in range(links)), listed=(0,))) == links


def test_without_dates_and_unknown_shares_it_is_what_networkx_reaches_by_majorities():
    majority = networkx.gnm_random_graph(400, 700, seed=7, directed=True)
    graph = Graph([held(owner, owned, 50) for owner, owned in majority.edges])
    reached = set().union(*(networkx.descendants(majority, root) | {root} for root in range(5)))
    passing = captured(graph, dict.fromkeys(range(5), ALWAYS)).passing
    assert set(passing) == reached
    assert reached != set(majority)


DAYS = (0, 3, 5, 8, 13)
SPANS = st.sampled_from([*itertools.combinations(DAYS, 2), (0, LAST)])
HOLDINGS = st.builds(
    lambda owner, owned, bounds, span: held(owner, owned, min(bounds), max(bounds), span),
    st.integers(0, 6),
    st.integers(0, 6),
    st.tuples(st.sampled_from([0, 10, 25, 30, 50, 70, 100]), st.sampled_from([10, 25, 30, 50, 70, 100])),
    SPANS,
)


@settings(max_examples=400, deadline=None)
@given(st.lists(HOLDINGS, max_size=16), st.dictionaries(st.integers(0, 6), SPANS.map(lambda one: (one,)), max_size=3))
@pytest.mark.parametrize(("ours", "theirs"), [(captured, is_captured), (possible, may_be_captured)])
def test_every_day_is_as_the_plain_calculation_says(ours, theirs, statements, listed):
    holdings = combined(statements)
    reach = ours(Graph(holdings), listed)
    for day in range(15):
        passing, reached = passing_on(day, holdings, listed, theirs)
        assert {party for party, spans in reach.passing.items() if holds(spans, day)} == passing
        assert {party for party, spans in reach.reached.items() if holds(spans, day)} == reached
