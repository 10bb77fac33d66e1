"""A name taken apart: legal form, words in Latin letters, key, script, and whether it says who is meant."""

import re
from dataclasses import dataclass

from rigour.names import Name, NamePart, NamePartTag, NameTypeTag, SymbolCategory, analyze_names
from rigour.names.check import is_generic_person_name
from rigour.text.scripts import text_scripts
from rigour.text.translit import ascii_text

# Chinese, Japanese and Korean print the legal form without a blank, where rigour 2.6 looks for words.
_DENSE_FORM = re.compile("(股份有限公司|有限责任公司|有限責任公司|有限公司|株式会社|株式會社|주식회사)")
_DENSE_SPACE = r" \1 "
_DENSE_FORMS = {"株式会社": "JSC", "株式會社": "JSC", "주식회사": "JSC", "股份有限公司": "JSC"}
_KINDS = frozenset({SymbolCategory.SYMBOL, SymbolCategory.DOMAIN})
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
    latin = words(analyzed) if analyzed else ()
    tokens = tuple(token for token, _ in latin)
    acronym = _is_acronym(text)
    return NormalName(
        printed,
        " ".join(tokens),
        tokens,
        _key(latin),
        _legal_form(text, analyzed),
        _script(text),
        acronym,
        acronym or _is_common(tokens, analyzed),
    )


def analysed(text: str) -> Name | None:
    """Give rigour's reading of the name of an organisation, or none if there is no letter or digit in it."""
    return next(iter(analyze_names(NameTypeTag.ORG, [_DENSE_FORM.sub(_DENSE_SPACE, text)], phonetics=False)), None)


def words(name: Name) -> tuple[tuple[str, bool], ...]:
    """Words of a name in Latin letters without its legal form, each with whether it counts in the key."""
    numbers = {
        span.parts[0].index: span.symbol.id
        for span in name.spans
        if span.symbol.category == SymbolCategory.NUMERIC and len(span.parts) == 1
    }
    kept = [part for part in name.parts if not _is_form(part)] or list(name.parts)
    found = []
    for part in kept:
        latin = numbers.get(part.index) or _latin(part)
        found += [(word, part.tag != NamePartTag.STOP) for word in latin.split()]
    return tuple(found)


def _is_form(part: NamePart) -> bool:
    return part.tag == NamePartTag.LEGAL or bool(_DENSE_FORM.fullmatch(part.form))


def _latin(part: NamePart) -> str:
    plain = part.comparable if part.comparable.isascii() else ascii_text(part.form)
    return re.sub(r"[^0-9a-z]+", " ", plain.lower().replace("'", ""))


def _key(latin: tuple[tuple[str, bool], ...]) -> str:
    counting = {word for word, counts in latin if counts} or {word for word, _ in latin}
    return " ".join(sorted(counting))


def _legal_form(text: str, name: Name | None) -> str | None:
    if name is None:
        return None
    for span in name.spans:
        if span.symbol.category == SymbolCategory.ORG_CLASS:
            return span.symbol.id
    dense = _DENSE_FORM.search(text)
    return _DENSE_FORMS.get(dense[1], "LLC") if dense else None


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
    kept = [part for part in name.parts if not _is_form(part) and part.tag != NamePartTag.STOP]
    told = [part for part in kept if part.index not in said]
    return (len(kept) <= 2 and not told) or (len(kept) == 1 and kept[0].index in placed)
