"""The Entity cell of one entry: its name, aliases, addresses and bodies within it, each with its place."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from dagster_project.reading import names
from dagster_project.reading.passage import Passage
from dagster_project.sources.federal_register import cell_addresses, cell_aliases, cell_bodies, cross_listings
from dagster_project.sources.federal_register.cell_aliases import ALSO
from dagster_project.sources.federal_register.cell_parts import Oddity, Part, part_of
from dagster_project.sources.federal_register.legal_forms import ENDS_NAME, FORM

_GOES_ON = re.compile(
    rf"(?:{FORM})|(?:and|of|named|Institute|Department|Faculty|Branch|Russian Academy|Far East|Fine|Physical)\b"
)
_SEPARATOR = re.compile(r"[,;]\s")


@dataclass(slots=True)
class EntityCell:
    """What the cell says; `oddities` are (what was expected, start, end)."""

    name: Part
    aliases: list[tuple[str, Part]] = field(default_factory=list)  # ("alias" | "former", part)
    addresses: list[Part] = field(default_factory=list)
    cross_listings: list[Part] = field(default_factory=list)  # notes on addresses under other destinations
    bodies: list[Part] = field(default_factory=list)
    oddities: list[Oddity] = field(default_factory=list)


def read(cell: Passage, known_names: Collection[str]) -> EntityCell:
    """Take the cell apart; names that the instructions quote decide where a name ends and an address begins."""
    text = cell.text
    heading = cell_bodies.HEADING.search(text)
    stop = heading.start() if heading else len(text)
    end = _name_end(text[:stop], known_names)
    found = EntityCell(part_of(text, 0, end))
    if heading and not end and heading["owner"]:
        found.name = part_of(text, *heading.span("owner"))
    aliases = cell_aliases.read(cell, end, stop)
    found.aliases, found.oddities = aliases.names, aliases.oddities
    includes = cell_bodies.INCLUDES.match(text, aliases.end, stop)
    addresses = cell_addresses.read(text, includes.end() if includes else aliases.end, stop)
    found.addresses, found.cross_listings = addresses.places, addresses.cross_listings
    if heading:
        found.bodies, oddities = cell_bodies.read(cell, heading)
        found.oddities += oddities
    silent = (note for note in found.cross_listings if not any(cross_listings.read(note)))
    found.oddities += [("a destination in a note on another listing", note.start, note.end) for note in silent]
    if not found.name.text:
        found.oddities.append(("a name at the beginning of the cell", 0, len(text)))
    return found


def _name_end(text: str, known_names: Collection[str]) -> int:
    """Where the name ends: as an instruction quotes it, before "a.k.a.", with its line, or before the address."""
    also = ALSO.search(text)
    limit = also.start() if also else len(text)
    known = names.longest_prefix(text.replace("\n", " "), known_names)
    if known:
        return min(known, limit)
    first_line = text[:limit].split("\n", 1)[0]
    if also and "\n" not in text[:limit]:
        return limit
    if first_line.endswith(",") or (also and len(first_line) < limit):
        return len(first_line)
    form = ENDS_NAME.search(first_line)
    if form:
        return form.end()
    return next(
        (comma.start() for comma in _SEPARATOR.finditer(first_line) if not _GOES_ON.match(first_line, comma.end())),
        len(first_line),
    )
