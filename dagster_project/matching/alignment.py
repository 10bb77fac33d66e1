"""Which words of two names stand for each other, and which stand alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA
from rigour.names import Name, NamePart, SymbolCategory, align_person_name_order, compare_parts, pair_symbols

from dagster_project.matching.names import latin

_AS_GOOD = {SymbolCategory.NAME: 0.9, SymbolCategory.NICK: 0.8, SymbolCategory.INITIAL: 0.85}
_SAME_MEANING = 0.95
_TYPING_ERROR = 0.85
_LEAST_OF_AN_ERROR = 0.6
_MOST_EDITS = 2
_SHORT_NAME = 7
"""A name of fewer letters may have one edit only, as one in a script that prints no vowels."""
_SHORT_WORD = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of the left name, those of the right one that stand for them, and how good the pair is, 0 to 1."""

    left: tuple[NamePart, ...]
    right: tuple[NamePart, ...]
    score: float


@dataclass(slots=True)
class Alignment:
    """One way to lay two names side by side."""

    pairs: list[Pair] = field(default_factory=list)
    left_alone: list[NamePart] = field(default_factory=list)
    right_alone: list[NamePart] = field(default_factory=list)


def alignments(left: Name, right: Name, is_person: bool) -> Iterator[Alignment]:
    """Lay two names side by side, in each way that rigour's symbols of names, places and kinds allow."""
    letters = min(sum(len(part.comparable) for part in name.parts) for name in (left, right))
    has_vowels = all(part.comparable.isascii() for part in (*left.parts, *right.parts))
    most_edits = _MOST_EDITS if letters >= _SHORT_NAME and has_vowels else 1
    for edges in pair_symbols(left, right):
        found = Alignment(
            [
                Pair(edge.qps, edge.rps, 1.0 if edge.qstr == edge.rstr else _of_symbol(edge.symbol.category))
                for edge in edges
                if edge.symbol
            ]
        )
        used = {id(part) for edge in edges for part in (*edge.qps, *edge.rps)}
        rest_left = [part for part in left.parts if id(part) not in used]
        rest_right = [part for part in right.parts if id(part) not in used]
        if is_person:
            rest_left, rest_right = align_person_name_order(rest_left, rest_right)
        _pair_alike(found, rest_left, rest_right)
        _pair_initials(found, is_person)
        _pair_misspelt(found, most_edits)
        yield found


def _of_symbol(category: SymbolCategory) -> float:
    return _AS_GOOD.get(category, _SAME_MEANING)


def _pair_alike(found: Alignment, left: Sequence[NamePart], right: Sequence[NamePart]) -> None:
    """Pair words that rigour finds alike, unless more is edited than a typing error edits, or a digit."""
    for cluster in compare_parts(list(left), list(right)):
        if cluster.qps and cluster.rps and cluster.score > 0 and _may_be_one(cluster.qps, cluster.rps):
            found.pairs.append(Pair(cluster.qps, cluster.rps, 1.0 if cluster.qstr == cluster.rstr else cluster.score))
        else:
            found.left_alone += cluster.qps
            found.right_alone += cluster.rps


def _may_be_one(left: Sequence[NamePart], right: Sequence[NamePart]) -> bool:
    first, second = _joined(left), _joined(right)
    return _digits(first) == _digits(second) and OSA.distance(first, second) <= max(
        _MOST_EDITS, max(len(first), len(second)) // 5
    )


def _pair_initials(found: Alignment, is_person: bool) -> None:
    """Pair a letter that stands alone with a word that begins with it, where some whole word is shared."""
    if not is_person or not any(len(pair.left[0].comparable) > 1 for pair in found.pairs):
        return
    for first in list(found.left_alone):
        for second in list(found.right_alone):
            one, other = sorted((first.comparable, second.comparable), key=len)
            if first in found.left_alone and len(one) == 1 < len(other) and other.startswith(one):
                found.pairs.append(Pair((first,), (second,), _AS_GOOD[SymbolCategory.INITIAL]))
                found.left_alone.remove(first)
                found.right_alone.remove(second)


def _pair_misspelt(found: Alignment, most_edits: int) -> None:
    """Pair what is left, all of it or word by word, where it differs by a typing error."""
    found.left_alone.sort(key=lambda part: part.index)
    found.right_alone.sort(key=lambda part: part.index)
    score = _misspelt(_joined(found.left_alone), _joined(found.right_alone), most_edits)
    if score:
        found.pairs.append(Pair(tuple(found.left_alone), tuple(found.right_alone), score))
        found.left_alone, found.right_alone = [], []
        return
    for first in list(found.left_alone):
        for second in list(found.right_alone):
            if min(len(first.comparable), len(second.comparable)) < _SHORT_WORD or first not in found.left_alone:
                continue
            if score := _misspelt(first.comparable, second.comparable, most_edits):
                found.pairs.append(Pair((first,), (second,), score))
                found.left_alone.remove(first)
                found.right_alone.remove(second)


def _misspelt(left: str, right: str, most_edits: int) -> float:
    """Give how good two spellings are as one word: 0 beyond a typing error."""
    longest = max(len(left), len(right))
    if not left or not right or _digits(left) != _digits(right):
        return 0.0
    if left == right:
        return 1.0
    edits = OSA.distance(left, right, score_cutoff=most_edits)
    if edits > most_edits or 2 * edits > longest:
        return 0.0
    return _TYPING_ERROR * max(_LEAST_OF_AN_ERROR, 1 - edits / longest)


def _joined(parts: Sequence[NamePart]) -> str:
    return "".join(latin(part) for part in parts).replace(" ", "")


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
