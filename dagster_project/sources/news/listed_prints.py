"""Names at the places that the automaton found: those that are printed as on the list, and those that are as sure."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from dagster_project.sources.news.hits import hit_at
from dagster_project.sources.news.legal_forms import AFTER_NAME, of_print
from dagster_project.sources.news.lexicon import Lexicon
from dagster_project.sources.news.name_surroundings import Glances
from dagster_project.sources.news.printed_texts import Places
from dagster_project.sources.news.resolving import surely
from dagster_project.sources.news.scanning import Scanned
from dagster_project.sources.news.sought import Prints, Sought

_FORM = re.compile(AFTER_NAME.pattern.encode())
_BEFORE_FORM = b" ,("
_BLANK, _LAST_OF_ASCII = 32, 127


def names_in(scanned: Scanned, lexicon: Lexicon, publishers: Sequence[str | None]) -> tuple[Glances, set[int]]:
    """Give the names at all places of bodies, and the numbers of bodies in which a place shows none."""
    plain = np.searchsorted(scanned.numbers, scanned.printed.plain)
    last = len(scanned.others.begins) - len(scanned.folds)
    even = np.searchsorted(scanned.numbers, scanned.printed.plain + last)
    found = _Reading(scanned, lexicon, publishers)
    found.read(scanned.plain, scanned.numbers[:plain], scanned.places[:plain], scanned.places[:plain])
    numbers, places = scanned.numbers[plain:even], scanned.places[plain:even]
    characters = scanned.others.characters_of(numbers - scanned.printed.plain, places)
    found.read(scanned.others.content, numbers, places, scanned.printed.bytes_of(numbers, characters + 1) - 1)
    others = found.others | set(scanned.numbers[even:].tolist())
    names = Glances(np.array(found.spans, np.int64).reshape(-1, 4), found.sought, found.methods)
    return names.without(others), others


class _Reading:
    """Names at places, and the numbers of bodies in which it hangs on the context what stands at one of them."""

    def __init__(self, scanned: Scanned, lexicon: Lexicon, publishers: Sequence[str | None]) -> None:
        self._scanned = scanned
        self._content = scanned.printed.content
        self._lexicon = lexicon
        self._publishers = publishers
        self.spans: list[int] = []
        self.sought: list[Sought] = []
        self.methods: list[str] = []
        self.others: set[int] = set()

    def read(self, searched: bytes, numbers: Places, places: Places, printed: Places) -> None:
        """Look at places, given as those of the blanks before them in the searched and in the printed text.

        What begins within a name that needs no support is a part of it.
        """
        content, others, lexicon = self._content, self.others, self._lexicon
        ordered, chains, longest = lexicon.ordered, lexicon.chains, lexicon.longest
        last = 0
        for number, place, before in zip(numbers.tolist(), places.tolist(), printed.tolist(), strict=True):
            start = before + 1
            if start < last or number in others:
                continue
            if searched[place] != _BLANK:
                others.add(number)
                continue
            following = searched[place + 1 : place + 1 + longest]
            order = bisect_right(ordered, following)
            for words in chains[order - 1] if order else ():
                if not following.startswith(words[0]) or (words[2] and _is_small(content, start, words[0])):
                    continue
                stop, end, one = _as_listed(content, start, words[3])
                if one is None:
                    last = self._weigh(number, start, following) or last
                else:
                    self.spans += (number, start, stop, end)
                    self.sought.append(one)
                    self.methods.append("name")
                    last = last if one.needs else end
                break

    def _weigh(self, number: int, start: int, following: bytes) -> int:
        """Weigh a place where the longest words are no name with its form as listed; give the end of what is sure."""
        texts, body = self._scanned.printed, self._scanned.body(number)
        where = np.array([number])
        begin = int(texts.characters_of(where, np.array([start]))[0])
        found = (
            hit_at(body, begin, begin + len(words.text), words.text, self._lexicon)
            for words in self._lexicon.begun(following)
        )
        is_sure, hit = surely(body, [hit for hit in found if hit], self._lexicon, self._publishers[number])
        if not is_sure:
            self.others.add(number)
        if hit is None:
            return 0
        end = int(texts.bytes_of(where, np.array([hit.end]))[0])
        if hit.sought.kind == "name":
            self.spans += (number, start, end, end)
            self.sought.append(hit.sought)
            self.methods.append(hit.method)
        return end


def _is_small(content: bytes, start: int, encoded: bytes) -> bool:
    """Tell whether words, of ASCII alone, are printed here without a capital."""
    printed = content[start : start + len(encoded) - 1]
    return printed.islower() and printed.isascii()


def _as_listed(content: bytes, start: int, prints: Prints) -> tuple[int, int, Sought | None]:
    """Give where a name ends without and with its form, and what it is; None for one that is printed otherwise."""
    for stem, meanings in prints:
        if content.startswith(stem, start):
            stop = start + len(stem)
            printed = _FORM.match(content, stop) if content[stop] in _BEFORE_FORM else None
            if printed is None:
                return stop, stop, meanings.get(())
            end = printed.end()
            # behind a form there may be a letter with which it is a longer word
            return stop, end, meanings.get(_form_of(printed[0])) if content[end] <= _LAST_OF_ASCII else None
    return start, start, None


@lru_cache(maxsize=10_000)
def _form_of(printed: bytes) -> tuple[str, ...]:
    return of_print(printed.decode())
