"""Amendatory instructions on Supplement No. 4 to part 744: which verb for which name under which destination."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dagster_project.reading.passage import Passage
from dagster_project.reading.quotations import quoted

_AMENDS = re.compile(
    r"(?P<number>\d+)\.\s+(?:In\s+)?Supplement\s+No\.\s*4\s+to\s+part\s+744,?\s+(?:is\s+(?:further\s+)?amended)\b"
    r"[^:■]{0,60}?(?::|by:?|\bas follows:)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"■\s*\d+\.\s|\n\s*\d+\.\s+(?:Supplement|Section|Part|The|In)\b"
    r"|The\s+(?:revisions?|additions?|amendments?)(?:\s+and\s+\w+)*\s+reads?\s+as\s+follows"
    r"|Supplement\s+No\.\s*4\s+to\s+Part\s+744\s*[—–-]+\s*(?:The\s+)?Entity\s+List|\nDated:|\[FR\s+Doc\.",
)
_LABEL = re.compile(r"(?:(?<=^)|(?<=[\s■:;.”]))(?P<label>[a-z]{1,3})\.\s+(?=[A-Z])")
_VERB = re.compile(
    r"\b(?P<verb>add|revis|remov|correct)(?:ing|e|es|ed|al)?\b|\b(?P<other>redesignat|transferr|mov)\w*", re.IGNORECASE
)
_DESTINATIONS = (
    re.compile(
        r"\bunder\s+(?:the\s+(?:destination|country)\s+(?:heading\s+)?(?:of|for)\s+)?(?P<place>[A-Z][^“\"■]*?),?\s+(?=by\b|in\s+alphabetical|(?:add|revis|remov|correct)|the\s+entr|an?\s+entr|entr|[“\"]|;)",
        re.IGNORECASE,
    ),
    re.compile(r"\bthe\s+(?P<place>[A-Z][\w’'., ()-]*?)\s+(?:entit(?:y|ies)|entr(?:y|ies))\b"),
)
_ACTIONS = {"add": "add", "revis": "revise", "remov": "remove", "correct": "correct"}


@dataclass(frozen=True, slots=True)
class Instructed:
    """One quoted name of an instruction, with its place in the text."""

    label: str
    action: str
    destination: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A piece of an instruction without verb, destination or quoted name, and what was expected there."""

    expected: str
    start: int
    end: int


def instructions(text: Passage) -> Iterator[Instructed | NotUnderstood]:
    """Every name that an instruction on Supplement No. 4 to part 744 quotes, and what of it was not understood."""
    for amends in _AMENDS.finditer(text.text):
        ends = _ENDS.search(text.text, amends.end())
        stop = ends.start() if ends else len(text.text)
        for label, start, end in _parts(text.text, amends.end(), stop):
            yield from _read(text.text, f"{amends['number']}.{label}" if label else amends["number"], start, end)


def _parts(text: str, start: int, stop: int) -> Iterator[tuple[str, int, int]]:
    """The lettered parts a., b., ... z., aa., ...; a letter out of turn is not a label."""
    turns: list[tuple[str, int, int]] = []
    for found in _LABEL.finditer(text, start, stop):
        if found["label"] == _letters(len(turns)):
            turns.append((found["label"], found.start(), found.end()))
    if not turns:
        yield "", start, stop
    for number, (label, _, begin) in enumerate(turns):
        yield label, begin, turns[number + 1][1] if number + 1 < len(turns) else stop


def _letters(number: int) -> str:
    """The label of a part by its number from 0: a to z, aa to zz."""
    return chr(ord("a") + number % 26) * (number // 26 + 1)


def _read(text: str, label: str, start: int, end: int) -> Iterator[Instructed | NotUnderstood]:
    part = text[start:end]
    names = quoted(part)
    outside = part
    for name in names:  # a name may hold a verb
        outside = outside[: name.start] + "\x00" * (name.end - name.start) + outside[name.end :]
    verbs = list(_VERB.finditer(outside))
    if not names or not verbs:
        yield NotUnderstood("an instruction with a verb and quoted names", start, end)
        return
    for name in names:
        verb = next((verb for verb in reversed(verbs) if verb.start() < name.start), verbs[0])
        place = _destination(part, outside, name.start)
        if not place or not verb["verb"]:
            yield NotUnderstood("a destination and one of: add, revise, remove, correct", start, end)
            return
        action = _ACTIONS[verb["verb"].lower()]
        yield Instructed(label, action, place, name.text, start + name.start, start + name.end)


def _destination(part: str, outside: str, before: int) -> str | None:
    """The destination last named before the quoted name, else the first after it (`... under X`)."""
    found = [match for pattern in _DESTINATIONS for match in pattern.finditer(outside)]
    earlier = [match for match in found if match.start() < before]
    chosen = max(earlier, key=lambda match: match.start(), default=None) or min(
        found, key=lambda match: match.start(), default=None
    )
    if chosen is None:
        return None
    return " ".join(part[chosen.start("place") : chosen.end("place")].split())
