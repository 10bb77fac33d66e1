"""Bodies within an entry: what stands under headings such as "Affiliated entities:", or before the addresses."""

import re
from dataclasses import dataclass, field

from dagster_project.reading import names
from dagster_project.reading.passage import Passage
from dagster_project.sources.federal_register import cell_aliases
from dagster_project.sources.federal_register.cell_aliases import ALSO
from dagster_project.sources.federal_register.cell_parts import Oddity, Part, is_abbreviated, part_of
from dagster_project.sources.federal_register.legal_forms import ENDS_NAME
from dagster_project.sources.federal_register.relation_words import APPLIES, DECLARED, EXTENSION, STATED, SUBORDINATE

_NAME_LINES = 3  # no name of a body takes more printed lines
_ENDS = re.compile(r"[;\n]|\.(?=\s+[A-Z—–-])")
_LEAD = r"[\s,.—–-]*(?:and\b\s*)?[—–-]?"


@dataclass(slots=True)
class Bodies:
    """Bodies in the order of print; `end` is where the addresses begin, or the cell ends."""

    end: int
    parts: list[Part] = field(default_factory=list)
    affiliated: bool = False  # else subordinate
    extensions: list[Part] = field(default_factory=list)  # words for bodies that have no name there
    oddities: list[Oddity] = field(default_factory=list)


def under(cell: Passage, heading: re.Match[str]) -> Bodies:
    """Blocks of their own after blank lines, which begin with a name, or a list of phrases, to the end of the cell."""
    text, start = cell.text, heading.end()
    found = Bodies(len(text), affiliated=bool(heading["affiliated"]))
    in_blocks = "\n\n" in text[start:].strip()
    for piece in re.finditer(r"(?:(?!\n\n).)+" if in_blocks else r"[^;\n]+", text[start:], re.DOTALL):
        begin, end = start + piece.start(), start + piece.end()
        if in_blocks:
            begin += len(piece[0]) - len(piece[0].lstrip())
            end = _block_name_end(cell, begin, end)
        found.parts += _part(text, begin, end)
    _compare(found, DECLARED.search(text), start, len(text))
    return found


def before_addresses(cell: Passage, start: int, stop: int) -> Bodies:
    """Bodies that stand between the names and the addresses: a list with its count, or each behind its own heading."""
    text, found = cell.text, Bodies(start)
    applies = APPLIES.search(text, start, stop)
    if stated := STATED.match(text, start, stop):
        wanted = names.count(stated["count"]) if stated["count"] else 0
        limit = applies.start() if applies else stop
        parts, found.end = cell_aliases.items(cell, stated.end(), limit, wanted)
        found.parts += [
            inner for part in parts for inner in _part(text, part.start, _name_end(cell, part.start, part.end))
        ]
        found.affiliated = bool(stated["affiliated"])
        _compare(found, stated if wanted else None, start, found.end)
    if applies:
        _each(cell, found, applies.start(), needs_heading=False)
        found.end = applies.end()
        _compare(found, applies, start, found.end)
    else:
        _each(cell, found, stop, needs_heading=True)
    while extension := EXTENSION.match(text, found.end, stop):
        found.extensions += [part_of(text, *extension.span(one)) for one in ("body", "units") if extension[one]]
        found.extensions += [] if extension["body"] else [part_of(text, *extension.span("words"))]
        found.end = extension.end()
    return found


def _each(cell: Passage, found: Bodies, stop: int, *, needs_heading: bool) -> None:
    """Names one after the other, with or without a heading of their own; their aliases are passed over."""
    text = cell.text
    while found.end < stop:
        begin = found.end + len(text[found.end : stop]) - len(text[found.end : stop].lstrip(" \n,.;"))
        heading = SUBORDINATE.match(text, begin, stop)
        if not heading and (needs_heading or begin >= stop):
            return
        begin = heading.end() if heading else begin
        end = _name_end(cell, begin, stop)
        found.parts += _part(text, begin, end)
        found.end = max(cell_aliases.read(cell, end, stop).end, begin + 1)


def _name_end(cell: Passage, start: int, stop: int) -> int:
    """Where the name of a body ends: before "a.k.a.", with its line or sentence, or before an address."""
    also = ALSO.search(cell.text, start, stop)
    limit = also.start() if also else stop
    ends = (end.start() for end in _ENDS.finditer(cell.text, start, limit))
    limit = next((end for end in ends if not is_abbreviated(cell.text[start:end])), limit)
    return limit if also and limit == also.start() else _block_name_end(cell, start, limit)


def _block_name_end(cell: Passage, start: int, end: int) -> int:
    """Where the name of a body's block ends: before "a.k.a.", or with the first line that a comma ends."""
    also = ALSO.search(cell.text, start, end)
    limit = also.start() if also else end
    for begin in [position for position in cell.starts if start < position <= limit][:_NAME_LINES]:
        if cell.text[:begin].rstrip().endswith(",") and not ENDS_NAME.match(cell.text, begin):
            return begin
    if also:
        return limit
    line = cell.text[start:end].split("\n", 1)[0]
    form, comma = ENDS_NAME.search(line), line.find(", ")
    return start + (form.end() if form else comma if comma > 0 else len(line))


def _part(text: str, start: int, end: int) -> list[Part]:
    part = part_of(text, start, end, lead=_LEAD)
    return [part] if part.text else []


def _compare(found: Bodies, declared: re.Match[str] | None, start: int, end: int) -> None:
    """Note where the cell says another number of bodies than were read."""
    if declared and names.count(declared["count"]) != len(found.parts):
        expected = f"{declared['count']} bodies as the cell says; {len(found.parts)} were read"
        found.oddities.append((expected, start, end))
