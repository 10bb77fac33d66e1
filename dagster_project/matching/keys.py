"""The raw tables `names__keys` and `addresses__keys`: what printed names and addresses are compared by."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from dagster_project.matching import addresses as places
from dagster_project.matching.names import normalise
from dagster_project.matching.stems import stems


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
    """Take each name apart; stems are of primary names, without places (the addresses tell them) and `common` words."""
    found = stems(primary, addresses, common)
    for name in names:
        normal = normalise(name)
        yield NameKey(
            name,
            normal.folded,
            normal.key,
            normal.legal_form,
            normal.script,
            normal.is_acronym,
            normal.is_weak,
            found.get(name),
        )


def address_keys(addresses: Iterable[str]) -> Iterator[AddressKey]:
    """Give each address with the keys that it is compared by."""
    for address in addresses:
        yield AddressKey(address, places.key(address), places.building_key(address))
