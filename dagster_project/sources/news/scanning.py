"""Where words of the lexicon stand in texts: one pass of one automaton over all of them, then a look at each place."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from dagster_project.sources.news.folding import Folded, fold, lowered
from dagster_project.sources.news.legal_forms import AFTER_NAME, NAME_GOES_ON, may_be_one, of_print
from dagster_project.sources.news.lexicon import Lexicon, Sought, is_dense

# Signs that fold to nothing, or that have another length or form in lower case.
_ODD = frozenset(
    [
        "\u00ad",
        "\u200b",
        "\u200c",
        "\u200d",
        "\u200e",
        "\u200f",
        "\u2060",
        "\ufeff",
        "\u0130",
        "\u03a3",
        "\u03c2",
    ]
)
# What is no letter or digit becomes a blank. Of ASCII at once, as bytes: ten times as fast as sign by sign.
_BLANKED = bytes(
    (code if code > 127 else ord(chr(code).lower())) if code > 127 or chr(code).isalnum() else 32 for code in range(256)
)
_SIGNS = frozenset("’‘“”–—…\u00a0‚„«»‐‑−•·、。，．（）「」『』《》：；？！·\u2009\u202f\u3000′″`´％＆")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_ENDS_WORD = frozenset(["", " ", "\n"])
BEFORE_FORM = frozenset([" ", ",", "("])
_SUREST = {"name": 0, "other_form": 1, "without_form": 2, "observer": 3, "short_form": 4}
_LOOSE = re.compile(r"[\s,'\"()&-]+")


class Hit(NamedTuple):
    """A span of a body and what its words were found to be."""

    start: int
    end: int
    sought: Sought
    method: str  # name | other_form | without_form | short_form | observer


class Seen(NamedTuple):
    """A body as the automaton saw it, and the places where words of the lexicon may begin."""

    text: str  # in lower case between two blanks, with a blank for each sign that is no letter or digit
    places: list[int]
    folded: Folded | None  # where the text is of another length than the body


def scan(bodies: list[str], lexicon: Lexicon) -> Iterator[Seen | None]:
    """Give for each body where words of the lexicon may begin; None where they do nowhere."""
    has_gap = pl.Series(bodies, dtype=pl.String).str.contains("  ", literal=True).to_list()
    folded = {
        place: fold(body)
        for place, (body, is_odd) in enumerate(zip(bodies, has_gap, strict=True))
        if is_odd or not (body.isascii() or _ODD.isdisjoint(_NOT_ASCII.findall(body)))
    }
    blanked = [_blanked(lowered(folded[place].text) if place in folded else body) for place, body in enumerate(bodies)]
    found = pl.Series(blanked, dtype=pl.String).str.find_many(lexicon.patterns, overlapping=True)
    for place, (text, offsets) in enumerate(zip(blanked, found.to_list(), strict=True)):
        yield Seen(text, _places(text, offsets), folded.get(place)) if offsets else None


def _blanked(text: str) -> str:
    """Give a text in lower case between two blanks, with a blank for each sign that is no letter or digit."""
    plain = text.encode().translate(_BLANKED).decode()
    if not plain.isascii():
        plain = plain.lower()
        for sign in _SIGNS.intersection(_NOT_ASCII.findall(plain)):
            plain = plain.replace(sign, " ")
    return f" {plain} "


def _places(text: str, offsets: list[int]) -> list[int]:
    """Give the places that the automaton found, bytes turned into characters where the text has longer ones."""
    ordered = sorted(set(offsets))
    if text.isascii():
        return ordered
    encoded = text.encode()
    before = place = 0
    places: list[int] = []
    for offset in ordered:
        place += len(encoded[before:offset].decode())
        before = offset
        places.append(place)
    return places


def hits_in(body: str, seen: Seen, lexicon: Lexicon) -> list[Hit]:
    """Give the places where words of the lexicon stand as whole words, overlapping ones all."""
    text, folded = seen.text, seen.folded
    hits: list[Hit] = []
    for place in seen.places:
        for start, words in _words_at(text, place, lexicon):
            begin, end = start - 1, start - 1 + len(words)  # the text begins with a blank of its own
            if folded is not None:
                begin, end = folded.printed_place(begin), folded.printed_place(end - 1) + 1
            if words not in lexicon.capitalised or not body[begin:end].islower():
                hit = _meaning(body, begin, end, lexicon.sought[words])
                if hit:
                    hits.append(hit)
    return hits


def _words_at(text: str, place: int, lexicon: Lexicon) -> list[tuple[int, str]]:
    """Give the words of the lexicon that begin at a place, the longest first."""
    if text[place] != " ":
        stop = next(
            (stop for stop in range(min(len(text), place + 60), place, -1) if text[place:stop] in lexicon.sought), 0
        )
        return [(place, text[place:stop])] if stop and is_dense(text[place:stop]) else []
    start = place + 1
    return [(start, words) for words in lexicon.begun_by(text, start)]


def _meaning(body: str, start: int, end: int, candidates: list[Sought]) -> Hit | None:
    """Tell what words may be by their capitals, their punctuation and the legal form behind them; the surest one."""
    printed = body[start:end]
    dense = is_dense(printed)
    if not dense and not is_whole(body, start, end):
        return None
    form = AFTER_NAME.match(body, end) if not dense and body[end : end + 1] in BEFORE_FORM else None
    has_form, end_of_form = (of_print(form[0]), form.end()) if form else ((), end)
    best: Hit | None = None
    for one in candidates:
        if printed != one.stem and not _is_spelled(printed, one):
            continue
        method, stop = _method(one, has_form, end, end_of_form)
        may_go_on = not dense and not form and (method != "name" or one.kind != "name" or " " not in one.stem)
        if method is None or (may_go_on and NAME_GOES_ON.match(body, end)):
            continue
        is_as_sure = best is not None and method == best.method
        if (
            best is None
            or (is_as_sure and printed == one.stem != best.sought.stem)
            or _SUREST[method] < _SUREST[best.method]
        ):
            best = Hit(start, stop, one, method)
    return best


def _method(one: Sought, printed: tuple[str, ...], end: int, end_of_form: int) -> tuple[str | None, int]:
    if one.kind != "name":
        return one.kind, end
    if one.form == printed:
        return "name", end_of_form
    if not one.form:  # the list prints no form: the print may
        return ("other_form", end_of_form) if one.stands_alone else (None, end)
    if not printed:
        return ("without_form", end) if one.stands_alone else (None, end)
    return ("other_form", end_of_form) if may_be_one(one.form, printed) else (None, end)


def is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether no longer word holds a span: CETC is not CETC-7, Tech not Ti-Tech, Alibaba not Alibaba.com."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:] in _ENDS_WORD and after[:1] in _ENDS_WORD:
        return True
    if before[-1:].isalnum() or after[:1].isalnum() or before[-1:] == "_" or after[:1] == "_":
        return False
    if len(before) == 2 and before[1] in "-&'’./@" and before[0].isalnum():
        return False
    goes_on = len(after) == 2 and after[1].isalnum()
    return not (
        goes_on
        and (
            after[0] in "&@" or (after[0] == "-" and after[1].isdigit()) or (after[0] == "." and not after[1].isupper())
        )
    )


def _is_spelled(printed: str, one: Sought) -> bool:
    """Tell whether printed words have the capitals and the signs of what is sought."""
    if one.capitals == "some" and not any(sign.isupper() for sign in printed):
        return False
    if one.capitals == "exact" and _folded(printed) != _folded(one.stem):
        return False
    return _loose(printed) == _loose(one.stem)


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
    return text if text.isascii() and text.isalnum() else fold(text).text


@lru_cache(maxsize=20_000)
def _loose(text: str) -> str:
    """Give the words and those signs between them that a newspaper does not change."""
    return _LOOSE.sub(" ", (text if text.isascii() else fold(text).text).lower()).strip()
