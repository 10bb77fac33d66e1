"""What kind of party a printed name means, told by words in it: company, institution, government body, person, address.

Where the words tell nothing, no kind is told either, and the reason says so. Who owns a party does not count: a
state-owned company is a company.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rigour.names import NameTypeTag, Span, SymbolCategory, analyze_names, extract_org_types

from dagster_project.matching.entity_words import BUSINESS, FORMS, GOVERNMENT, INSTITUTIONS
from dagster_project.matching.names import analysed

_ADDRESS = re.compile(r"Address\s+\d+", re.IGNORECASE)
_ALSO = re.compile(r"[,;\s]*\(?\s*\b[af]\.?k\.?a\.?[,\s].*", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_INSIDE = re.compile(r"\(\s*(?:[af]\.?k\.?a\.?[,\s])?\s*([^()]{9,})")  # other names; shorter ones are acronyms
_BUSINESSES = frozenset({SymbolCategory.SYMBOL, SymbolCategory.DOMAIN})
_KINDS = (
    ("institution", INSTITUTIONS, "word of an institution"),
    ("government_body", GOVERNMENT, "word of a government body"),
    ("company", BUSINESS, "word of a business"),
)
_TITLE = re.compile(r"(?:Dr|Mr|Mrs|Ms|Prof|General|Col|Capt|Haji|Sheikh|Engr?)\.?\s", re.IGNORECASE)
_PERSONAL = re.compile(r"(?:[a-z]{1,2}-)?[`‘]?[A-Za-z][a-zA-Z'’-]*[a-z'’][a-zA-Z'’-]*|(?:[A-Z]\.?)+")
_NO_PERSON = re.compile(r"^The\b|\b[A-Z]{2,4}\b")  # an article, an acronym
_INITIAL = re.compile(r"(?:[A-Z]\.)+|[A-Z]")
_INITIALS = re.compile(r"(?:[A-Z]\.\s?){1,3}\s?[A-Z][a-z'’-]+(?:\s[A-Z][a-z'’-]+)?")
_TELLING = re.compile(r".+(?:ovich|evich|ovna|evna|oglu|zadeh)|[Aa]l-.+")  # patronymics and names of descent
_MOST_WORDS = 6  # of a personal name on the list
_OPENING = re.compile(r"(?:\w+\s+)?Joint[- ]Stock|Limited Liability|OOO|[ANPO]AO", re.IGNORECASE)  # before a name
_LEAST_FORM = 5  # characters of a form that does not end its name: "N.A." is "named after"
_OF = re.compile(r"[.,]*\s+of\b")
_LONGEST = 100  # characters of another name; a longer one has addresses in it


@dataclass(frozen=True, slots=True)
class EntityType:
    """A kind, None where the words tell none, and why in words."""

    entity_type: str | None
    reason: str


def entity_type(name: str, aliases: Iterable[str] = ()) -> EntityType:
    """Tell the kind by the name; only where it tells nothing, by the first other name that does."""
    if _ADDRESS.fullmatch(name.strip()):
        return EntityType("address", f"the label “{name.strip()}” stands in place of a name")
    bare = _bare(name)
    if found := _by_words(bare):
        return found
    for other in (*_INSIDE.findall(name), *(alias for alias in aliases if len(alias) <= _LONGEST)):
        if found := _by_words(_bare(other)):
            return EntityType(found.entity_type, f"{found.reason}, in its other name “{other.strip()}”")
    return _person(bare) or EntityType(None, "no legal form, no word that tells a kind, no known personal name")


def _bare(name: str) -> str:
    """A name without what stands in brackets or after "a.k.a."."""
    return _BRACKETS.sub("", _ALSO.sub("", name)).strip() or name


def _by_words(name: str) -> EntityType | None:
    """The first kind, strongest words first, of which a word stands in the name."""
    if form := _form(name):
        return EntityType("company", f"legal form “{form}”")
    for kind, pattern, what in _KINDS:
        if said := pattern.search(name):
            return EntityType(kind, f"{what} “{said[0].strip()}”")
    if _INITIALS.fullmatch(name):
        return EntityType("person", "initials before a name, and no word of an organisation")
    for span in _spans(name):
        if span.symbol.category in _BUSINESSES and len(name.split()) > 1:
            return EntityType("company", f"word of a business “{' '.join(part.form for part in span.parts)}”")
    return None


def _form(name: str) -> str | None:
    """The legal form of the party itself: not that of an owner which stands before the name of an institution."""
    said = [found.span() for found in FORMS.finditer(name)]
    if not said:
        return next((form for form, _ in extract_org_types(name) if _is_form(form, name)), None)
    start, end = said[-1]
    is_owners = said[0][0] > 0 and not _OPENING.match(name, start) and not _OF.match(name, end)
    return None if is_owners and INSTITUTIONS.search(name, end) else name[start:end].strip()


def _is_form(form: str, name: str) -> bool:
    """Whether what rigour 2.6 takes for a legal form is one: not initials, a short word or the whole of a name."""
    is_last = name.rstrip(" .)").endswith(form.rstrip("."))
    return form != name and (is_last or len(form) >= _LEAST_FORM) and not INSTITUTIONS.search(form)


def _spans(name: str) -> Sequence[Span]:
    told = analysed(name)
    return told.spans if told else ()


def _person(name: str) -> EntityType | None:
    """A name in the shape of a person's, of whose words half or more, or one beside an initial, are personal names."""
    words = _TITLE.sub("", name).replace(",", " ").split()
    if not 2 <= len(words) <= _MOST_WORDS or not all(map(_PERSONAL.fullmatch, words)):
        return None
    if _NO_PERSON.search(name) or any(span.symbol.category == SymbolCategory.LOCATION for span in _spans(name)):
        return None
    whole = [word for word in words if not _INITIAL.fullmatch(word)]
    known = [word for word in whole if _TELLING.fullmatch(word) or _is_known(word)]
    if not known or (len(whole) == len(words) and 2 * len(known) < len(whole)):
        return None
    return EntityType("person", f"no word of an organisation, but personal names: {', '.join(known)}")


def _is_known(word: str) -> bool:
    """Whether rigour knows the word as a personal name."""
    told = analyze_names(NameTypeTag.PER, [word], phonetics=False)
    return any(span.symbol.category == SymbolCategory.NAME for name in told for span in name.spans)
