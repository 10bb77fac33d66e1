"""A group as a family: its parties, the bonds between them and to parties nearby, and the tree that spans it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

_WORDS = {
    "same_as": ("is the same party as", "is the same party as"),
    "subsidiary_of": ("is a subsidiary of", "is the parent of"),
    "subordinate_of": ("is subordinate to", "has as subordinate"),
    "affiliate_of": ("is affiliated with", "is affiliated with"),
    "investor_in": ("is an investor in", "has as investor"),
    "owner_of": ("is an owner of", "has as owner"),
    "shares_address": ("shares an address with", "shares an address with"),
    "named_together": ("is named in one paragraph with", "is named in one paragraph with"),
    "shares_stem": ("shares a name stem with", "shares a name stem with"),
}


_JOINS, _HELD, _CANDIDATE = 1, 100, 10_000  # a way of bonds that join is never longer than one candidate


def words_of(relation_type: str) -> tuple[str, str]:
    """A relation in words, as its start says it and as its end does."""
    return _WORDS.get(relation_type, (relation_type.replace("_", " "),) * 2)


@dataclass(frozen=True, slots=True)
class Relative:
    """A party as it is drawn; one that is only named has its name for a key."""

    key: str
    name: str
    place: str | None = None
    is_listed: bool = False
    is_member: bool = True  # of the group; else a party nearby


@dataclass(frozen=True, slots=True)
class Bond:
    """One or more relations of one type between two parties, on one basis."""

    start: str
    end: str
    relation_type: str
    basis: str
    support: str  # who says so, or who accepted it
    status: str  # fact | accepted | candidate
    joins: bool  # it is why both are in the group

    @property
    def is_held(self) -> bool:
        """Whether it holds: a fact, or accepted by a person."""
        return self.status != "candidate"

    def words(self, party: str) -> str:
        """What the relation says of one of the two."""
        ahead, back = words_of(self.relation_type)
        return ahead if party == self.start else back

    def other(self, party: str) -> str:
        """The party at the other end."""
        return self.end if party == self.start else self.start


@dataclass(frozen=True, slots=True)
class Branch:
    """A party in the tree, with the one above it and what is between the two."""

    party: Relative
    above: str | None
    bonds: tuple[Bond, ...]
    depth: int


@dataclass(frozen=True, slots=True)
class Family:
    """A group: its head, everybody by key, all bonds, and how many candidates to parties nearby are left out."""

    head: str
    relatives: Mapping[str, Relative]
    bonds: Sequence[Bond]
    left_out: int = 0

    @property
    def members(self) -> list[Relative]:
        """The parties of the group."""
        return [one for one in self.relatives.values() if one.is_member]

    def tree(self) -> list[Branch]:
        """Everybody once, below the nearest party that leads to the head, each followed by whoever is below."""
        graph = nx.Graph()
        graph.add_nodes_from(sorted(self.relatives, key=self._rank))
        for one in sorted(self.bonds, key=_strength):
            if not graph.has_edge(one.start, one.end):  # of a pair the strongest counts
                graph.add_edge(one.start, one.end, cost=_JOINS if one.joins else _HELD if one.is_held else _CANDIDATE)
        paths = nx.single_source_dijkstra_path(graph, self.head, weight="cost")
        above = {key: path[-2] for key, path in paths.items() if len(path) > 1}
        below: dict[str, list[str]] = {}
        for child, parent in above.items():
            below.setdefault(parent, []).append(child)
        return list(self._walk(self.head, None, below, 0))

    def others(self) -> list[Bond]:
        """Bonds between two parties of which neither is above the other in the tree."""
        drawn = {frozenset((one.party.key, one.above)) for one in self.tree()}
        return [one for one in self.bonds if frozenset((one.start, one.end)) not in drawn]

    def _walk(self, party: str, above: str | None, below: Mapping[str, list[str]], depth: int) -> Iterator[Branch]:
        waiting = [(party, above, depth)]
        while waiting:
            key, parent, level = waiting.pop()
            between = [one for one in self.bonds if {one.start, one.end} == {key, parent}]
            yield Branch(self.relatives[key], parent, tuple(sorted(between, key=_strength)), level)
            waiting += [(child, key, level + 1) for child in sorted(below.get(key, ()), key=self._rank, reverse=True)]

    def _rank(self, party: str) -> tuple[bool, str, str]:
        relative = self.relatives[party]
        return not relative.is_member, relative.name, party


def _strength(bond: Bond) -> tuple[bool, int, str, str, str, str]:
    state = ("fact", "accepted", "candidate").index(bond.status)
    return not bond.joins, state, bond.relation_type, bond.basis, bond.start, bond.end
