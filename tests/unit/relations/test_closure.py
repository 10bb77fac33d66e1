"""What relations join, checked against networkx on random graphs."""

import networkx
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagster_project.relations.closure import MOST_STEPS, Relation, heads_first, joined
from dagster_project.relations.families import grouped, merged

PARTIES = "abcdefghijkl"


def relation(start: str, end: str, **facts: object) -> Relation:
    words = {"words": "is a subsidiary of", "words_back": "is the parent of", "attribution": "according to Paper"}
    return Relation(f"{start}-{end}", start, end, **{"is_symmetric": False, **words, **facts})


@given(st.lists(st.tuples(st.sampled_from(PARTIES), st.sampled_from(PARTIES)), max_size=25))
def test_who_belongs_together_is_what_networkx_finds_and_each_way_leads_to_the_head(pairs):
    relations = [relation(start, end) for start, end in pairs if start != end]
    members = list(joined(relations, {party: party for party in PARTIES}))
    graph = networkx.Graph([(one.start, one.end) for one in relations])
    found: dict[str, set[str]] = {}
    for member in members:
        found.setdefault(member.head, set()).add(member.party)
        assert member.step_count == networkx.shortest_path_length(graph, member.party, member.head)
        place = member.party
        for step in member.chain:
            place = step.other(place)
        assert place == member.head
    assert sorted(map(sorted, found.values())) == sorted(map(sorted, networkx.connected_components(graph)))
    assert all(head == min(parties) for head, parties in found.items())


def test_the_order_of_relations_changes_nothing():
    relations = [relation(*pair) for pair in ("ab", "bc", "ca", "cd", "ad", "xy")]
    order = dict(zip("abcdxy", range(6), strict=True))
    assert list(joined(relations, order)) == list(joined(relations[::-1], order))


def test_the_head_is_whoever_has_nobody_above_and_most_below_and_in_a_ring_the_best_connected():
    names = {party: party.upper() for party in PARTIES}
    tree = [relation("b", "a"), relation("c", "a"), relation("c", "d"), relation("e", "c")]
    assert {one.head for one in joined(tree, heads_first(tree, names))} == {"a"}
    ring = [relation("a", "b"), relation("b", "c"), relation("c", "a"), relation("e", "c", is_symmetric=True)]
    assert {one.head for one in joined(ring, heads_first(ring, names))} == {"c"}


def test_of_two_ways_of_one_length_the_stronger_relation_is_told():
    weak = Relation("1", "b", "a", "shares an address with", "shares an address with", "accepted by Ada", rank=(2,))
    strong = Relation("2", "b", "a", "is a subsidiary of", "is the parent of", "according to Paper", False, (1,))
    for relations in ([weak, strong], [strong, weak]):
        (_, member) = joined(relations, {"a": 1, "b": 2})
        assert member.path({"a": "Alpha", "b": "Beta"}) == "Beta -> is a subsidiary of Alpha (according to Paper)"


def test_a_way_is_read_from_each_party_on_and_a_long_one_says_how_much_is_left_out():
    chain = [relation(str(number + 1), str(number)) for number in range(MOST_STEPS + 5)]
    chain[0] = relation("0", "1")
    names = {str(number): f"P{number}" for number in range(MOST_STEPS + 6)}
    members = {one.party: one for one in joined(chain, {party: int(party) for party in names})}
    assert members["1"].path(names) == "P1 -> is the parent of P0 (according to Paper)"
    assert (
        members["17"].path(names).startswith("P17 -> is a subsidiary of P16 (according to Paper) -> is a subsidiary of")
    )
    assert members["17"].path(names).endswith(" -> 5 more to P0")


def frame(*relations: tuple[str, str], ends: tuple[str, str]) -> pl.DataFrame:
    rows = [(f"{start}{end}", start, end, "is", "is", "note", True, 1, 0.9) for start, end in relations]
    columns = ["relation_id", *ends, "words", "words_back", "attribution", "is_symmetric", "status_rank", "strength"]
    return pl.DataFrame(rows, schema=columns, orient="row")


def test_parties_that_are_one_have_the_id_of_the_first_and_the_others_their_own():
    parties = pl.DataFrame({"party_id": list("pqrs"), "name": list("PQRS"), "party_number": [4, 2, 3, 1]})
    found = merged(parties, frame("pq", "rq", ends=("from_party_id", "to_party_id")))
    assert dict(found.select("party_id", "entity_id").iter_rows()) == {"p": "q", "q": "q", "r": "q", "s": "s"}
    assert found.filter(party_id="r")["merge_basis"].to_list() == ["R -> is Q (note)"]
    assert found.filter(pl.col("party_id").is_in(["q", "s"]))["merge_basis"].null_count() == 2


@pytest.mark.parametrize("calculation", [merged, grouped])
def test_nothing_gives_a_table_without_rows_and_with_its_columns(calculation):
    key = "party_id" if calculation is merged else "entity_id"
    parties = pl.DataFrame(schema={key: pl.String, "name": pl.String, "party_number": pl.Int64})
    none = frame(ends=("from_party_id", "to_party_id") if calculation is merged else ("from_entity_id", "to_entity_id"))
    assert calculation(parties, none).height == 0
