"""Running text made of printed lines: hyphens at line ends resolved, every character still knows its line."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dagster_project.reading.evidence import Evidence
from dagster_project.reading.layout import Line, enclosing

_WORD = re.compile(r"\w[\w'’]*(?:-\w[\w'’]*)*")
_BROKEN = re.compile(r"(\w[\w'’]*(?:-\w[\w'’]*)*)-$")
_GLUED_ENDS = ("/", "–", "—")
"""After these print breaks a line without a blank."""


class Vocabulary:
    """The words that a document prints unbroken: the evidence for what a hyphen at a line's end means."""

    def __init__(self, lines: Iterable[Line], *, hyphenates: bool) -> None:
        """Collect the words of all lines; `hyphenates` is False for print that never breaks a word."""
        self.hyphenates = hyphenates
        self._words: set[str] = set()
        broken = False
        for line in lines:
            words = _WORD.findall(line.text.casefold())
            ends_broken = line.text.endswith("-")
            self._words.update(words[int(broken) : len(words) - int(ends_broken)])
            broken = ends_broken

    def join(self, left: str, right: str) -> tuple[int, str]:
        """What a line break means: how many characters to cut from the end of `left`, and what to set there."""
        if left.endswith(_GLUED_ENDS):
            return 0, ""
        broken = _BROKEN.search(left)
        if not broken:
            return 0, " "
        first = _WORD.match(right)
        if not self.hyphenates or not first or self._keeps(broken[1], first[0]):
            return 0, ""
        return 1, ""

    def _keeps(self, left: str, right: str) -> bool:
        """Whether the hyphen is part of the word; without evidence, print breaks words and not names."""
        if (left + right).casefold() in self._words:
            return False
        if f"{left}-{right}".casefold() in self._words:
            return True
        is_one_case = right[0].islower() or (left.isupper() and right.isupper())
        return left[-1].isdigit() or not is_one_case


@dataclass(frozen=True, slots=True)
class Passage:
    """Text and, for each of its lines, the offset at which it begins; a paragraph ends with a line feed."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[Line, ...]

    def lines_between(self, start: int, end: int) -> list[Line]:
        """The printed lines that the characters from start to end (excluded) stand on."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_right(self.starts, max(end - 1, start)) - 1, 0)
        return list(self.lines[first : last + 1])

    def evidence(self, document_sha256: str, start: int = 0, end: int | None = None) -> Evidence:
        """Where the characters from start to end stand: page and box of their lines, and their text."""
        end = len(self.text) if end is None else end
        lines = self.lines_between(start, end)
        printed = " ".join(self.text[start:end].split())
        if not lines:
            return Evidence(document_sha256, printed)
        box = enclosing(lines)
        return Evidence(document_sha256, printed, box.page, box.x0, box.top, box.x1, box.bottom)


def passage(
    lines: Sequence[Line], vocabulary: Vocabulary, ends: Callable[[Line, Line], str] = lambda _left, _right: ""
) -> Passage:
    """Join lines; `ends(line, next)` gives the line feeds to set between two lines that end a paragraph."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for number, line in enumerate(lines):
        if number:
            before = lines[number - 1]
            feeds = ends(before, line)
            cut, between = (0, feeds) if feeds else vocabulary.join(before.text, line.text)
            parts[-1] = parts[-1][: len(parts[-1]) - cut] + between
            length += len(between) - cut
        starts.append(length)
        parts.append(line.text)
        length += len(line.text)
    return Passage("".join(parts), tuple(starts), tuple(lines))
