"""A group as a family: who stands below whom, and what is between them."""

from dagster_project.relations.family import Bond, Family, Relative


def bond(start: str, end: str, status: str = "fact", kind: str = "subsidiary_of", joins: bool = True) -> Bond:
    return Bond(start, end, kind, "ownership", "Paper", status, joins and status != "candidate")


def family(head: str, *bonds: Bond, nearby: str = "") -> Family:
    keys = sorted({head, *(end for one in bonds for end in (one.start, one.end))})
    return Family(head, {key: Relative(key, f"{key} Ltd.", is_member=key not in nearby) for key in keys}, bonds)


def lines(found: Family) -> list[tuple[str, str | None, int]]:
    return [(branch.party.key, branch.above, branch.depth) for branch in found.tree()]


def test_everybody_stands_once_below_who_is_nearest_to_the_head() -> None:
    found = family("a", bond("b", "a"), bond("c", "b"), bond("d", "a"), bond("c", "d"))
    assert lines(found) == [("a", None, 0), ("b", "a", 1), ("c", "b", 2), ("d", "a", 1)]
    assert [(one.start, one.end) for one in found.others()] == [("c", "d")]


def test_a_party_alone_is_a_tree() -> None:
    assert lines(family("a")) == [("a", None, 0)]


def test_no_candidate_is_a_shortcut_to_the_head() -> None:
    found = family("a", bond("b", "a"), bond("c", "b"), bond("c", "a", "candidate"))
    assert lines(found) == [("a", None, 0), ("b", "a", 1), ("c", "b", 2)]
    assert [one.status for one in found.others()] == ["candidate"]


def test_a_ring_ends_and_who_is_outside_comes_last() -> None:
    ring = (bond("b", "a"), bond("c", "b"), bond("a", "c"), bond("aa", "a", joins=False))
    assert lines(family("a", *ring, nearby="aa")) == [("a", None, 0), ("b", "a", 1), ("c", "a", 1), ("aa", "a", 1)]


def test_of_several_bonds_a_fact_comes_before_what_was_accepted_and_each_end_says_its_part() -> None:
    found = family("a", bond("b", "a", "accepted", "shares_stem"), bond("b", "a"), bond("a", "b", "candidate"))
    (_, branch) = found.tree()
    assert [one.status for one in branch.bonds] == ["fact", "accepted", "candidate"]
    assert (branch.bonds[0].words("b"), branch.bonds[0].words("a")) == ("is a subsidiary of", "is the parent of")


def test_a_relation_without_words_of_its_own_is_told_by_its_type() -> None:
    assert Bond("a", "b", "cousin_of", "news_claim", "Paper", "fact", False).words("a") == "cousin of"


def test_the_order_of_relations_changes_nothing() -> None:
    bonds = [bond("b", "a"), bond("c", "a"), bond("d", "b"), bond("d", "c"), bond("e", "d", "accepted")]
    assert lines(family("a", *bonds)) == lines(family("a", *reversed(bonds)))
