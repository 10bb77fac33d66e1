"""Which of the hits in one body are mentions: what stands around them, what else the article names, what it defines."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from dagster_project.sources.news.common_words import COMMON_WORDS, ORDINARY_WORDS
from dagster_project.sources.news.context import controls_in, place_in
from dagster_project.sources.news.definitions import is_defining, short_form_given
from dagster_project.sources.news.hits import Hit, is_whole
from dagster_project.sources.news.lexicon import Lexicon
from dagster_project.sources.news.places import PLACES

SCORES = {"name": 1.0, "other_form": 0.9, "without_form": 0.85, "defined": 0.95, "short_form": 0.8}
_SUPPORTED = 0.9  # what is left of a score that rests on the context
_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'-]*) $")
_WORD_AFTER = re.compile(r" ([^\W\d_][\w’'-]*)")
_POSSESSIVE = ("'", "’", "'s", "’s")
_PLAIN = COMMON_WORDS | ORDINARY_WORDS | PLACES
_INSTITUTIONS = frozenset(["university", "bank", "college", "hospital", "school", "academy", "institute", "museum"])

Around = Callable[[int, int], str]  # the sentence around a span


class Found(NamedTuple):
    """A mention in one body: its span, the listed name or short form, and how surely."""

    start: int
    end: int
    name: str
    method: str
    score: float
    support: str | None = None


def resolved(body: str, hits: list[Hit], lexicon: Lexicon, publisher: str | None, around: Around) -> list[Found]:
    """Give the mentions among the hits, in the order of the text."""
    hits = [hit for hit in hits if _stands_free(body, hit, lexicon) and not _is_publisher(hit, publisher)]
    strong = {hit.sought.name for hit in hits if hit.sought.kind == "name" and not hit.sought.needs}
    is_asked = any(hit.sought.needs for hit in hits)
    printed = frozenset(party for name in strong for party in lexicon.parties[name]) if is_asked else frozenset()
    kept: list[tuple[Hit, Found]] = []
    for hit in hits:
        found = supported(body, hit, lexicon, printed, around)
        if found:
            kept.append((hit, found))
    chosen = [(hit, found) for hit, found in longest(kept) if hit.sought.kind != "observer"]
    defined = dict(_definitions(body, chosen))
    mentions = [_led_here(hit, found, lexicon, strong, defined) for hit, found in chosen]
    return sorted([*mentions, *_defined_places(body, defined, mentions)], key=lambda found: found.start)


def surely(body: str, hits: list[Hit], lexicon: Lexicon, publisher: str | None) -> tuple[bool, Hit | None]:
    """Tell whether the hits at one place mean the same whatever the article says elsewhere; then give the longest."""
    hits = [hit for hit in hits if _stands_free(body, hit, lexicon) and not _is_publisher(hit, publisher)]
    if any(hit.sought.needs or hit.sought.kind == "short_form" or is_defining(body, hit.end) for hit in hits):
        return False, None
    return True, max(hits, key=lambda hit: hit.end, default=None)


def _stands_free(body: str, hit: Hit, lexicon: Lexicon) -> bool:
    """Tell whether words beside a short form or a name without its form do not make it another name."""
    if hit.sought.kind == "observer" or hit.method in ("name", "other_form"):
        return not (hit.sought.form and is_in_a_city(body, hit.start, hit.sought.stem))
    after = _WORD_AFTER.match(body, hit.end)
    following = after[1] if after else ""
    if following.lower() in _INSTITUTIONS and following[0].isupper():
        names = lexicon.led.get(hit.sought.name, {hit.sought.name})
        return any(f"{hit.sought.name} {following}".lower() in name.lower() for name in names)
    if hit.method != "short_form":
        return not _goes_on(following)
    return not _is_foreign(_word_before(body, hit.start)) and not (hit.sought.needs and _is_foreign(following))


def is_in_a_city(body: str, start: int, stem: str) -> bool:
    """Tell whether a city stands right before a company's whole name: then it is the name of a sister."""
    before = _word_before(body, start)
    return (
        before[:1].isupper()
        and before.lower() in PLACES
        and stem.split(maxsplit=1)[0].lower() not in PLACES
        and (before.lower() not in ("chinese", "russian", "indian", "iranian", "pakistani", "taiwanese", "korean"))
    )


