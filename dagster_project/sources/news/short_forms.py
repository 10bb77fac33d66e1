"""Short forms: the word by which newspapers call a listed party, and the listed names that it may stand for.

`Zhipu` is the first word of its own in nine listed names, `SMIC` stands in brackets behind one. A short form never
says alone who is meant: it leads to all names that it may stand for, and SQL asks whether these are one group.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rigour.names.check import is_generic_person_name

from dagster_project.reading.evidence import digest
from dagster_project.sources.news.common_words import COMMON_WORDS, ORDINARY_WORDS
from dagster_project.sources.news.legal_forms import FORMS, parted, without_leading
from dagster_project.sources.news.places import PLACES
from dagster_project.sources.news.records import ShortForm

_ACRONYM = re.compile(r"\(([A-Z][A-Za-z&-]{2,9})\)[.,]?$")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SHORTEST = 4
_MANY = 3  # names of as many parties that begin with one word make it a name of its own
_LONG = 5
_NO_ACRONYM = FORMS | ORDINARY_WORDS | COMMON_WORDS | PLACES | {"uae", "lte"}


@dataclass(frozen=True, slots=True)
class _Led:
    """A listed name as its first own word leads to it."""

    word: str
    name: str
    party: str
    is_head: bool  # nothing but places, kinds of business and a legal form stands beside the word


def short_forms(names: Iterable[tuple[str, str]]) -> list[ShortForm]:
    """Derive the short forms of listed names, given with the primary name of their party."""
    leads: dict[str, list[_Led]] = defaultdict(list)
    acronyms: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for name, party in dict.fromkeys(names):
        found = _ACRONYM.search(name)
        if found and sum(letter.isupper() for letter in found[1]) >= 3 and found[1].lower() not in _NO_ACRONYM:
            acronyms[found[1]].add((name, party))
        for led in _leads(name, party):
            leads[led.word.lower()].append(led)
    forms: list[ShortForm] = []
    for acronym, bearers in acronyms.items():
        followers = {led.party for led in leads.get(acronym.lower(), [])}
        is_safe = len(acronym) >= _SHORTEST or len(followers) >= _MANY
        forms += [_form(acronym, name, "acronym", True, is_safe) for name, _ in sorted(bearers)]
    taken = {acronym.lower() for acronym in acronyms}
    for key in sorted(leads.keys() - taken):
        forms += _of_word(leads[key])
    return forms


def _of_word(leads: list[_Led]) -> list[ShortForm]:
    """Take first words of several parties, or of one that is called by them; capitals as most names print them."""
    parties = {led.party for led in leads}
    if len(parties) == 1 and not any(led.is_head for led in leads):
        return []
    spellings = sorted({led.word for led in leads}, key=lambda word: (-sum(led.word == word for led in leads), word))
    is_long = len(spellings[0]) >= _LONG or spellings[0].isupper()
    has_inner_capital = re.search("[a-z][A-Z]", spellings[0]) is not None  # no everyday word is spelled so
    is_safe = has_inner_capital or (len(parties) >= (_MANY - 1 if " " in spellings[0] else _MANY) and is_long)
    by_name = sorted({led.name: led for led in leads}.values(), key=lambda led: led.name)
    return [_form(spelling, led.name, "first_words", led.is_head, is_safe) for spelling in spellings for led in by_name]


def _form(short: str, name: str, basis: str, is_head: bool, is_safe: bool) -> ShortForm:
    return ShortForm(digest(short, name), short, name, basis, is_head, is_safe)


def _leads(name: str, party: str) -> Iterator[_Led]:
    """Find the first word of a name that is neither place nor kind of business, and with it a second such word."""
    printed = _WORD.findall(name)
    words, form = parted([word.lower() for word in printed])
    kept = without_leading(words)
    start = len(words) - len(kept)
    is_company = bool(form) or start > 0 or any(word in COMMON_WORDS for word in kept)
    own = [place for place, word in enumerate(kept) if _is_own(word)]
    if not own or not is_company or any(word not in PLACES for word in kept[: own[0]]):
        return
    first = start + own[0]
    if not printed[first][0].isupper():
        return
    is_usual = kept[own[0]] in ORDINARY_WORDS or is_generic_person_name(kept[own[0]])
    if len(printed[first]) >= _SHORTEST and not is_usual:
        yield _Led(printed[first], name, party, is_head=len(own) == 1)
    is_pair = len(own) > 1 and own[1] == own[0] + 1 and kept[own[1]] not in ORDINARY_WORDS
    if (
        is_pair
        and len(kept[own[1]]) >= _SHORTEST
        and re.search(rf"{re.escape(printed[first])} {printed[first + 1]}\b", name)
    ):
        yield _Led(f"{printed[first]} {printed[first + 1]}", name, party, is_head=len(own) == 2)


def _is_own(word: str) -> bool:
    return not (word in COMMON_WORDS or word in PLACES or word.isdigit() or len(word) == 1)
