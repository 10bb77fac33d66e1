"""A name taken apart: legal form, words in Latin letters, key, script, and whether it says who is meant."""

import re
from dataclasses import dataclass
from itertools import pairwise

import icu
from rigour.names import Name, NamePart, NamePartTag, NameTypeTag, SymbolCategory, analyze_names
from rigour.names.check import is_generic_person_name
from rigour.text.scripts import is_dense_script, text_scripts
from rigour.text.translit import ascii_text

_KINDS = frozenset({SymbolCategory.SYMBOL, SymbolCategory.DOMAIN})
_WORDS_OF_THEIR_OWN = frozenset({"FIN", "MIL", "NGO"})
"""Kinds of forms that rigour 2.6 knows and that tell parties apart: the Russian `NPO IT` is no organisation `IT`."""
_PLACES = frozenset({SymbolCategory.LOCATION, SymbolCategory.NUMERIC})
_LONGEST = 600
"""Characters of a name that are looked at: the longest listed one has 510, and what is longer is no name."""


@dataclass(frozen=True, slots=True)
class NormalName:
    """A printed name and what it is made of."""

    printed: str
    folded: str
    """Lower case, Latin letters and digits, one blank between words; numbers in figures, the legal form left out."""
    tokens: tuple[str, ...]
    """Words of `folded`, in print's order."""
    key: str
    """The words that count, each once and in the order of the alphabet: equal for two orders of one name."""
    legal_form: str | None
    """Kind of the legal form, as `LLC` or `JSC`; none if no form is printed."""
    script: str
    """Writing system of the letters, as `Latin` or `Han`; `Mixed` for several and `None` for no letters."""
    is_acronym: bool
    is_weak: bool
    """A short or common name that alone does not say who is meant."""


def normalise(printed: str) -> NormalName:
    """Take a name apart."""
    text = " ".join(printed[:_LONGEST].split())
    analyzed = analysed(text)
    said = words(analyzed) if analyzed else ()
    tokens = tuple(word for word, _ in said)
    acronym = _is_acronym(text)
    return NormalName(
        printed,
        " ".join(tokens),
        tokens,
        _key(said),
        _legal_form(analyzed),
        _script(text),
        acronym,
        acronym or _is_common(tokens, analyzed),
    )


def analysed(text: str) -> Name | None:
    """Give rigour's reading of the name of an organisation, or none if there is no letter or digit in it."""
    spaced = _spaced(text) if is_dense_script(text) else text
    return next(iter(analyze_names(NameTypeTag.ORG, [spaced], phonetics=False)), None)


def _spaced(text: str) -> str:
    """Set blanks between the words of Chinese and Japanese, which print none."""
    breaks = icu.BreakIterator.createWordInstance(icu.Locale("zh"))
    breaks.setText(text)
    places = [0, *breaks]
    return " ".join(text[start:end] for start, end in pairwise(places))


def words(name: Name) -> tuple[tuple[str, bool], ...]:
    """Words of a name in Latin letters without its legal form, each with whether it counts in the key."""
    numbers = {
        span.parts[0].index: span.symbol.id
        for span in name.spans
        if span.symbol.category == SymbolCategory.NUMERIC and len(span.parts) == 1
    }
    forms = form_places(name)
    kept = [part for part in name.parts if part.index not in forms] or list(name.parts)
    found = []
    for part in kept:
        text = numbers.get(part.index) or latin(part)
        found += [(word, part.tag != NamePartTag.STOP) for word in text.split()]
    return tuple(found)


def form_places(name: Name) -> set[int]:
    """Say at which places a name has its legal form."""
    forms: set[int] = set()
    numbers: set[int] = set()
    for span in name.spans:
        if span.symbol.category == SymbolCategory.NUMERIC:
            numbers |= {part.index for part in span.parts}
        elif span.symbol.category == SymbolCategory.ORG_CLASS and span.symbol.id not in _WORDS_OF_THEIR_OWN:
            forms |= {part.index for part in span.parts if part.tag == NamePartTag.LEGAL}
    return forms - numbers


def latin(part: NamePart) -> str:
    """Give a word in Latin letters, or as it is printed where nobody transliterates its script."""
    plain = part.comparable if part.comparable.isascii() else ascii_text(part.form)
    return re.sub(r"[^0-9a-z]+", " ", plain.lower().replace("'", "")).strip() or part.form


def _key(said: tuple[tuple[str, bool], ...]) -> str:
    counting = {word for word, counts in said if counts} or {word for word, _ in said}
    return " ".join(sorted(counting))


def _legal_form(name: Name | None) -> str | None:
    if name is None:
        return None
    forms = form_places(name)
    spans = (span for span in name.spans if span.symbol.category == SymbolCategory.ORG_CLASS)
    return next((span.symbol.id for span in spans if span.parts[0].index in forms), None)


def _script(text: str) -> str:
    scripts = sorted(text_scripts(text))
    return "Mixed" if len(scripts) > 1 else scripts[0] if scripts else "None"


def _is_acronym(text: str) -> bool:
    """One word in capitals that is too short, or has too few vowels, to be spoken: `MEC`, `A.B.C.`, `CETC-7`."""
    letters = re.sub(r"[^\w]|\d", "", text)
    if " " in text or not letters.isupper() or not letters.isascii():
        return False
    vowels = len(re.findall("[AEIOUY]", letters))
    return len(letters) <= 4 or (len(letters) <= 8 and 4 * vowels <= len(letters))


def _is_common(tokens: tuple[str, ...], name: Name | None) -> bool:
    """Whether one or two words say only a kind of business, or one word a place, a number or a person's common name."""
    if name is None or sum(map(len, tokens)) <= 2:
        return True
    if len(tokens) == 1 and is_generic_person_name(tokens[0]):
        return True
    said = {part.index for span in name.spans if span.symbol.category in _KINDS for part in span.parts}
    placed = {part.index for span in name.spans if span.symbol.category in _PLACES for part in span.parts}
    forms = form_places(name)
    kept = [part for part in name.parts if part.index not in forms and part.tag != NamePartTag.STOP]
    told = [part for part in kept if part.index not in said]
    return (len(kept) <= 2 and not told) or (len(kept) == 1 and kept[0].index in placed)