def _word_before(body: str, start: int) -> str:
    """Give the word before a place, where it has a capital somewhere; a word without one is no name."""
    before = body[max(0, start - 40) : start].removesuffix("\n")
    if before.endswith(" ") and not before[:-1].rpartition(" ")[2].islower():
        found = _WORD_BEFORE.search(before)
        return found[1] if found else ""
    return ""


def _goes_on(word: str) -> bool:
    """Tell whether the word behind a name without its legal form is one more of its kinds of business."""
    return word[:1].isupper() and word.lower() in COMMON_WORDS and word.lower() not in ORDINARY_WORDS


def _is_foreign(word: str) -> bool:
    """Tell whether a word is a name of its own, and so part of one with what stands beside it."""
    is_name = word[:1].isupper() and not word.isupper() and not word.endswith(_POSSESSIVE)
    return is_name and "-" not in word and word.lower() not in _PLAIN


def _is_publisher(hit: Hit, publisher: str | None) -> bool:
    return publisher is not None and hit.sought.kind != "observer" and hit.sought.stem.lower() in publisher.lower()


def supported(body: str, hit: Hit, lexicon: Lexicon, printed: frozenset[str], around: Around) -> Found | None:
    """Give the mention with what supports it; None for a weak name without support."""
    found = Found(hit.start, hit.end, hit.sought.name, hit.method, SCORES.get(hit.method, 0.0))
    needs = hit.sought.needs
    if not needs:
        return found
    names = lexicon.led.get(hit.sought.name, set()) if hit.sought.kind == "short_form" else {hit.sought.name}
    if any(lexicon.parties[name] & printed for name in names):
        return found._replace(score=found.score * _SUPPORTED, support="another name of the party")
    places = frozenset(word for name in names for word in lexicon.places.get(name, frozenset()))
    sentence = around(hit.start, hit.end)
    rest = sentence.replace(body[hit.start : hit.end], " ")
    support = place_in(rest, places) if needs in ("sentence", "place") else None
    if support is None and (needs != "place" or not places):
        support = _controls_of(body) if needs == "article" else controls_in(rest)
    return found._replace(score=round(found.score * _SUPPORTED, 3), support=support) if support else None


@lru_cache(maxsize=1)
def _controls_of(body: str) -> str | None:
    return controls_in(body)


def longest(kept: list[tuple[Hit, Found]]) -> Iterator[tuple[Hit, Found]]:
    """Keep of overlapping hits the one that begins first, of those the longest."""
    end = 0
    for hit, found in sorted(kept, key=lambda pair: (pair[0].start, -pair[0].end)):
        if hit.start >= end:
            end = hit.end
            yield hit, found


def _led_here(hit: Hit, found: Found, lexicon: Lexicon, strong: set[str], defined: dict[str, str]) -> Found:
    """Give a short form to the one listed party that the article names by it, where it does."""
    if hit.sought.kind != "short_form":
        return found
    name = defined.get(hit.sought.name.lower())
    if name is None:
        here = sorted(lexicon.led[hit.sought.name] & strong)
        parties = {party for one in here for party in lexicon.parties[one]}
        name = here[0] if len(parties) == 1 else None
    return found._replace(name=name, method="defined", score=SCORES["defined"], support=None) if name else found


def _definitions(body: str, chosen: Iterable[tuple[Hit, Found]]) -> Iterator[tuple[str, str]]:
    """Find the short forms that the article itself gives to a listed name, in lower case."""
    for hit, found in chosen:
        short = short_form_given(body, hit.end, found.name) if hit.sought.kind == "name" else None
        if short:
            yield short, found.name


def _defined_places(body: str, defined: dict[str, str], mentions: list[Found]) -> Iterator[Found]:
    """Give the places of defined short forms that nothing else was found at, of overlapping ones the first."""
    if not defined:
        return
    starts = [found.start for found in mentions]
    words = "|".join(re.escape(short) for short in sorted(defined, key=len, reverse=True))
    for place in re.finditer(words, body, re.I):
        number = bisect_right(starts, place.start())
        is_free = (number == 0 or mentions[number - 1].end <= place.start()) and (
            number == len(mentions) or place.end() <= mentions[number].start
        )
        has_capital = any(sign.isupper() or sign.isdigit() for sign in place[0])
        if is_free and has_capital and is_whole(body, place.start(), place.end()):
            yield Found(place.start(), place.end(), defined[place[0].lower()], "defined", SCORES["defined"])
