"""Amendatory instructions on the lists of part 744: which verb for which name under which destination."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dagster_project.reading.passage import Passage
from dagster_project.reading.quotations import Quotation, quoted
from dagster_project.sources.federal_register.lists import by_supplement

_SUPPLEMENT = r"Supplement\s+No\.\s*(?P<{}>\d+)\s+to\s+part\s+744"
_AMENDS = re.compile(
    r"(?P<number>\d+)\.\s+(?:In\s+)?" + _SUPPLEMENT.format("supplement") + r",?\s+(?:is\s+(?:further\s+)?amended)\b"
    r"[^:■]{0,60}?(?::|\bby(?=:|\s)|\bas follows:)",
    re.IGNORECASE,
)
_CREATES = re.compile(
    r"(?P<number>\d+)\.\s+(?:A\s+new\s+)?(?:(?:Part\s+744\s+is\s+(?:further\s+)?amended\s+by\s+adding|Add(?:ing)?)\s+(?:an?\s+)?(?:new\s+)?"
    + _SUPPLEMENT.format("added")
    + "|"
    + _SUPPLEMENT.format("supplement")
    + r"\s+is\s+added\b)[^■“\"]{0,80}?to\s+read\s+as\s+follows",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"■\s*\d+\.\s|\n\s*\d+\.\s+(?:Supplement|Section|Part|The|In|Add|A)\b"
    r"|The\s+(?:revisions?|additions?|amendments?)(?:\s+and\s+\w+)*\s+reads?\s+as\s+follows"
    r"|(?i:Supplement\s+No\.\s*\d+\s+to\s+Part\s+744\s*[—–-]+)|\nDated:|\[FR\s+Doc\.",
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
_UNDER = r"\bunder\s+(?:the\s+)?(?:(?:destination|country|heading)s?\s+)*(?:(?:of|for)\s+)?(?:the\s+)?$"
_BEFORE_PLACE = re.compile(_UNDER, re.IGNORECASE)
_AFTER_NAMES = re.compile(r"(?:[\x00,;\s]|and\s)*(?<![;\s])\s+" + _UNDER, re.IGNORECASE)
_ACTIONS = {"add": "add", "revis": "revise", "remov": "remove", "correct": "correct"}
_NOT_FOLLOWED = "one of: add, revise, remove, correct; this instruction {}, which the reader does not follow"
_OTHERS = {
    "redesignat": _NOT_FOLLOWED.format("redesignates, that is, gives an entry another name or place"),
    "transferr": _NOT_FOLLOWED.format("transfers an entry"),
    "mov": _NOT_FOLLOWED.format("moves an entry"),
}


@dataclass(frozen=True, slots=True)
class Instructed:
    """One quoted name of an instruction, with its place in the text."""

    list_code: str
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


@dataclass(frozen=True, slots=True)
class Created:
    """An instruction that adds a whole supplement: every row of its table is added."""

    list_code: str
    label: str
    start: int
    end: int


Found = Instructed | Created | NotUnderstood


def instructions(text: Passage) -> Iterator[Found]:
    """Every name that an instruction on a list of part 744 quotes, lists added whole, and what was not understood."""
    for creates in _CREATES.finditer(text.text):
        if listing := by_supplement(creates["supplement"] or creates["added"]):
            yield Created(listing.code, creates["number"], *creates.span())
    for amends in _AMENDS.finditer(text.text):
        listing = by_supplement(amends["supplement"])
        if not listing:
            continue
        ends = _ENDS.search(text.text, amends.end())
        stop = ends.start() if ends else len(text.text)
        for part, start, end in _parts(text.text, amends.end(), stop):
            label = f"{amends['number']}.{part}" if part else amends["number"]
            yield from _read(text.text, _Part(listing.code, label, start, end))


@dataclass(frozen=True, slots=True)
class _Part:
    """One lettered part of an instruction."""

    list_code: str
    label: str
    start: int
    end: int


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


def _read(text: str, part: _Part) -> Iterator[Found]:
    words = text[part.start : part.end]
    names, places = _told_apart(words, quoted(words))
    outside = words
    for name in names:  # a name may hold a verb
        outside = outside[: name.start] + "\x00" * (name.end - name.start) + outside[name.end :]
    verbs = list(_VERB.finditer(outside))
    if not names or not verbs:
        yield NotUnderstood("an instruction with a verb and quoted names", part.start, part.end)
        return
    for name in names:
        verb = next((verb for verb in reversed(verbs) if verb.start() < name.start), verbs[0])
        if verb["other"]:
            yield NotUnderstood(_OTHERS[verb["other"].lower()], part.start, part.end)
            return
        place = _destination(words, outside, places, name)
        if not place:
            yield NotUnderstood("a destination", part.start, part.end)
            return
        action = _ACTIONS[verb["verb"].lower()]
        start, end = part.start + name.start, part.start + name.end
        yield Instructed(part.list_code, part.label, action, place, name.text, start, end)


def _told_apart(words: str, found: list[Quotation]) -> tuple[list[Quotation], list[Quotation]]:
    """Quoted names and quoted destinations: these stand after "under"."""
    places = [one for one in found if _BEFORE_PLACE.search(words, 0, one.start)]
    return [one for one in found if one not in places], places


def _destination(words: str, outside: str, places: list[Quotation], name: Quotation) -> str | None:
    """The destination right after the quoted names (`“A” and “B” under X`), else the last before, else the first."""
    quoted_at = {one.start for one in places}
    found = [match.span("place") for pattern in _DESTINATIONS for match in pattern.finditer(outside)]
    named = [(start, words[start:end]) for start, end in found if not quoted_at & {end, end + 1}]
    named += [(one.start, one.text) for one in places]
    earlier = max((one for one in named if one[0] < name.start), default=None)
    later = min((one for one in named if one[0] > name.start), default=None)
    is_right_after = later is not None and _AFTER_NAMES.match(outside[name.end : later[0]])
    chosen = later if is_right_after else earlier or later
    return " ".join(chosen[1].split()) if chosen else None
