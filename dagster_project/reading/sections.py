"""Sections of the Export Administration Regulations as rules cite them, as `§ 740.11(b)(2) and (e)`."""

import re

_PARAGRAPH = re.compile(r"(?:\(\w{1,4}\))+")
_CITED = re.compile(
    rf"(?<![\d.])(?<!\d,)(?P<section>\d{{3}}\.\d{{1,3}}+)(?P<first>(?:{_PARAGRAPH.pattern})?)"
    rf"(?P<others>(?:(?:,?\s+and|,?\s+or|,)\s+{_PARAGRAPH.pattern})*)"
)
_SUPPLEMENT = re.compile(r"supplement\s+no\.\s*(?P<number>\d+)\s+to\s+part\s+(?P<part>\d{3})", re.IGNORECASE)


def sections(text: str) -> tuple[str, ...]:
    """Sections and supplements that a text cites, each once, in order; a paragraph cited alone gets its section."""
    places = [(found.start(), name) for found in _CITED.finditer(text) for name in _names(found)]
    places += [
        (found.start(), f"supplement no. {found['number']} to part {found['part']}")
        for found in _SUPPLEMENT.finditer(text)
    ]
    return tuple(dict.fromkeys(name for _, name in sorted(places, key=lambda place: place[0])))


def _names(found: re.Match[str]) -> list[str]:
    paragraphs = [found["first"], *_PARAGRAPH.findall(found["others"])]
    return [found["section"] + paragraph for paragraph in paragraphs]
