"""Relations that an Entity cell prints: whom its party, or a body within it, is subordinate to or affiliated with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dagster_project.sources.federal_register.cell_bodies import Bodies
from dagster_project.sources.federal_register.cell_parts import Oddity, Part
from dagster_project.sources.federal_register.legal_forms import FORM
from dagster_project.sources.federal_register.relation_words import LOOKS

_OWN, _OTHER = r"(?P<own>.+?)", r"(?P<other>.+?)"
_UNIT = r"(?:subordinate\s+instit\w+|subordinate\s+entity|branch|division|BU\.?)"
_ACADEMY = (
    r"(?:Siberian|Urals?|Far\s+East(?:ern)?)\s+Branch,?\s+(?:of\s+)?(?:the\s+)?Russian\s+Academy\s+of\s+Sciences?"
)
_OWNER = r"(?:\)|\b[A-Z]{3,}|\bAcademy|\bCorporation(?:\s+of\s+China)?)"  # a person or a people owns no unit
_IN_NAMES = (
    ("branch", "subordinate_of", rf"{_OWN}(?:,|\s+of\s+the)?\s+(?P<other>{_ACADEMY})"),
    ("parent", "subsidiary_of", rf"{_OWN}\s*\(parent\s+(?:organi[sz]ation|company|entity)\s*:\s*{_OTHER}\)"),
    ("subsidiary", "subsidiary_of", rf"{_OWN}\s*\((?:an?\s+)?subsidiary\s+of\s+{_OTHER}\)"),
    ("affiliate", "affiliate_of", rf"{_OWN}\s*\((?:an?\s+)?affiliate\s+of\s+{_OTHER}\)"),
    ("subordinate", "subordinate_of", rf"{_OWN}\s*\((?:an?\s+)?{_UNIT}\s+of\s+{_OTHER}\)"),
    ("subordinate", "subordinate_of", rf"{_OTHER},?\s+subordinate\s+(?:instit\w+|entity)\s*:\s*(?P<own>.*)"),
    ("subsidiary", "subsidiary_of", rf"(?!.+\sof\s.+\sof\s)Subsidiary\s+{_OWN}\s+of\s+{_OTHER}"),
    ("branch", "subordinate_of", rf"{_OTHER}\s+Branch\s*:\s*{_OWN}"),
    ("branch", "subordinate_of", rf"Branch\s+of\s+(?P<other>[^—–]+?)\s*[—–]\s*{_OWN}"),
    ("branch", "subordinate_of", rf"{_OWN}(?:,|\s*[—–])?\s*\b{_UNIT}\s+of\s+(?:the\s+)?{_OTHER}"),
    (
        "branch",
        "subordinate_of",
        rf"(?P<other>.+\b(?:{FORM})\.?),?\s+(?:[\w-]+\s+)+?(?:Branch|Representative\s+Office)",
    ),
    ("holding", "subordinate_of", rf"{_OWN}\s+of\s+holding\s+company\s+{_OTHER}"),
    (
        "possessive",
        "subordinate_of",
        rf"(?-i:(?!.*\b[af]\.k\.a)(?P<other>.*{_OWNER})['’]s\s+(?:\([A-Z]+\)\s+)?{_OWN})",
    ),
)
"""Wordings within a name: how each is called, what it says, and its pattern; the first that covers the name counts."""
_PATTERNS = tuple((wording, said, re.compile(pattern, re.IGNORECASE)) for wording, said, pattern in _IN_NAMES)
_BRANCH = re.compile(r"\bBranch\b|\bRepresentative\s+Office$", re.IGNORECASE)
_NESTED = re.compile(r"\bto\s+include\s+the\s+following\s+subordinates?\b\s*[.:]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedRelation:
    """One relation as the cell words it, and the place of the words; names are as printed there."""

    relation_type: str  # subordinate_of | subsidiary_of | affiliate_of
    wording: str
    direction: str  # entry_to_other: the entry's party is subordinate ...; other_to_entry: the other is
    own_name: str | None  # on the entry's side, where the words name it; else its party is meant
    other_name: str
    is_of_body: bool  # own_name is a body within the entry and not its party
    start: int
    end: int

    @property
    def facts(self) -> tuple[str, str, str, str | None, str, bool]:
        """What it says, without its place."""
        return self.relation_type, self.wording, self.direction, self.own_name, self.other_name, self.is_of_body


def read(
    text: str, parts: list[Part], bodies: list[Bodies], understood: list[tuple[int, int]]
) -> tuple[list[PrintedRelation], list[Oddity]]:
    """The relations of names and bodies, and words that look like one and lie outside what was understood."""
    found: list[PrintedRelation] = []
    oddities: list[Oddity] = []
    read_spans = list(understood)
    for part in parts:
        relation = _in_name(part)
        found += [relation] if relation else []
        read_spans += [(part.start, part.end)] if relation else []
        if not relation and _BRANCH.search(part.text):
            oddities.append(("of whom the party is a branch", part.start, part.end))
            read_spans.append((part.start, part.end))
    for body in bodies:
        found += _of_bodies(text, body)
    for words in LOOKS.finditer(text):
        nested = next((one for one in found if one.is_of_body and one.start <= words.start() < one.end), None)
        if not nested and not any(start <= words.start() < end for start, end in read_spans):
            within = next((part for part in parts if part.start <= words.start() < part.end), None)
            place = (within.start, within.end) if within else words.span()
            oddities.append(("who belongs to whom", *place))
    return found, oddities


def _in_name(part: Part) -> PrintedRelation | None:
    """What the first wording that covers the whole name says."""
    for wording, relation_type, pattern in _PATTERNS:
        if said := pattern.fullmatch(part.text):
            own = said.groupdict().get("own") or None
            return PrintedRelation(
                relation_type, wording, "entry_to_other", own, said["other"], False, part.start, part.end
            )
    return None


def _of_bodies(text: str, bodies: Bodies) -> Iterator[PrintedRelation]:
    """Each body belongs to the entry's party; one that stands below "the following subordinate" to the body above."""
    relation_type = "affiliate_of" if bodies.affiliated else "subordinate_of"
    for part in bodies.parts:
        yield PrintedRelation(relation_type, "body", "other_to_entry", None, part.text, False, part.start, part.end)
    for above, below in zip(bodies.parts, bodies.parts[1:], strict=False):
        if _NESTED.search(text, above.end, below.start):
            place = (above.text, below.text, True, above.start, below.end)
            yield PrintedRelation("subordinate_of", "body", "other_to_entry", *place)
    for part in bodies.extensions:
        yield PrintedRelation(
            "subordinate_of", "extension", "other_to_entry", None, part.text, False, part.start, part.end
        )
