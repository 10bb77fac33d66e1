"""Real entries of the Entity List's edition of July 2026, taken where its parser left them whole."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LIST = Path(__file__).parents[3] / "shared" / "data" / "lists" / "entity-list_2026-07-09.json"
NOTE = re.compile(r"[\s,]*\(\s*(?:[Ss]ee|For alternate addresses, see)\s[^)]*\)?[)\s.]*$")
_BETWEEN = re.compile(r";\s*(?:and\s+)?")
_SPOILT = re.compile(r"\b[af]\.k\.a|[;:\n]|\bfollowing\b|\b[Ss]ee (?:also|alternate)|^Address \d|^and ")
_SPOILT_ALIAS = re.compile(r"\d{4,}|\. [A-Z0-9]|, (?:China|Russia|India|Belarus|Canada)\b|[;,]['’]?$")
_PRINTABLE = ("cp1252", "cp1254", "cp1250")  # what the fonts of the samples can print
_ODD_STOP = re.compile(r"(?<!Ltd)(?<!Ltda)(?<!Co)(?<!Inc)(?<!Corp)(?<!Pvt)(?<!Pte)(?<!Bhd)(?<![. ][A-Z])\.$")
_SPOILT_PLACE = re.compile(r"\b[af]\.k\.a|\bfollowing\b|Address|^and |\.\.\.$|\([Ss]ee\b")
_FOOTNOTE = re.compile(r"(?<=\(g\))([1-5])\b|(?<=\(g\),)([1-5])\b|(?<=[)R]) ?([1-5])$|(?<=\(e\)) ([1-5])(?= and)")
_HEADINGS = {"China": "CHINA, PEOPLE'S REPUBLIC OF", "Crimea Region of Ukraine": "CRIMEA REGION OF UKRAINE"}


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry: its names, its places, and its requirement with footnote digits raised by `<sup>`."""

    name: str
    aliases: tuple[str, ...]
    addresses: tuple[str, ...]
    country: str
    heading: str
    requirement: str
    citation: str


@cache
def raw_entries() -> tuple[dict[str, object], ...]:
    """All entries of the edition, as its file has them."""
    return tuple(json.loads(LIST.read_text())["entities"])


@cache
def listed() -> tuple[Listed, ...]:
    """The entries whose names and places were not run together by the list's parser."""
    return tuple(found for entry in raw_entries() if (found := _listed(entry)))


def places(address: str) -> tuple[str, ...]:
    """The addresses that one string of the list joins, without full stops and notes on other listings."""
    bare = NOTE.sub("", address)
    return tuple(place for piece in _BETWEEN.split(bare) if (place := piece.strip(" .,")))


def _listed(entry: dict[str, object]) -> Listed | None:
    name, aliases = str(entry["name"] or ""), tuple(map(str, entry["aliases"] or ()))  # type: ignore[call-overload]
    address, requirement = str(entry["address"] or ""), str(entry["notes"] or "")
    is_whole = name and address and not requirement.endswith("...") and name.count("(") == name.count(")")
    if not is_whole or not all(map(_is_printable, name + address + "".join(aliases))):
        return None
    if _SPOILT.search(name) or _SPOILT_PLACE.search(NOTE.sub("", address)):
        return None
    if any(_ODD_STOP.search(text) for text in (name, *aliases)):
        return None
    if any(_SPOILT.search(alias) or _SPOILT_ALIAS.search(alias) or len(alias) > 150 for alias in aliases):
        return None
    country = str(entry["country"])
    return Listed(
        name,
        aliases,
        places(address),
        country,
        _HEADINGS.get(country, country.upper()),
        _FOOTNOTE.sub(lambda found: f"<sup>{''.join(filter(None, found.groups()))}</sup>", requirement),
        str(entry["federal_register"] or ""),
    )


def _is_printable(letter: str) -> bool:
    return any(_can_encode(letter, encoding) for encoding in _PRINTABLE)


def _can_encode(letter: str, encoding: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
