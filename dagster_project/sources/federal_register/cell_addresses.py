"""The addresses of an Entity cell, told apart from notes that the party is listed elsewhere too."""

import re
from dataclasses import dataclass, field

from dagster_project.sources.federal_register.cell_parts import Part, part_of

_NOTE = re.compile(
    r"\s*\(\s*(?:See\b|For\s+(?:alternate\s+|other\s+)?addresses?,?\s+see\b)[^()]*(?:\([^()]*\)[^()]*)*(?:\)+\.?|$)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?<!Alt)(?<!Alternate)[.,;\s]+(?=(?:Alt(?:ernate|\.)?\s+)?Address(?:\s+\d+)?:)", re.IGNORECASE)
_BEFORE_MORE = re.compile(r"\b(?:Apt|Ave|Bldg|Blvd|Dr|Fl|No|Nos|Rd|Rm|St|Str|Ul|ul|d)\.$")
_BETWEEN = re.compile(r";|\n+")


@dataclass(slots=True)
class Addresses:
    """The addresses in the order of print; notes such as "(See alternate address under Pakistan)"."""

    places: list[Part] = field(default_factory=list)
    cross_listings: list[Part] = field(default_factory=list)


def read(text: str, start: int, stop: int) -> Addresses:
    """Addresses are parted by semicolons, by labels, or stand in paragraphs of their own."""
    found = Addresses()
    position = start
    for note in [*_NOTE.finditer(text, start, stop), None]:
        end = note.start() if note else stop
        for begin, finish in _pieces(text, position, end):
            part = part_of(text, begin, finish, lead=r"[\s,.]*(?:and\s+)?")
            found.places += [part] if part.text else []
        if note:
            found.cross_listings.append(part_of(text, *note.span(), lead=r"[\s(]*"))
            position = note.end()
    return found


def _pieces(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    edges = [start]
    for between in _BETWEEN.finditer(text, start, stop):
        if between[0] in (";", "\n\n") or _closes(text[start : between.start()]):
            edges += between.span()
    edges += [place for label in _LABEL.finditer(text, start, stop) for place in label.span()]
    edges = sorted([*edges, stop])
    return list(zip(edges[::2], edges[1::2], strict=True))


def _closes(words: str) -> bool:
    """Whether an address ends with its paragraph: with a full stop other than that of a word such as "St."."""
    words = words.rstrip()
    return words.endswith(".") and not _BEFORE_MORE.search(words)
