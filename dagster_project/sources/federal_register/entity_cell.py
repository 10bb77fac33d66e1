"""The Entity cell of one entry: its name, aliases, addresses and bodies within it, each with its place."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from dagster_project.reading import names
from dagster_project.reading.passage import Passage
from dagster_project.sources.federal_register import (
    cell_addresses,
    cell_aliases,
    cell_bodies,
    cross_listings,
    printed_relations,
)
from dagster_project.sources.federal_register.cell_aliases import ALSO
from dagster_project.sources.federal_register.cell_parts import Oddity, Part, part_of
from dagster_project.sources.federal_register.legal_forms import ENDS_NAME, FORM
from dagster_project.sources.federal_register.printed_relations import PrintedRelation
from dagster_project.sources.federal_register.relation_words import (
    APPLIES,
    EXTENSION,
    HEADING,
    IN_BRACKETS,
    INCLUDES,
    STATED,
)

_GOES_ON = re.compile(
    rf"(?:{FORM})|(?:and|of|named|Institute|Department|Faculty|Branch|branch of|Russian Academy|Siberian|Far East|Fine"
    r"|Physical)\b"
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
    relations: list[PrintedRelation] = field(default_factory=list)
    oddities: list[Oddity] = field(default_factory=list)


def read(cell: Passage, known_names: Collection[str]) -> EntityCell:
    """Take the cell apart; names that the instructions quote decide where a name ends and an address begins."""
    text = cell.text
    heading = None if APPLIES.search(text) else HEADING.search(text)
    stop = heading.start() if heading else len(text)
    end = _name_end(text[:stop], known_names)
    found = EntityCell(part_of(text, 0, end))
    if heading and not end and heading["owner"]:
        found.name = part_of(text, *heading.span("owner"))
    aliases = cell_aliases.read(cell, end, stop)
    found.aliases, found.oddities = aliases.names, aliases.oddities
    includes = INCLUDES.match(text, aliases.end, stop)
    bodies = [cell_bodies.before_addresses(cell, includes.end() if includes else aliases.end, stop)]
    bodies += [cell_bodies.under(cell, heading)] if heading else []
    addresses = cell_addresses.read(text, bodies[0].end, stop)
    found.addresses, found.cross_listings = addresses.places, addresses.cross_listings
    found.bodies = [part for one in bodies for part in one.parts]
    found.oddities += [oddity for one in bodies for oddity in one.oddities]
    silent = (note for note in found.cross_listings if not any(cross_listings.read(note)))
    found.oddities += [("a destination in a note on another listing", note.start, note.end) for note in silent]
    named = [found.name, *(part for _, part in found.aliases)]
    understood = [(aliases.end, bodies[0].end), *([heading.span()] if heading else [])]
    found.relations, oddities = printed_relations.read(text, named, bodies, understood)
    found.oddities += oddities
    if not found.name.text:
        found.oddities.append(("a name at the beginning of the cell", 0, len(text)))
    return found


def _name_end(text: str, known_names: Collection[str]) -> int:
    """Where the name ends: as an instruction quotes it, before "a.k.a.", with its line, or before the address."""
    also = min((one for after in (ALSO, STATED, EXTENSION) if (one := after.search(text))), key=_start, default=None)
    limit = also.start() if also else len(text)
    known = names.longest_prefix(text.replace("\n", " "), known_names)
    bracket = IN_BRACKETS.match(text, known) if known else IN_BRACKETS.search(text, 0, limit)
    if bracket:
        return bracket.end()
    if known:
        return min(known + text.startswith(":", known), limit)
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


def _start(found: re.Match[str]) -> int:
    return found.start()
