"""The words of a list, found again where they are spelt another way: a typing error, a sound, a blank too many."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from rapidfuzz.distance import OSA
from rigour.text.phonetics import metaphone

_ONE_EDIT_FROM = 4
_TWO_EDITS_FROM = 7
"""Letters of a word from which one, and two, edits are looked for."""
_LONGEST = 24
"""Letters of a word that are looked at: beyond, edits of its beginning are looked for."""
_LEAST_SOUNDS = 3
_ALIKE_IN_SOUND = 0.8


class Spellings:
    """Words, and for any other word those of them that it may be a spelling of, each with how alike it is."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._shortened: dict[str, list[str]] = defaultdict(list)
        self._sounding: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._words):
            for short in _shortened(word):
                self._shortened[short].append(word)
            if code := _sound(word):
                self._sounding[code].append(word)

    def like(self, word: str) -> Iterator[tuple[str, float]]:
        """Give the words that this one may be, each with how alike it is, 0 to 1."""
        if word in self._words:
            yield word, 1.0
        if len(word) < _ONE_EDIT_FROM or not word.isalpha():
            return
        most = 1 if len(word) < _TWO_EDITS_FROM else 2
        near = {other for short in _shortened(word) for other in self._shortened.get(short, ())} - {word}
        for other in near:
            edits = OSA.distance(word, other, score_cutoff=most)
            if edits <= most:
                yield other, 1 - edits / max(len(word), len(other))
        for other in self._sounding.get(_sound(word), ()):
            if other != word and other not in near:
                yield other, _ALIKE_IN_SOUND


def _shortened(word: str) -> set[str]:
    """Give the word and what is left of it without one or two letters: two words that share one are near."""
    if len(word) < _ONE_EDIT_FROM or not word.isalpha():
        return set()
    start = word[:_LONGEST]
    kept = {start, *("".join(letters) for letters in combinations(start, len(start) - 1))}
    if len(word) >= _TWO_EDITS_FROM - 1:
        kept |= {"".join(letters) for letters in combinations(start, len(start) - 2)}
    return kept


def _sound(word: str) -> str:
    code = metaphone(word) if word.isascii() else ""
    return code if len(code) >= _LEAST_SOUNDS else ""
