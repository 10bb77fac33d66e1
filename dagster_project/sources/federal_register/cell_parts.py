"""A piece of a cell with its place: cut out of the text, freed of the punctuation around it."""

import re
from dataclasses import dataclass

_LABEL = re.compile(r"^(?:Alt(?:ernate|\.)?\s+)?Address(?:es)?(?:\s+\d+)?:\s*", re.IGNORECASE)
_ABBREVIATION = re.compile(
    r"(?:^|[\s.,(-])(?:Co|Corp|Ltd|Ltda|Inc|Pvt|Pte|Pty|Bhd|Sdn|Bros|Intl|No|St|Rd|Str|Ave|Blvd|Bldg|Rm|Jl|PTE|PVT|Şti"
    r"|U\.A|K\.K|(?:[A-Za-z]\.)+[A-Za-z]|(?<=[a-z] )[A-Z]|(?<=\. )(?:Sti|Tic|San)|(?<=[.,] )LTD)$"
)
_TAIL = re.compile(r"(?:[;,]?\s+and|[;,])\s*$")
_OPENING, _CLOSING = ("‘‘", "“", '"'), ("’’", "”", '"')


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the cell: its text without punctuation around it, and its place."""

    text: str
    start: int
    end: int


Oddity = tuple[str, int, int]
"""What was expected, and between which characters of the cell."""


def part_of(text: str, start: int, end: int, lead: str = r"[\s,]*") -> Part:
    """The text from start to end without the separators around it; a full stop stays only with an abbreviation."""
    begin = start + len(text[start:end]) - len(re.sub(rf"^(?:{lead})", "", text[start:end]))
    label = _LABEL.match(text[begin:end])
    begin += label.end() if label else 0
    words = text[begin:end].rstrip()
    words = _TAIL.sub("", words).rstrip(" ,;\n")
    if words.endswith(".") and not is_abbreviated(words[:-1]):
        words = words[:-1].rstrip()
    return Part(" ".join(words.split()), begin, begin + len(words))


def is_abbreviated(text: str) -> bool:
    """Whether a full stop after this text is that of an abbreviation, as of "Co." or of an initial."""
    return bool(_ABBREVIATION.search(text))


def unquoted(text: str, part: Part) -> Part:
    """A part that stands in quotation marks as a whole, without them."""
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        raw = text[part.start : part.end]
        inner = raw.removeprefix(opening).removesuffix(closing)
        if len(inner) == len(raw) - len(opening) - len(closing) and inner.strip():
            return part_of(text, part.start + len(opening), part.end - len(closing))
    return part
