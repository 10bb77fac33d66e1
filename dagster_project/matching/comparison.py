"""How alike two names are, from 0 to 1, and why; 0.7 and more means that they may well be one party's."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rigour.names import Name, NamePart, NamePartTag, NameTypeTag, SymbolCategory, analyze_names

from dagster_project.matching.alignment import Alignment, Pair, alignments
from dagster_project.matching.names import NormalName, analysed, normalise
from dagster_project.matching.weights import LEGAL_FORM, STOP_WORD, weights

SAME = 0.7
"""The least similarity of two spellings of one name."""
_OTHER_LEGAL_FORM = 0.95
_OTHER_BLANKS = 0.98
_ACRONYM = 0.72
_CONFLICT = 4.0
"""What a word counts that the other name has another word for."""
_EXTRA = {True: 0.2, False: 0.7}
"""What a word counts that the other name leaves out: people drop names, companies that drop one are others."""
_NO_PERSON = frozenset(
    {
        SymbolCategory.ORG_CLASS,
        SymbolCategory.SYMBOL,
        SymbolCategory.DOMAIN,
        SymbolCategory.NUMERIC,
        SymbolCategory.LOCATION,
    }
)
_MOST_WORDS_OF_A_PERSON = 9
_KNOWN = 0.5
"""Share of the words of both names together that must be known as persons' names."""
_LEAST_LETTERS_OF_AN_ACRONYM = 3


@dataclass(frozen=True, slots=True)
class Prepared:
    """A name made ready to be compared many times."""

    normal: NormalName
    analysed: Name | None
    may_be_person: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """How alike two names are, the words that stand for each other, and those that only one of them has."""

    score: float
    pairs: tuple[tuple[str, str, float], ...] = ()
    left_only: tuple[str, ...] = ()
    right_only: tuple[str, ...] = ()
    differs_in_number: bool = False
    differs_in_place: bool = False


def similarity(left: str, right: str) -> float:
    """Say how alike two names are, from 0 to 1."""
    return compare(prepare(left), prepare(right)).score


@lru_cache(maxsize=1 << 14)
def prepare(name: str) -> Prepared:
    """Make a name ready to be compared."""
    normal = normalise(name)
    found = analysed(normal.printed)
    return Prepared(normal, found, found is not None and _may_be_person(found))


def compare(left: Prepared, right: Prepared) -> Comparison:
    """Say how alike two prepared names are, and why."""
    if not left.normal.key or not right.normal.key or left.analysed is None or right.analysed is None:
        return Comparison(0.0)
    if left.normal.key == right.normal.key:
        forms = {left.normal.legal_form, right.normal.legal_form} - {None}
        return Comparison(_OTHER_LEGAL_FORM if len(forms) > 1 else 1.0)
    if "".join(left.normal.tokens) == "".join(right.normal.tokens):
        return Comparison(_OTHER_BLANKS)
    first, second, is_person = _as_one_kind(left, right)
    weigh = (weights(first, is_person), weights(second, is_person))
    best = max(
        (_judged(found, weigh, is_person) for found in alignments(first, second, is_person)),
        key=lambda comparison: comparison.score,
        default=Comparison(0.0),
    )
    if best.score < _ACRONYM and (_abbreviates(left, right) or _abbreviates(right, left)):
        return Comparison(_ACRONYM, ((left.normal.folded, right.normal.folded, _ACRONYM),))
    return best


def _judged(found: Alignment, weigh: tuple[dict[int, float], dict[int, float]], is_person: bool) -> Comparison:
    """Weigh what is paired against what stands alone: on both sides it contradicts, on one it is merely left out."""
    paired = [(_weight(pair, weigh), pair.score) for pair in found.pairs]
    left_alone, right_alone = found.left_alone, found.right_alone
    if not (left_alone and right_alone):  # a word that is said twice is not left out
        said = {part.comparable for pair in found.pairs for part in (*pair.left, *pair.right)}
        left_alone = [part for part in left_alone if part.comparable not in said]
        right_alone = [part for part in right_alone if part.comparable not in said]
    lefts = sum(weigh[0][part.index] for part in left_alone)
    rights = sum(weigh[1][part.index] for part in right_alone)
    conflict, extra = min(lefts, rights), abs(lefts - rights)
    whole = sum(weight for weight, _ in paired) + _CONFLICT * conflict + _EXTRA[is_person] * extra
    return Comparison(
        sum(weight * score for weight, score in paired) / whole if whole else 0.0,
        tuple((_text(pair.left), _text(pair.right), pair.score) for pair in found.pairs),
        tuple(part.comparable for part in left_alone),
        tuple(part.comparable for part in right_alone),
        _differ(left_alone, right_alone),
    )


def _weight(pair: Pair, weigh: tuple[dict[int, float], dict[int, float]]) -> float:
    left = sum(weigh[0][part.index] for part in pair.left)
    right = sum(weigh[1][part.index] for part in pair.right)
    return (left + right) / 2


def _text(parts: Iterable[NamePart]) -> str:
    return " ".join(part.comparable for part in parts)


def _differ(left: Iterable[NamePart], right: Iterable[NamePart]) -> bool:
    return any(part.tag == NamePartTag.NUM for part in (*left, *right))


def _may_be_person(name: Name) -> bool:
    kinds = {span.symbol.category for span in name.spans}
    return not kinds & _NO_PERSON and len(name.parts) <= _MOST_WORDS_OF_A_PERSON


def _as_one_kind(left: Prepared, right: Prepared) -> tuple[Name, Name, bool]:
    """Give both names as persons' where rigour knows most of their words as such, else as organisations'."""
    assert left.analysed is not None and right.analysed is not None  # noqa: S101, PT018
    if left.may_be_person and right.may_be_person:
        first, second = _person(left.normal.printed), _person(right.normal.printed)
        if first and second and _share_known(first) + _share_known(second) >= _KNOWN:
            return first, second, True
    return left.analysed, right.analysed, False


@lru_cache(maxsize=1 << 14)
def _person(text: str) -> Name | None:
    return next(iter(analyze_names(NameTypeTag.PER, [text], infer_initials=True, phonetics=False)), None)


def _share_known(name: Name) -> float:
    """Say which share of the words is a person's name or an initial."""
    known = {
        part.index
        for span in name.spans
        if span.symbol.category in (SymbolCategory.NAME, SymbolCategory.INITIAL, SymbolCategory.NICK)
        for part in span.parts
    }
    return len(known) / len(name.parts)


def _abbreviates(short: Prepared, long: Prepared) -> bool:
    """Whether an acronym is the first letters of a name, with or without its small words and its `Corporation`."""
    if not short.normal.is_acronym or long.analysed is None:
        return False
    weigh = weights(long.analysed, is_person=False)
    letters = [
        "".join(part.comparable[0] for part in long.analysed.parts if weigh[part.index] > least)
        for least in (LEGAL_FORM, STOP_WORD)
    ]
    found = "".join(short.normal.tokens)
    return len(found) >= _LEAST_LETTERS_OF_AN_ACRONYM and found in letters
