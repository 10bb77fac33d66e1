"""Bodies within an entry: what stands under headings such as "Affiliated entities:"."""

import re

from dagster_project.reading import names
from dagster_project.reading.passage import Passage
from dagster_project.sources.federal_register.cell_aliases import ALSO
from dagster_project.sources.federal_register.cell_parts import Oddity, Part, part_of
from dagster_project.sources.federal_register.legal_forms import ENDS_NAME

HEADING = re.compile(
    r"(?:^|\n)(?:The\s+following\s+(?P<owner>[^\n:]+?)\s+(?:entities|institu?tions?)|Affiliated\s+entities|Subordinate\s+institu?t\w+)\s*:",
    re.IGNORECASE,
)
"""What stands above bodies; some headings name their owner."""
INCLUDES = re.compile(
    r"[,\s]*(?:and\s+)?to\s+include\s+the\s+following[^:]*:\s*(?:Addresses\s+for\s+[^:]+:)?", re.IGNORECASE
)
"""Words between the names and the addresses of an entry that has bodies."""
_DECLARED = re.compile(rf"the\s+following\s+(?P<count>{names.NUMBER})\s+(?:affiliated|subordinate)", re.IGNORECASE)
_NAME_LINES = 3  # no name of a body takes more printed lines


def read(cell: Passage, heading: re.Match[str]) -> tuple[list[Part], list[Oddity]]:
    """Blocks of their own after blank lines, which begin with a name, or a list of phrases."""
    text, start = cell.text, heading.end()
    in_blocks = "\n\n" in text[start:].strip()
    found: list[Part] = []
    for piece in re.finditer(r"(?:(?!\n\n).)+" if in_blocks else r"[^;\n]+", text[start:], re.DOTALL):
        begin, end = start + piece.start(), start + piece.end()
        if in_blocks:
            begin += len(piece[0]) - len(piece[0].lstrip())
            end = _block_name_end(cell, begin, end)
        part = part_of(text, begin, end, lead=r"[\s,.—–-]*(?:and\b\s*)?[—–-]?")
        found += [part] if part.text else []
    declared = _DECLARED.search(text)
    if declared and names.count(declared["count"]) != len(found):
        return found, [(f"{declared['count']} bodies as the cell says; {len(found)} were read", start, len(text))]
    return found, []


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
