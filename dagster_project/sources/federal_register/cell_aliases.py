"""The aliases of an Entity cell: "a.k.a." and "f.k.a." in the running text, in brackets, or before a list."""

import re
from dataclasses import dataclass, field

from dagster_project.reading import names
from dagster_project.reading.passage import Passage
from dagster_project.sources.federal_register.cell_parts import Oddity, Part, part_of, unquoted
from dagster_project.sources.federal_register.legal_forms import FORM
from dagster_project.sources.federal_register.relation_words import EXTENSION

ALSO = re.compile(
    r"[,;\s]*(?P<open>\()?\b(?P<kind>a\.?k\.?a\.?|f\.?k\.?a\.?|also known as|formerly known as)(?=[\s,:])[.,:]?\s*"
    rf"(?P<list>(?:and\s+)?(?:the\s+)?following\s+(?:(?P<count>{names.NUMBER})\s+)?(?:alias(?:es)?|names?)\s*[:,.]?)?\s*",
    re.IGNORECASE,
)
"""Where names other than the first begin."""
_DASH = re.compile(r"[—–-]\s*")
_NEXT_ITEM = re.compile(r"[;,.]?(?:\s+and)?\s+(?=[—–-]\S)|(?=,\s+(?:and\s+)?to\s+include\b)")
_BETWEEN = re.compile(r";\s*(?:and\s+)?")
_INLINE_END = re.compile(rf"\n|;|,\s(?!(?:{FORM})(?:[\s,.;]|$))|$")


@dataclass(slots=True)
class Aliases:
    """The names other than the first, as ("alias" | "former", part); `end` is where the addresses begin."""

    end: int
    names: list[tuple[str, Part]] = field(default_factory=list)
    oddities: list[Oddity] = field(default_factory=list)


def read(cell: Passage, start: int, stop: int) -> Aliases:
    """Read every "a.k.a." from `start` on."""
    found = Aliases(start)
    while also := ALSO.match(cell.text, found.end, stop):
        kind = "former" if also["kind"].lower().startswith("f") else "alias"
        wanted = names.count(also["count"]) if also["count"] else 0
        parts, found.end = items(cell, also.end(), stop, wanted) if also["list"] else _inline(cell.text, also, stop)
        found.names += [(kind, part) for part in parts]
        if wanted and wanted != len(parts):
            expected = f"{wanted} aliases as the cell says; {len(parts)} were read"
            found.oddities.append((expected, also.start(), found.end))
    return found


def items(cell: Passage, position: int, stop: int, wanted: int) -> tuple[list[Part], int]:
    """Names that stand one to a line, each behind a dash, else as many as the cell says; and their end."""
    parts: list[Part] = []
    is_dashed = bool(_DASH.match(cell.text, position, stop))
    while position < stop:
        dash = _DASH.match(cell.text, position, stop)
        if not dash and (is_dashed or len(parts) >= wanted):
            break
        begin = dash.end() if dash else position
        end = _item_end(cell, begin, stop, is_last=len(parts) + 1 >= wanted)
        part = part_of(cell.text, begin, end)
        parts += [part] if part.text else []
        between = _NEXT_ITEM.match(cell.text, end, stop)
        position = max(between.end() if between else end, begin + 1)
        while position < stop and cell.text[position].isspace():
            position += 1
    return parts, position


def _item_end(cell: Passage, start: int, stop: int, *, is_last: bool) -> int:
    """Where an item ends: with its line, before the next dash, or, being the last, with a full stop at a line's end."""
    ends = [stop]
    if (feed := cell.text.find("\n", start, stop)) >= 0:
        ends.append(feed)
    for after in (_NEXT_ITEM, EXTENSION):
        if following := after.search(cell.text, start, stop):
            ends.append(following.start())
    if is_last:
        begins = (begin for begin in cell.starts if start < begin < stop)
        ends += [begin for begin in begins if _closes(cell.text[start:begin].rstrip())][:1]
    return min(ends)


def _closes(words: str) -> bool:
    """Whether a line ends a list; initials and titles have a full stop of their own."""
    return words.endswith(".") and not re.search(r"(?:^|[\s,(])(?:[A-Z]|St|No|Dr|Im|im)\.$", words)


def _inline(text: str, also: re.Match[str], stop: int) -> tuple[list[Part], int]:
    """Aliases within the running text: up to the bracket, the line's end or the comma before the address."""
    if also["open"]:
        end = _bracket_end(text, also.end(), stop)
        places, position = [], also.end()
        for between in [*_BETWEEN.finditer(text, also.end(), end), None]:
            places.append((position, between.start() if between else end))
            position = between.end() if between else end
        after = min(end + 1, stop)
    else:
        ends = _INLINE_END.search(text, also.end(), stop)
        after = ends.start() if ends else stop
        places = [(also.end(), after)]
    parts = [unquoted(text, part_of(text, *place)) for place in places]
    return [part for part in parts if part.text], after


def _bracket_end(text: str, start: int, stop: int) -> int:
    """Where the bracket that is open at `start` closes; other brackets may stand within it."""
    depth = 1
    for position in range(start, stop):
        depth += {"(": 1, ")": -1}.get(text[position], 0)
        if not depth:
            return position
    feed = text.find("\n", start, stop)
    return feed if feed >= 0 else stop
