"""What relations join: which parties belong together, which is their head, and by which chain each is joined to it."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

MOST_STEPS = 12  # of a chain that are told in words


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that joins, read from one end as `words` and from the other as `words_back`."""

    relation_id: str
    start: str
    end: str
    words: str
    words_back: str
    attribution: str  # who says so, or who accepted it
    is_symmetric: bool = True
    rank: tuple[float, ...] = ()  # the smaller, the stronger

    def said_from(self, party: str) -> str:
        """How the party at one end says it of the other."""
        return self.words if party == self.start else self.words_back

    def other(self, party: str) -> str:
        """The party at the other end."""
        return self.end if party == self.start else self.start


@dataclass(frozen=True, slots=True)
class Member:
    """A party that relations join to others: its head, and the relations from it to the head, the first if many."""

    party: str
    head: str
    step_count: int
    chain: tuple[Relation, ...]

    def path(self, names: Mapping[str, str]) -> str:
        """The chain in words, from the member to its head; the head's is its name."""
        party, words = self.party, [names[self.party]]
        for relation in self.chain:
            far = relation.other(party)
            words.append(f"{relation.said_from(party)} {names[far]} ({relation.attribution})")
            party = far
        more = self.step_count - len(self.chain)
        return " -> ".join(words + ([f"{more} more to {names[self.head]}"] if more else []))


def joined(relations: Iterable[Relation], order: Mapping[str, Any]) -> Iterator[Member]:
    """Give every party of a relation with its head, the first of its component by `order`, and the way to it.

    The way is as short as can be, and of two of one length the one that begins, seen from the head, with the stronger
    relation. So neither the order of the relations nor of the parties changes it.
    """
    edges: dict[str, list[Relation]] = defaultdict(list)
    for relation in sorted(relations, key=lambda one: (one.rank, one.relation_id)):
        edges[relation.start].append(relation)
        edges[relation.end].append(relation)
    seen: set[str] = set()
    for head in sorted(edges, key=lambda party: (order[party], party)):
        if head not in seen:
            for member in _reached(head, edges):
                seen.add(member.party)
                yield member


def heads_first(relations: Iterable[Relation], names: Mapping[str, str]) -> dict[str, tuple[bool, int, int, str]]:
    """An order in which a group's head comes first.

    First whoever has somebody below and nobody above, of those whoever has most directly below, then whoever has most
    relations, then by name.
    """
    above: dict[str, set[str]] = defaultdict(set)
    below: dict[str, set[str]] = defaultdict(set)
    beside: dict[str, set[str]] = defaultdict(set)
    for one in relations:
        beside[one.start].add(one.end)
        beside[one.end].add(one.start)
        if not one.is_symmetric:
            above[one.start].add(one.end)
            below[one.end].add(one.start)
    return {
        party: (
            bool(above.get(party)) or party not in below,
            -len(below.get(party, ())),
            -len(beside[party]),
            names[party],
        )
        for party in beside
    }


def _reached(head: str, edges: Mapping[str, list[Relation]]) -> Iterator[Member]:
    steps: dict[str, tuple[Relation | None, int]] = {head: (None, 0)}
    waiting = deque([head])
    while waiting:
        party = waiting.popleft()
        depth = steps[party][1]
        yield Member(party, head, depth, _chain(party, steps))
        for relation in edges[party]:
            far = relation.other(party)
            if far not in steps:
                steps[far] = (relation, depth + 1)
                waiting.append(far)


def _chain(party: str, steps: Mapping[str, tuple[Relation | None, int]]) -> tuple[Relation, ...]:
    chain: list[Relation] = []
    relation = steps[party][0]
    while relation is not None and len(chain) < MOST_STEPS:
        chain.append(relation)
        party = relation.other(party)
        relation = steps[party][0]
    return tuple(chain)
