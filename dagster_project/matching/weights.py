"""How much each word of a name weighs: a distinctive one more than a kind of business, a legal form next to nothing."""

from rigour.names import Name, NamePart, NamePartTag, SymbolCategory
from rigour.names.check import is_generic_person_name

from dagster_project.matching.names import form_places

_DISTINCTIVE = 1.0
LEGAL_FORM = 0.1
STOP_WORD = 0.15
_WIDE = 0.2
_KIND = 0.5
_BUSINESS = 0.6
_INITIAL = 0.5
_COMMON_PERSON = 0.7
_PLACE = 1.2
_NUMBER = 2.0

_HOUSES = frozenset({"CO", "CORP", "GRP", "HOLDING"})
"""Company, corporation, group, holding in any language: as good as a legal form."""
_WHOLE_WORLD = frozenset("africa america asia europe eurasia global international world worldwide".split())
_ARTICLES = frozenset("al el ul ud bin ben ibn de da di del della der den dos la le van von na y".split())
_NAME_PREFIXES = frozenset("abd abdul abdel abu umm".split())


def weights(name: Name, is_person: bool) -> dict[int, float]:
    """Give the weight of each word of a name by its place."""
    kinds: dict[int, set[SymbolCategory]] = {}
    forms = form_places(name)
    for span in name.spans:
        for part in span.parts:
            kinds.setdefault(part.index, set()).add(span.symbol.category)
            if span.symbol.id in _HOUSES and not is_person:
                forms.add(part.index)
    return {
        part.index: LEGAL_FORM if part.index in forms else _weight(part, kinds.get(part.index, set()), is_person)
        for part in name.parts
    }


def _weight(part: NamePart, kinds: set[SymbolCategory], is_person: bool) -> float:
    if part.tag == NamePartTag.STOP:
        return STOP_WORD
    if part.tag == NamePartTag.NUM or (SymbolCategory.NUMERIC in kinds and not is_person):
        return _NUMBER
    return _of_a_person(part.comparable) if is_person else _of_an_organisation(part.comparable, kinds)


def _of_a_person(word: str) -> float:
    if word in _ARTICLES:
        return STOP_WORD
    if word in _NAME_PREFIXES or len(word) == 1:
        return _INITIAL
    return _COMMON_PERSON if is_generic_person_name(word) else _DISTINCTIVE


def _of_an_organisation(word: str, kinds: set[SymbolCategory]) -> float:
    if word in _WHOLE_WORLD:
        return _WIDE
    if SymbolCategory.LOCATION in kinds:
        return _PLACE
    if SymbolCategory.SYMBOL in kinds:
        return _KIND
    return _BUSINESS if SymbolCategory.DOMAIN in kinds else _DISTINCTIVE
