"""The Entity cell of one entry: its name, aliases, addresses and bodies within it, each with its place."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from dagster_project.reading import names
from dagster_project.reading.passage import Passage

_ALSO = re.compile(
    r"[,;\s]*(?P<open>\()?\b(?P<kind>a\.?k\.?a\.?|f\.?k\.?a\.?|also known as|formerly known as)(?=[\s,])[.,]?\s*"
    rf"(?:(?:and\s+)?the\s+following\s+(?P<count>{names.NUMBER})\s+(?:alias(?:es)?|names?)\s*[:,.]?)?\s*",
    re.IGNORECASE,
)
_ITEM = re.compile(r"[—–-]\s*(?P<item>[^\n]+?)(?:(?=,\s+(?:and\s+)?to\s+include\b)|\n|$)")
_BODIES = re.compile(
    r"(?:^|\n)(?:The\s+following\s+(?P<owner>[^\n:]+?)\s+(?:entities|institu?tions?)|Affiliated\s+entities|Subordinate\s+institu?t\w+)\s*:",
    re.IGNORECASE,
)
_INCLUDES = re.compile(
    r"[,\s]*(?:and\s+)?to\s+include\s+the\s+following[^:]*:\s*(?:Addresses\s+for\s+[^:]+:)?", re.IGNORECASE
)
_DECLARED_BODIES = re.compile(
    rf"the\s+following\s+(?P<count>{names.NUMBER})\s+(?:affiliated|subordinate)", re.IGNORECASE
)
_CROSS_LISTING = re.compile(
    r"\s*\(\s*See\s+(?:also\s+)?(?:the\s+)?(?:alternate\s+)?addresse?s?\s+under\s+[^)]*\)\.?", re.IGNORECASE
)
_LABEL = re.compile(r"^(?:Alt(?:ernate|\.)?\s+)?Address(?:\s+\d+)?:\s*", re.IGNORECASE)
_NAME_LINES = 3  # no name of a body takes more printed lines
_ABBREVIATION = re.compile(
    r"(?:^|[\s.,(])(?:Co|Corp|Ltd|Ltda|Inc|Pvt|Pte|Pty|Bhd|Sdn|Bros|Intl|No|St|Rd|Str|Ave|Blvd|Bldg|Rm|Jl|U\.A|K\.K|(?:[A-Za-z]\.)+[A-Za-z])$"
)
_LEGAL_FORM = re.compile(
    r"\b(?:Ltd|Limited|LLC|L\.L\.C|Inc|Corp|Corporation|Company|Co|GmbH|JSC|OOO|OAO|ZAO|AO|S\.A|SA|S\.R\.L|B\.V|AG|PT|FZE|FZCO|FZ-LLC|LLP|PJSC|K\.K)\b\.?"
    r"(?:,?\s+(?:Ltd|Limited|Inc|LLC|Private Limited)\b\.?)*(?=,\s|\n|$)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the cell: its text without punctuation around it, and its place."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class EntityCell:
    """What the cell says; `oddities` are (what was expected, start, end)."""

    name: Part
    aliases: list[tuple[str, Part]] = field(default_factory=list)  # ("alias" | "former", part)
    addresses: list[Part] = field(default_factory=list)
    bodies: list[Part] = field(default_factory=list)
    oddities: list[tuple[str, int, int]] = field(default_factory=list)


def read(cell: Passage, known_names: Collection[str]) -> EntityCell:
    """Take the cell apart; names that the instructions quote decide where a name ends and an address begins."""
    text = cell.text
    bodies = _BODIES.search(text)
    stop = bodies.start() if bodies else len(text)
    end = _name_end(text[:stop], known_names)
    found = EntityCell(_part(text, 0, end))
    if bodies and not end and bodies["owner"]:
        found.name = _part(text, *bodies.span("owner"))
    position = _read_aliases(text, end, stop, found)
    includes = _INCLUDES.match(text, position, stop)
    _read_addresses(text, includes.end() if includes else position, stop, found)
    if bodies:
        _read_bodies(cell, bodies, found)
    if not found.name.text:
        found.oddities.append(("a name at the beginning of the cell", 0, len(text)))
    return found


def _name_end(text: str, known_names: Collection[str]) -> int:
    """Where the name ends: as an instruction quotes it, before "a.k.a.", with its line, or after its legal form."""
    known = names.longest_prefix(text.replace("\n", " "), known_names)
    if known:
        return known
    also = _ALSO.search(text)
    limit = also.start() if also else len(text)
    first_line = text[:limit].split("\n", 1)[0]
    if also and "\n" not in text[:limit]:
        return limit
    if first_line.endswith(",") or (also and len(first_line) < limit):
        return len(first_line)
    form = _LEGAL_FORM.search(first_line)
    if form:
        return form.end()
    comma = first_line.find(", ")
    return comma if comma > 0 else len(first_line)


def _block_name_end(cell: Passage, start: int, end: int) -> int:
    """Where the name of a body's block ends: before "a.k.a.", or with the first line that a comma ends."""
    also = _ALSO.search(cell.text, start, end)
    limit = also.start() if also else end
    for begin in [position for position in cell.starts if start < position <= limit][:_NAME_LINES]:
        if cell.text[:begin].rstrip().endswith(",") and not _LEGAL_FORM.match(cell.text, begin):
            return begin
    return limit if also else start + _name_end(cell.text[start:end], ())


