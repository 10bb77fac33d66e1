"""What a hyphen at the end of a printed line means: a broken word, or a hyphen of the word itself."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from dagster_project.reading.hyphenation_words import COMPOUNDS, WORDS
from dagster_project.reading.layout import Line

_WORD = re.compile(r"\w[\w'’]*(?:-\w[\w'’]*)*")
_BROKEN = re.compile(r"(\w[\w'’]*(?:-\w[\w'’]*)*)-$")
_GLUED_ENDS = ("/", "–", "—")
"""After these print breaks a line without a blank."""
_SHORTEST = 4  # letters; shorter words are syllables of others too often


class LineBreak(NamedTuple):
    """One decision: what stood before and after the break, what it was read as, and on what evidence.

    Methods: names (bullets and instructions print it unbroken), document (other print of the document does),
    words (the list of words that the project ships), rule_of_thumb, layout (this print never breaks words).
    """

    left: str
    right: str
    joined: str
    method: str


class Joint(NamedTuple):
    """How two lines join: characters to cut from the first, what to set between, and the decision if there was one."""

    cut: int
    between: str
    line_break: LineBreak | None = None


class Vocabulary:
    """The words that a document prints unbroken: the evidence for what a hyphen at a line's end means."""

    def __init__(self, lines: Iterable[Line], *, hyphenates: bool, naming: Iterable[Line] = ()) -> None:
        """Collect the words of all lines, and of those that name parties; `hyphenates`: whether print breaks words."""
        self.hyphenates = hyphenates
        self._words = _unbroken(lines)
        self._names = _unbroken(naming)

    def join(self, left: str, right: str) -> Joint:
        """What the break between two lines means."""
        if left.endswith(_GLUED_ENDS):
            return Joint(0, "")
        broken = _BROKEN.search(left)
        if not broken:
            return Joint(0, " ")
        first = _WORD.match(right)
        if not first:
            return Joint(0, "")
        keeps, method = self._keeps(broken[1], first[0]) if self.hyphenates else (True, "layout")
        joined = f"{broken[1]}{'-' if keeps else ''}{first[0]}"
        return Joint(0 if keeps else 1, "", LineBreak(f"{broken[1]}-", first[0], joined, method))

    def _keeps(self, left: str, right: str) -> tuple[bool, str]:
        """Whether the hyphen is part of the word, and the method that says so; the first evidence decides."""
        whole, hyphenated = (left + right).casefold(), f"{left}-{right}".casefold()
        for method, words in (("names", self._names), ("document", self._words)):
            if words[whole] != words[hyphenated]:
                return words[hyphenated] > words[whole], method
            if words[whole]:
                return False, method
        is_one_case = right[0].islower() or (left.isupper() and right.isupper())
        if not is_one_case or left[-1].isdigit():  # no word has a capital within
            return True, "rule_of_thumb"
        by_words = _keeps_by_words(hyphenated, left.casefold().rsplit("-", 1)[-1], right.casefold().split("-", 1)[0])
        return (False, "rule_of_thumb") if by_words is None else (by_words, "words")


def _keeps_by_words(hyphenated: str, left: str, right: str) -> bool | None:
    """What the shipped words say of a break; None where they say nothing."""
    if hyphenated in COMPOUNDS:
        return True
    if left + right in WORDS:
        return False
    if min(len(left), len(right)) >= _SHORTEST and left in WORDS and right in WORDS:
        return True
    return None


def _unbroken(lines: Iterable[Line]) -> Counter[str]:
    """How often lines print each word whole; what stands beside a hyphen at a line's end is left out."""
    found: Counter[str] = Counter()
    broken = False
    for line in lines:
        words = _WORD.findall(line.text.casefold())
        ends_broken = line.text.endswith("-")
        found.update(words[int(broken) : len(words) - int(ends_broken)])
        broken = ends_broken
    return found
