"""Verdicts of the Affiliates rule as tables: status, sum, chain, terms and periods."""

import datetime as dt

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagster_project.relations.affiliates import affiliates, connected
from dagster_project.relations.routes import MOST_STEPS
from dagster_project.relations.shares import WHOLE, in_words, share_of, units
from dagster_project.relations.spans import holds, shared, united, without

DAY = dt.date
HOLDING = {
    "owner_id": pl.String,
    "owned_id": pl.String,
    "share_minimum": pl.Float64,
    "share_maximum": pl.Float64,
    "valid_from": pl.Date,
    "valid_to": pl.Date,
    "is_minimum_excluded": pl.Boolean,
    "is_maximum_excluded": pl.Boolean,
}
LISTING = {
    "version_id": pl.String,
    "entity_id": pl.String,
    "valid_from": pl.Date,
    "valid_to": pl.Date,
    "restrictiveness": pl.Int64,
}
NAMES = pl.DataFrame({"entity_id": ["x", "y", "a", "b"], "name": ["Xeno", "Ypsilon", "Alpha", "Beta"]})


def held(owner, owned, low=None, high=None, since=None, until=None, *, above=False, below=False):
    return owner, owned, low, low if high is None else high, since, until, above, below


def listed(*rows):
    return pl.DataFrame(rows or [("v", "x", None, None, 2)], schema=LISTING, orient="row")


def verdicts(*holdings, listings=None, **of):
    standing = listed() if listings is None else listings
    found = affiliates(pl.DataFrame(holdings, schema=HOLDING, orient="row"), standing, NAMES)
    return found.filter(**of).to_dicts()


def test_a_sum_and_a_chain_say_who_holds_what_and_why_it_counts():
    _, beta = verdicts(held("x", "a", 0.6), held("a", "b", 0.3), held("x", "b", 0.25))
    assert (beta["entity_id"], beta["status"]) == ("b", "captured")
    assert beta["arithmetic"] == "30 % by Alpha (captured) + 25 % by Xeno (listed) = 55 %"
    assert beta["path"] == "Xeno (listed) holds 25 % of Beta"
    assert (beta["share_minimum"], beta["share_maximum"], beta["listing_id"]) == (0.55, 0.55, "v")


def test_an_unknown_share_is_told_with_what_others_leave():
    (alpha,) = verdicts(held("x", "a"), held("y", "a", 0.4))
    assert alpha["status"] == "unknown"
    assert alpha["arithmetic"] == (
        "an unknown share by Xeno (listed) = at most 60 %, as other owners hold at least 40 %"
    )


@pytest.mark.parametrize(("below", "status"), [(True, "not_captured"), (False, "unknown")])
def test_less_than_a_half_is_not_a_half(below, status):
    assert [one["status"] for one in verdicts(held("x", "a", 0.25, 0.5, below=below))] == [status]


def test_more_than_a_quarter_twice_is_more_than_a_half():
    both = [("v", "x", None, None, 2), ("w", "y", None, None, 2)]
    (alpha,) = verdicts(
        held("x", "a", 0.25, 0.3, above=True), held("y", "a", 0.25, 0.3, above=True), listings=listed(*both)
    )
    assert alpha["status"] == "captured"
    assert alpha["arithmetic"].startswith("more than 25 % to 30 % by Xeno")


def test_a_period_begins_with_the_listing_and_ends_behind_the_last_day_of_the_holding():
    listings = listed(("v", "x", DAY(2024, 5, 1), None, 2))
    before, captured = verdicts(held("x", "a", 0.5, until=DAY(2024, 12, 31)), listings=listings)
    assert (before["status"], before["valid_from"], before["valid_to"]) == ("not_captured", None, DAY(2024, 5, 1))
    assert (captured["status"], captured["valid_from"]) == ("captured", DAY(2024, 5, 1))
    assert captured["valid_to"] == DAY(2025, 1, 1)


def test_of_several_listed_owners_the_most_restrictive_is_shown_however_far_up():
    both = [("v", "x", None, None, 1), ("w", "y", None, None, 8)]
    found = verdicts(
        held("x", "a", 0.5), held("a", "b", 0.5), held("y", "b", 0.5), listings=listed(*both), entity_id="b"
    )
    assert [(one["listing_id"], one["listed_owner_id"]) for one in found] == [("v", "x")]
    assert found[0]["path"] == "Xeno (listed) holds 50 % of Alpha, which holds 50 % of Beta"


def test_statements_that_contradict_or_add_up_to_more_than_the_whole_are_marked():
    (alpha,) = verdicts(held("x", "a", 0.2), held("x", "a", 0.7))
    assert (alpha["status"], alpha["is_contradicted"], alpha["is_over_whole"]) == ("unknown", True, False)
    (alpha,) = verdicts(held("x", "a", 0.7), held("y", "a", 0.7))
    assert (alpha["status"], alpha["is_contradicted"], alpha["is_over_whole"]) == ("captured", False, True)


def test_long_chains_and_long_sums_are_told_in_part():
    chain = [held("x", "0", 0.5), *(held(str(one), str(one + 1), 0.5) for one in range(MOST_STEPS * 3))]
    (last,) = verdicts(*chain, entity_id=str(MOST_STEPS * 3))
    assert last["path"].startswith("Xeno (listed), by a longer chain holds 50 % of ")
    assert last["path"].count("holds") == MOST_STEPS
    many = [(str(one), str(one), None, None, 1) for one in range(20)]
    (alpha,) = verdicts(*(held(str(one), "a", 0.05) for one in range(20)), listings=listed(*many))
    assert alpha["arithmetic"].endswith("+ the shares of 10 others = 100 %")


def test_nobody_and_nothing_give_no_row():
    assert verdicts() == []


def test_connected_are_whom_a_listed_party_holds_its_owners_and_who_holds_beside_it():
    holdings = pl.DataFrame(
        [("x", "a"), ("a", "b"), ("co", "b"), ("top", "x"), ("far", "top"), ("other", "stranger"), (None, "a")],
        schema={"owner_party_id": pl.String, "owned_party_id": pl.String},
        orient="row",
    )
    found = connected(holdings, pl.DataFrame({"party_id": ["x"]}))
    assert found["party_id"].to_list() == ["a", "b", "co", "top", "x"]


@given(st.floats(0, 1))
def test_a_share_is_kept_to_a_millionth_of_a_millionth(share):
    assert share_of(units(share)) == pytest.approx(share, abs=1e-12)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.51, 0.51, "51 %"),
        (0.125, 0.5, "12.5 % to 50 %"),
        (0, 1, "an unknown share"),
        (0, 0.3, "at most 30 %"),
        (0.3, 1, "at least 30 %"),
    ],
)
def test_a_share_is_said_as_a_person_says_it(low, high, words):
    assert in_words(units(low), units(high)) == words
    assert units(1) == WHOLE


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6)


@given(SPANS, SPANS)
def test_sets_of_days_are_joined_cut_and_taken_apart_as_sets(left, right):
    ours, theirs = united(left), united(right)
    days, others = ({day for day in range(31) if holds(spans, day)} for spans in (ours, theirs))
    assert days == {day for start, end in left for day in range(start, end)}
    assert {day for day in range(31) if holds(without(ours, theirs), day)} == days - others
    assert {day for day in range(31) if holds(united(shared(ours, 7, 21)), day)} == days & set(range(7, 21))
