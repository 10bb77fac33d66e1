"""The raw tables `names__keys` and `addresses__keys`: what printed names and addresses are compared by."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from dagster_project.matching import addresses as places
from dagster_project.matching.entity_types import entity_type
from dagster_project.matching.names import NormalName, normalise
from dagster_project.matching.stems import COMMON, stems

_NO_FIRM = ("person", "address")  # whose names share words by chance
_FEW = 2


@dataclass(frozen=True, slots=True)
class NameKey:
    """One row per name that the lists print, blanks made single: what it is made of."""

    name: str
    normal_name: str
    normal_key: str
    legal_form: str | None
    script: str
    is_acronym: bool
    is_weak: bool
    entity_type: str | None  # that the name alone tells
    entity_type_basis: str
    stem: str | None  # of a name that some entry prints first, and that shares it with another such name


@dataclass(frozen=True, slots=True)
class AddressKey:
    """One row per address that the lists print, blanks made single: what it is compared by."""

    address: str
    normal_key: str | None  # None where the print tells no house
    building_key: str | None


NAME_TABLES: dict[str, type] = {"keys": NameKey}
ADDRESS_TABLES: dict[str, type] = {"keys": AddressKey}


def name_keys(
    names: Iterable[str], primary: Collection[str], addresses: Iterable[str], common: Collection[str]
) -> Iterator[NameKey]:
    """Take each name apart; stems are of firms' first names, without places, as addresses tell, and `common` words."""
    kinds = {name: entity_type(name) for name in names}
    firms = (name for name in primary if kinds[name].entity_type not in _NO_FIRM)
    everyday = COMMON | set(common)
    found = stems(firms, addresses, common)
    for name, kind in kinds.items():
        normal = normalise(name)
        yield NameKey(
            name,
            normal.folded,
            normal.key,
            normal.legal_form,
            normal.script,
            normal.is_acronym,
            normal.is_weak or (name not in primary and _is_everyday(normal, everyday)),
            kind.entity_type,
            kind.reason,
            found.get(name),
        )


def _is_everyday(alias: NormalName, everyday: Collection[str]) -> bool:
    """Whether an alias is one or two words of everyday English without a legal form, as `Future R-Evolution`."""
    words = [token for token in alias.tokens if len(token) > 1]
    return alias.legal_form is None and len(words) <= _FEW and all(word in everyday for word in words)


def address_keys(addresses: Iterable[str]) -> Iterator[AddressKey]:
    """Give each address with the keys that it is compared by."""
    for address in addresses:
        yield AddressKey(address, places.key(address), places.building_key(address))
