"""The preamble's lists of what a rule does: names under destinations, with bullets, numbers in brackets, or neither."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dagster_project.reading.names import fold, longest_prefix
from dagster_project.reading.passage import Passage

_VERB = re.compile(
    r"\b(add|revis|modif|correct|remov)(?:s|es|ies|ed|ing|ying|al|ition|ion|ication)?s?\b", re.IGNORECASE
)
_ACTIONS = {"add": "add", "revis": "revise", "modif": "revise", "correct": "correct", "remov": "remove"}
_OF_ENTRIES = re.compile(
    r"\b(?:entit(?:y|ies)|entr(?:y|ies)|persons?|parties|aliases|following|follows?)\b", re.IGNORECASE
)
_MARKER = re.compile(r"•\s*|\((?:\d{1,3})\)\s+(?=[A-Z“\"‘])")
_SENTENCE = re.compile(r"(?<=[.:])\s+(?=[A-Z“\"•])")
_PREAMBLE_ENDS = re.compile(r"List of Subjects in 15 CFR|(?:is|are) amended as\s+follows:")
_BETWEEN = re.compile(r"[\s,;.]*(?:and\s+)?")
_NAME_ENDS = re.compile(r"(?:[,;]\s*(?:and)?|\.)$")
_LONGEST_HEADING = 60
_LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Listed:
    """One name of a list, as printed, with its place in the text."""

    action: str
    destination: str
    name: str
    start: int
    end: int
    opened: int  # where the verb of its list stands


@dataclass(slots=True)
class _List:
    """Where reading stands: the verb of the sentence that opened the list, and the destination last printed."""

    action: str | None = None
    destination: str | None = None
    opened: int = 0


def bullets(text: Passage, names: Collection[str], places: Collection[str]) -> Iterator[Listed]:
    """Every name that a list of the preamble gives.

    `names` and `places` are those of the instructions and the table: they show where a name ends and a heading
    begins; a bullet whose name is none of them is read up to the end of its line.
    """
    found = list(_marked(text, names, {fold(place) for place in places}))
    yield from found or _unmarked(text, names, {fold(place) for place in places})


def _marked(text: Passage, names: Collection[str], places: Collection[str]) -> Iterator[Listed]:
    stop = _preamble_end(text.text)
    markers = [found for start in text.starts if start < stop and (found := _MARKER.match(text.text, start))]
    state, after = _List(), 0
    for number, marker in enumerate(markers):
        _open(state, text.text[: marker.start()], after, places, is_bullet=marker[0].startswith("•"))
        following = markers[number + 1].start() if number + 1 < len(markers) else stop
        end = _name_end(text, marker.end(), following, names, places)
        after = end
        if state.action and state.destination:
            name = _clean(text.text[marker.end() : end])
            yield Listed(state.action, state.destination, name, marker.end(), end, state.opened)


def _open(state: _List, text: str, start: int, places: Collection[str], *, is_bullet: bool) -> None:
    """Read the text from `start`, before a bullet: nothing, a heading, or words that end one list and open another."""
    words = _BETWEEN.sub("", text[start:], count=1).strip()
    if not words:
        return
    heading = _heading(words, places)
    before = words[: len(words) - len(heading)].strip() if heading else words
    if before:
        sentence = _SENTENCE.split(before)[-1]
        verb = _VERB.search(sentence)
        state.action = _ACTIONS[verb[1].lower()] if verb and _OF_ENTRIES.search(sentence) else None
        state.opened = text.rfind(sentence) + (verb.start() if verb else 0)
    is_known = heading is not None and fold(heading) in places
    state.destination = " ".join(heading.split()) if heading and (is_known or is_bullet) else None


def _heading(words: str, places: Collection[str]) -> str | None:
    """The destination at the end of a text: a known one, else what follows its last sentence, if short."""
    for start in (found.start() for found in re.finditer(r"(?<!\S)(?=[A-Z])", words)):
        if fold(words[start:]) in places:
            return words[start:]
    last = _SENTENCE.split(words)[-1]
    is_heading = len(last) <= _LONGEST_HEADING and last[:1].isupper() and last[-1] not in ".:;," and "\n" not in last
    return last if is_heading else None


def _name_end(text: Passage, start: int, stop: int, names: Collection[str], places: Collection[str]) -> int:
    known = longest_prefix(text.text[start : min(stop, start + _LONGEST_NAME)], names)
    if known:
        return _without_full_stop(text.text, start, start + known, names)
    end = start
    for line in (begin for begin in (*text.starts, stop) if start < begin <= stop):
        words = text.text[end:line].strip()
        if end > start and fold(words) in places:
            break
        end = line
        if _NAME_ENDS.search(words) or text.text[line - 1 : line] == "\n":
            break
    return end


def _without_full_stop(text: str, start: int, end: int, names: Collection[str]) -> int:
    """The end of a known name: a full stop after it ends the list, unless the name itself has one."""
    is_stopped = any(name.endswith(".") for name in names if fold(name) == fold(text[start:end]))
    return end - 1 if text[end - 1] == "." and not is_stopped else end


def _unmarked(text: Passage, names: Collection[str], places: Collection[str]) -> Iterator[Listed]:
    """Lists without bullets: after a sentence that ends with a colon, lines of destinations and known names."""
    stop = _preamble_end(text.text)
    for opening in re.finditer(r":\s+(?=[A-Z])", text.text[:stop]):
        sentence = _SENTENCE.split(text.text[max(opening.start() - 600, 0) : opening.start()])[-1]
        verb = _VERB.search(sentence)
        if not verb or not _OF_ENTRIES.search(sentence):
            continue
        begins = opening.start() - len(sentence) + verb.start()
        state, position = _List(_ACTIONS[verb[1].lower()], opened=begins), opening.end()
        while position < stop:
            place = _place_at(text.text[position:stop], places)
            name = 0 if place else longest_prefix(text.text[position : min(stop, position + _LONGEST_NAME)], names)
            if place:
                state.destination = " ".join(text.text[position : position + place].split())
            elif name and state.action and state.destination:
                name = _without_full_stop(text.text, position, position + name, names) - position
                listed = _clean(text.text[position : position + name])
                yield Listed(state.action, state.destination, listed, position, position + name, state.opened)
            else:
                break
            position += place or name
            position += len(_BETWEEN.match(text.text[position:stop])[0])  # type: ignore[index]


def _place_at(text: str, places: Collection[str]) -> int:
    """How much of a text's beginning, to the end of its line or of a word, is a known destination."""
    ends = [found.end() for found in re.finditer(r"[\w).](?=\s|$)", text[:_LONGEST_HEADING])]
    return next((end for end in reversed(ends) if fold(text[:end]) in places), 0)


def _preamble_end(text: str) -> int:
    found = _PREAMBLE_ENDS.search(text)
    return found.start() if found else len(text)


def _clean(text: str) -> str:
    words = " ".join(text.split())
    return re.sub(r"[,;]?(?:\s+and)?[,;]?$", "", words).strip(' “”"')