def _read_aliases(text: str, start: int, stop: int, found: EntityCell) -> int:
    """Read every "a.k.a." from `start` on; return where the addresses begin."""
    position = start
    while also := _ALSO.match(text, position, stop):
        kind = "former" if also["kind"].lower().startswith("f") else "alias"
        first = len(found.aliases)
        position = (
            _read_list(text, also, stop, kind, found) if also["count"] else _read_inline(text, also, stop, kind, found)
        )
        if also["count"] and names.count(also["count"]) != len(found.aliases) - first:
            expected = f"{names.count(also['count'])} aliases as the cell says; {len(found.aliases) - first} were read"
            found.oddities.append((expected, also.start(), position))
    return position


def _read_list(text: str, also: re.Match[str], stop: int, kind: str, found: EntityCell) -> int:
    """Aliases that stand one to a line, each behind a dash."""
    position = also.end()
    while item := _ITEM.match(text, position, stop):
        found.aliases.append((kind, _part(text, *item.span("item"))))
        position = item.end()
        while position < stop and text[position] == "\n":
            position += 1
    return position


def _read_inline(text: str, also: re.Match[str], stop: int, kind: str, found: EntityCell) -> int:
    """One alias within the running text: up to the bracket, the line's end or the comma before the address."""
    closing = r"\)" if also["open"] else r"\n|;|,\s(?!(?:Ltd|Limited|Inc|LLC|JSC|OOO|S\.A|Co|Corp)\b)|$"
    ends = re.compile(closing).search(text, also.end(), stop)
    end = ends.start() if ends else stop
    found.aliases.append((kind, _part(text, also.end(), end)))
    return min(ends.end() if ends and also["open"] else end, stop)


def _read_addresses(text: str, start: int, stop: int, found: EntityCell) -> None:
    """Addresses are parted by semicolons; a note on other listings of the party is no address."""
    notes = [match.span() for match in _CROSS_LISTING.finditer(text, start, stop)]
    position = start
    for begin, end in [*notes, (stop, stop)]:
        for piece in re.finditer(r"(?:[^;]|;(?=[^\n]{0,3}$))+", text[position:begin]):
            part = _part(text, position + piece.start(), position + piece.end(), lead=r"[\s,.]*(?:and\s+)?")
            if part.text:
                found.addresses.append(part)
        position = end


def _read_bodies(cell: Passage, heading: re.Match[str], found: EntityCell) -> None:
    """Bodies within the entry: blocks of their own after blank lines, which begin with a name, or a list of phrases."""
    text, start = cell.text, heading.end()
    in_blocks = "\n\n" in text[start:].strip()
    for piece in re.finditer(r"(?:(?!\n\n).)+" if in_blocks else r"[^;\n]+", text[start:], re.DOTALL):
        begin, end = start + piece.start(), start + piece.end()
        if in_blocks:
            begin += len(piece[0]) - len(piece[0].lstrip())
            end = _block_name_end(cell, begin, end)
        part = _part(text, begin, end, lead=r"[\s,.—–-]*(?:and\b\s*)?[—–-]?")
        if part.text:
            found.bodies.append(part)
    declared = _DECLARED_BODIES.search(text)
    if declared and names.count(declared["count"]) != len(found.bodies):
        expected = f"{declared['count']} bodies as the cell says; {len(found.bodies)} were read"
        found.oddities.append((expected, heading.start(), len(text)))


def _part(text: str, start: int, end: int, lead: str = r"[\s,]*") -> Part:
    """The text from start to end without the separators around it; a full stop stays only with an abbreviation."""
    begin = start + len(text[start:end]) - len(re.sub(rf"^(?:{lead})", "", text[start:end]))
    label = _LABEL.match(text[begin:end])
    begin += label.end() if label else 0
    words = text[begin:end].rstrip()
    words = re.sub(r"(?:[;,]?\s+and|[;,])\s*$", "", words).rstrip(" ,;\n")
    if words.endswith(".") and not _ABBREVIATION.search(words[:-1]):
        words = words[:-1].rstrip()
    return Part(" ".join(words.split()), begin, begin + len(words))
