"""Who says what a passage says: quotations and their speakers, and speakers who are reported without one."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dagster_project.sources.news.name_phrases import Phrase

_QUOTED = re.compile(r"“[^”“]{2,3000}”|(?<![\w”])\"[^\"\n]{2,2000}\"(?!\w)")
_SAYS = (
    r"(?:said|says|say|stated|states|wrote|writes|added|told|announced|claimed|claims|argued|argues|declared|responded"
    r"|reads|noted|explained|insisted|commented|tweeted|posted|warned)"
)
_BEFORE = re.compile(rf"\b{_SAYS}\b[^.!?“”]{{0,80}}[,:]?\s*$")
_AFTER = re.compile(rf"[,.]?\s*(?:{_SAYS}\b(?P<one>[^.!?“”]{{0,120}})|(?P<two>[^.!?“”]{{0,120}}?)\b{_SAYS}\b)")
_ACCORDING = re.compile(r"\b[Aa]ccording to\b")
_REPORTED = re.compile(rf"\b{_SAYS}\b(?: on \w+day| in a statement| in a [a-z]+ \w+)?(?: that)?\b")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, and who speaks them where the text says so."""

    start: int
    end: int
    speaker: Phrase | None


Names = Callable[[int, int], list[Phrase]]
"""Gives the names that stand wholly between two places of a body."""


def quotations_in(body: str, names: Names) -> list[Quotation]:
    """Find the quotations of a body; one that opens a paragraph after another goes on with its speaker."""
    found: list[Quotation] = []
    if "“" not in body and '"' not in body:
        return found
    for place in _QUOTED.finditer(body):
        start, end = place.span()
        speaker = _speaker_before(body, start, names) or _speaker_after(body, end, names)
        if speaker is None and found and _goes_on(body, found[-1].end, start):
            speaker = found[-1].speaker
        found.append(Quotation(start, end, speaker))
    return found


def reporter(text: str, offset: int, place: int, phrases: list[Phrase]) -> Phrase | None:
    """Give who is reported to say what stands at a place of a sentence: `X said that ...`, `... according to X`."""
    according = _ACCORDING.search(text)
    if according:
        later = [phrase for phrase in phrases if phrase.start >= offset + according.end()]
        if later:
            return later[0]
    for said in _REPORTED.finditer(text):
        if offset + said.end() <= place:
            earlier = [phrase for phrase in phrases if phrase.end <= offset + said.start()]
            if earlier and not re.search(r"[,;]", text[earlier[-1].end - offset : said.start()]):
                return earlier[-1]
        else:
            between = [phrase for phrase in phrases if place < phrase.end <= offset + said.start()]
            comma = text.rfind(",", 0, said.start())
            if between and comma >= 0 and between[-1].start > offset + comma and text[said.end() :].strip(" .") == "":
                return between[-1]
    return None


def _speaker_before(body: str, start: int, names: Names) -> Phrase | None:
    first = max(body.rfind("\n", 0, start) + 1, start - 300)
    said = _BEFORE.search(body[first:start])
    if said is None:
        return None
    earlier = names(first, first + said.start())
    return earlier[-1] if earlier else None


def _speaker_after(body: str, end: int, names: Names) -> Phrase | None:
    said = _AFTER.match(body, end)
    if said is None:
        return None
    part = "one" if said["one"] is not None else "two"
    inside = names(said.start(part), said.end(part))
    if inside:
        return inside[0]
    if re.fullmatch(
        r"\s*(?:it|they|he|she|the (?:company|firm|startup|group|institute|ministry))\s*", said[part] or ""
    ):
        return _last_named(body, end, names)
    if re.search(r"\bdocument\b|\brule\b|\bnotice\b", said[0]):
        words = re.search(r"\bthe (?:document|rule|notice)\b", said[0])
        return Phrase(said.start() + words.start(), said.start() + words.end(), words[0]) if words else None
    return None


def _last_named(body: str, end: int, names: Names) -> Phrase | None:
    """Give the party named last in the paragraph before a quotation, else the last name."""
    first = body.rfind("\n", 0, end) + 1
    earlier = names(first, body.rfind(body[end - 1], 0, end))
    return next((phrase for phrase in reversed(earlier) if phrase.mention_id), earlier[-1] if earlier else None)


def _goes_on(body: str, end: int, start: int) -> bool:
    """Tell whether only blanks stand between two quotations: the same speaker goes on."""
    return body[end:start].strip() == ""
