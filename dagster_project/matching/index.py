"""Which of many names a name may mean: found by their words, before any two are compared with care."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from dagster_project.matching.comparison import Prepared
from dagster_project.matching.names import latin
from dagster_project.matching.spellings import Spellings
from dagster_project.matching.weights import LEGAL_FORM

_COMMON = 120
"""Names that a word may be in and still say who is meant."""
_MOST_COMPARED = 12
_MOST_COMMON = 4
_MOST_OF_ONE = 1000
_SURE = 0.75
_TELLING = 1.0
_MOST_REMEMBERED = 100_000
_CONFLICT = 2.0
_EXTRA = 0.5
_LEAST_LIKELY = 0.22
"""The least guess of a similarity at which two names are compared with care."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a name in Latin letters, with what each weighs."""

    words: tuple[str, ...]
    weights: tuple[float, ...]


def words_of(name: Prepared) -> Words:
    """Give the words of a name that say who is meant."""
    if name.analysed is None:
        return Words((), ())
    found = [
        (word, name.weights[part.index])
        for part in name.analysed.parts
        if name.weights[part.index] > LEGAL_FORM
        for word in latin(part).split()
    ]
    found = found or [(word, 1.0) for word in name.normal.tokens]
    return Words(tuple(word for word, _ in found), tuple(weight for _, weight in found))


class Index:
    """Names by their words, by each two words that follow one another, and by their whole key."""

    def __init__(self, names: Sequence[Prepared]) -> None:
        found_words = [words_of(name) for name in names]
        self._totals = [sum(found.weights) for found in found_words]
        self._by_key: dict[str, list[int]] = defaultdict(list)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_joint: dict[str, list[int]] = defaultdict(list)
        for number, (name, found) in enumerate(zip(names, found_words, strict=True)):
            self._by_key[name.normal.key].append(number)
            for word in set(found.words):
                self._by_word[word].append(number)
            for first, second in pairwise(found.words):
                self._by_joint[first + second].append(number)
        self._spellings = Spellings(self._by_word)
        self._found: dict[str, dict[int, float]] = {}

    def same(self, name: Prepared) -> Sequence[int]:
        """Give the names of exactly these words, in any order and with any legal form."""
        return self._by_key.get(name.normal.key, ()) if name.normal.key else ()

    def likely(self, name: Prepared) -> list[int]:
        """Give the names that may be meant, the likeliest first."""
        asked = words_of(name)
        told = self._told(asked)
        rare = {number for _, bearers in told if len(bearers) <= _COMMON for number in bearers}
        guesses = self._guessed(asked, told, rare)
        if not guesses or guesses[0][0] < _SURE:
            guesses = sorted(guesses + self._guessed(asked, told, self._of_common_words(told) - rare), key=_best_first)
        return [number for guess, number in guesses[:_MOST_COMPARED] if guess >= _LEAST_LIKELY]

    def _told(self, asked: Words) -> list[tuple[float, dict[int, float]]]:
        """Give the names that each word, or each two that may be one, points to, with what the word weighs."""
        told = [(weight, self._bearers(word)) for word, weight in zip(asked.words, asked.weights, strict=True)]
        for (first, second), weights in zip(pairwise(asked.words), pairwise(asked.weights), strict=True):
            if together := self._by_word.get(first + second):
                told.append((sum(weights), dict.fromkeys(together, 1.0)))
        for word, weight in zip(asked.words, asked.weights, strict=True):
            if apart := self._by_joint.get(word):
                told.append((weight, dict.fromkeys(apart, 1.0)))
        return told

    def _guessed(
        self, asked: Words, told: list[tuple[float, dict[int, float]]], numbers: Iterable[int]
    ) -> list[tuple[float, int]]:
        """Guess how alike each name is by what the words weigh that it shares, and those that it does not."""
        total = sum(asked.weights)
        guesses = []
        for number in numbers:
            shared = sum(weight * bearers[number] for weight, bearers in told if number in bearers)
            left, right = max(0.0, total - shared), max(0.0, self._totals[number] - shared)
            guess = shared / (shared + _CONFLICT * min(left, right) + _EXTRA * abs(left - right))
            guesses.append((guess, number))
        return sorted(guesses, key=_best_first)

    def _bearers(self, word: str) -> dict[int, float]:
        """Give the names that have a word or one like it; remembered, since names share their words."""
        found = self._found.get(word)
        if found is None:
            if len(self._found) >= _MOST_REMEMBERED:
                self._found.clear()
            found = self._found[word] = {}
            for other, alike in self._spellings.like(word):
                for number in self._by_word[other]:
                    found[number] = max(alike, found.get(number, 0.0))
        return found

    def _of_common_words(self, told: list[tuple[float, dict[int, float]]]) -> set[int]:
        """Give the names that share two words, or one that says who is meant, where each word alone is common."""
        common = sorted(((weight, bearers) for weight, bearers in told if len(bearers) > _COMMON), key=_bearer_count)
        sets = [bearers.keys() for _, bearers in common[:_MOST_COMMON]]
        found = {number for first, second in combinations(sets, 2) for number in first & second}
        for weight, bearers in common:
            if (weight >= _TELLING or len(told) == 1) and len(bearers) <= _MOST_OF_ONE:
                found |= bearers.keys()
        return found


def _bearer_count(told: tuple[float, dict[int, float]]) -> int:
    return len(told[1])


def _best_first(guess: tuple[float, int]) -> tuple[float, int]:
    return (-guess[0], guess[1])
