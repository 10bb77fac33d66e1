"""Notes in an Entity cell that the party is listed elsewhere too: the destinations that each names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dagster_project.sources.federal_register.cell_parts import Part

_PLACES = re.compile(
    r"^(?:.*\b(?:under|in)\s+|.*?\bsee\s+(?:also\s+)?)(?:the\s+)?(?P<places>.+?)(?:\s+for\s+this\s+entry.*|,\s+which\s.*)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*[,;]\s*(?:and\s+)?(?!(?:(?:People.s|Democratic|Islamic)\s+)*Republic\s+of\b)|\s+and\s+(?!Herzegovina\b|Tobago\b)",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.)+[A-Z]$")


@dataclass(frozen=True, slots=True)
class CrossListed:
    """One destination of a note, the whole note, and where it stands in the cell."""

    destination: str
    note: str
    start: int
    end: int


def read(note: Part) -> Iterator[CrossListed]:
    """The destinations of a note such as "See alternate addresses under China and Iran"; none where it names none."""
    words = note.text.strip()
    while words.endswith((".", ")")) and not (words[-1] == ")" and words.count("(") == words.count(")")):
        words = words[:-1]
    found = _PLACES.match(words)
    for place in _BETWEEN.split(found["places"]) if found else ():
        full_stop = "." if _ABBREVIATION.search(place) else ""
        yield CrossListed(f"{place.strip().removeprefix('the ')}{full_stop}", words, note.start, note.end)
