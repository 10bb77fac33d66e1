"""Which column of a table of customers has the name, and which the country, the address and the identifier."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_WORDS = {
    "name": (
        *("name", "company name", "customer name", "supplier name", "vendor name", "entity name", "party name"),
        *("legal name", "counterparty name", "full name", "business name", "account name", "organisation name"),
        *("organization name", "counterparty", "company", "customer", "supplier", "vendor", "entity", "party"),
        *("organisation", "organization", "consignee", "account", "firma", "firmenname", "nom", "raison sociale"),
        *("nombre", "razon social", "nome", "ragione sociale", "naam", "bedrijfsnaam", "наименование", "название"),
        *("名称", "公司名称", "客户名称", "会社名"),
    ),
    "country": (
        *("country", "country code", "country name", "destination", "nation", "country of residence", "iso country"),
        *("land", "pays", "pais", "paese", "страна", "国家", "国"),
    ),
    "address": (
        *("address", "full address", "street address", "street", "address line", "address 1", "adresse", "anschrift"),
        *("direccion", "indirizzo", "adres", "адрес", "地址", "住所"),
    ),
    "identifier": (
        *("id", "identifier", "customer id", "supplier id", "vendor id", "entity id", "party id", "account id"),
        *(
            "customer number",
            "supplier number",
            "vendor number",
            "customer no",
            "supplier no",
            "vendor no",
            "customer code",
        ),
        *("number", "no", "reference", "ref", "code", "key"),
        *("lei", "duns", "kundennummer", "nummer"),
    ),
}


class NoNameColumn(ValueError):
    """No column seems to have the names."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The column that has each thing, if any has."""

    name: str
    country: str | None = None
    address: str | None = None
    identifier: str | None = None

    def __str__(self) -> str:
        """Say which column is taken for what."""
        parts = [("name", self.name), ("country", self.country), ("address", self.address)]
        parts.append(("identifier", self.identifier))
        return ", ".join(f"{thing} from {column!r}" for thing, column in parts if column is not None)


def chosen(header: Sequence[str], wanted: dict[str, str | None]) -> Columns:
    """Take the columns that a person names, and guess the others by their titles; raises NoNameColumn."""
    for thing, column in wanted.items():
        if column is not None and column not in header:
            raise NoNameColumn(f"no column {column!r} for the {thing}; there are {_listing(header)}")
    found = {thing: wanted.get(thing) or _guessed(thing, header) for thing in _WORDS}
    name = found["name"] or (header[0] if len(header) == 1 else None)
    if name is None:
        raise NoNameColumn(f"no column looks like a name; name one of {_listing(header)} with --name-column")
    others = {thing: column for thing, column in found.items() if thing != "name" and column != name}
    return Columns(name, **others)


def _guessed(thing: str, header: Sequence[str]) -> str | None:
    titles = {_plain(column): column for column in reversed(header)}
    return next((titles[word] for word in _WORDS[thing] if word in titles), None)


def _plain(title: str) -> str:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", title)
    letters = "".join(char for char in unicodedata.normalize("NFKD", spaced) if not unicodedata.combining(char))
    return " ".join(re.sub(r"[\W_]+", " ", letters.casefold()).split())


def _listing(header: Sequence[str]) -> str:
    return ", ".join(repr(column) for column in header) or "no columns"
