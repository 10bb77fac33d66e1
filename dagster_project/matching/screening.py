"""Whether a customer may be one of the parties that are looked for: which one, by which of its names, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rigour.addresses import compare_address
from rigour.territories import lookup_territory

from dagster_project.matching.comparison import Comparison, compare, prepare
from dagster_project.matching.index import Index

THRESHOLD = 0.55
"""The least score of a hit; docs/screening.md has the precision and recall measured at this and others."""
_MOST_HITS = 5
_WEAK_KINDS = frozenset({"acronym", "weak"})
_OF_WEAK_NAME = -0.2
_OF_SAME_COUNTRY = 0.05
_OF_OTHER_COUNTRY = -0.05
_OF_SAME_ADDRESS = 0.1
_SAME_ADDRESS = 0.6
_OF_SAME_GROUP = 0.01
_ALIKE_ENOUGH = 1e-9


@dataclass(frozen=True, slots=True)
class Party:
    """A party that is looked for."""

    entity_id: str
    country: str | None
    group_id: str | None
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alias:
    """One of the names that a party bears."""

    entity_id: str
    name: str
    name_type: str


@dataclass(frozen=True, slots=True)
class Customer:
    """Somebody who may be one of the parties."""

    name: str
    country: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A party that a customer may be, the name that says so, and what each feature adds to the score."""

    entity_id: str
    matched_name: str
    name_type: str
    rank: int
    score: float
    by_name: float
    by_numbers: float
    by_places: float
    by_weak_name: float
    by_country: float
    by_address: float
    by_group: float
    is_weak_name: bool
    explanation: str


@dataclass(slots=True)
class _Found:
    alias: Alias
    comparison: Comparison
    is_weak: bool
    by_weak_name: float
    by_country: float
    by_address: float
    by_group: float = 0.0

    @property
    def total(self) -> float:
        return self.comparison.score + self.by_weak_name + self.by_country + self.by_address + self.by_group


class Screener:
    """Parties with their names, made ready to be looked for many times."""

    def __init__(self, parties: Iterable[Party], aliases: Sequence[Alias]) -> None:
        self._parties = {party.entity_id: party for party in parties}
        self._aliases = aliases
        self._names = [prepare.__wrapped__(alias.name) for alias in aliases]
        self._index = Index(self._names)
        self._countries = {party.entity_id: country_code(party.country) for party in self._parties.values()}

    def hits(self, customer: Customer, threshold: float = THRESHOLD, most: int = _MOST_HITS) -> list[Hit]:
        """Give the parties that a customer may be, the likeliest first; parties of one score share a rank."""
        best: dict[str, _Found] = {}
        for found in self._found(customer):
            standing = best.get(found.alias.entity_id)
            if standing is None or _first(found) < _first(standing):
                best[found.alias.entity_id] = found
        kept = [found for found in best.values() if found.total >= threshold]
        self._support(kept)
        kept.sort(key=_first)
        hits = [_hit(found, kept) for found in kept]
        return [hit for place, hit in enumerate(hits) if place < most or hit.rank == 1]

    def _found(self, customer: Customer) -> Iterable[_Found]:
        name = prepare(customer.name)
        same = frozenset(self._index.same(name))
        numbers = same if name.normal.is_weak else dict.fromkeys([*sorted(same), *self._index.likely(name)])
        for number in numbers:
            alias, listed = self._aliases[number], self._names[number]
            party = self._parties[alias.entity_id]
            is_weak = listed.normal.is_weak or alias.name_type in _WEAK_KINDS
            yield _Found(
                alias,
                compare(name, listed),
                is_weak,
                _OF_WEAK_NAME if is_weak and number not in same else 0.0,
                self._by_country(customer, party),
                _by_address(customer, party),
            )

    def _by_country(self, customer: Customer, party: Party) -> float:
        asked, listed = country_code(customer.country), self._countries[party.entity_id]
        if not asked or not listed:
            return 0.0
        return _OF_SAME_COUNTRY if asked == listed else _OF_OTHER_COUNTRY

    def _support(self, kept: list[_Found]) -> None:
        """Let hits of one group support one another."""
        groups = [self._parties[found.alias.entity_id].group_id for found in kept]
        for found, group in zip(kept, groups, strict=True):
            if group and groups.count(group) > 1:
                found.by_group = _OF_SAME_GROUP


def _first(found: _Found) -> tuple[float, str, str]:
    """Order by score, then by name."""
    return (-round(min(1.0, found.total), 6), found.alias.name, found.alias.entity_id)


@lru_cache(maxsize=1 << 14)
def country_code(country: str | None) -> str | None:
    """Give the code of a country by its name in any language or its code; none where it is not known."""
    territory = lookup_territory(country) if country else None
    return territory.code if territory else None


def _by_address(customer: Customer, party: Party) -> float:
    if not customer.address or not party.addresses:
        return 0.0
    alike = max(compare_address(customer.address[:500], address) for address in party.addresses)
    return _OF_SAME_ADDRESS * alike if alike >= _SAME_ADDRESS else 0.0


def _hit(found: _Found, kept: Sequence[_Found]) -> Hit:
    score, comparison = min(1.0, found.total), found.comparison
    return Hit(
        found.alias.entity_id,
        found.alias.name,
        found.alias.name_type,
        1 + sum(min(1.0, other.total) > score + _ALIKE_ENOUGH for other in kept),
        round(score, 4),
        round(comparison.score - comparison.by_numbers - comparison.by_places, 4),
        round(comparison.by_numbers, 4),
        round(comparison.by_places, 4),
        found.by_weak_name,
        found.by_country,
        round(found.by_address, 4),
        found.by_group,
        found.is_weak,
        _explained(found),
    )


def _explained(found: _Found) -> str:
    """Say in words which words stand for each other, which stand alone, and what else counted."""
    comparison = found.comparison
    said = [f"{left} = {right}" if score == 1 else f"{left} ~ {right}" for left, right, score in comparison.pairs]
    if not comparison.pairs:
        said.append("the same words" if comparison.score >= 0.95 else "nothing")
    if comparison.left_only:
        said.append(f"only the customer has {' '.join(comparison.left_only)}")
    if comparison.right_only:
        said.append(f"only the listed name has {' '.join(comparison.right_only)}")
    if found.is_weak:
        said.append("a short or common name")
    if found.by_country:
        said.append("the same country" if found.by_country > 0 else "another country")
    if found.by_address:
        said.append("a like address")
    if found.by_group:
        said.append("others of its group are hit too")
    return "; ".join(said)
