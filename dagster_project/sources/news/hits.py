"""What the words at a place of a text may be: whole words, their capitals, their punctuation, the legal form behind."""

import re
from functools import lru_cache
from typing import NamedTuple

from dagster_project.sources.news.folding import fold
from dagster_project.sources.news.legal_forms import AFTER_NAME, NAME_GOES_ON, may_be_one, of_print
from dagster_project.sources.news.lexicon import Lexicon, is_dense
from dagster_project.sources.news.scanning import Seen
from dagster_project.sources.news.sought import Sought

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


def hits_in(body: str, seen: Seen, lexicon: Lexicon) -> list[Hit]:
    """Give the places where words of the lexicon stand as whole words, overlapping ones all."""
    text, folded = seen.text, seen.folded
    hits: list[Hit] = []
    for place in seen.places:
        for start, words in _words_at(text, place, lexicon):
            begin, end = start - 1, start - 1 + len(words)  # the text begins with a blank of its own
            if folded is not None:
                begin, end = folded.printed_place(begin), folded.printed_place(end - 1) + 1
            hit = hit_at(body, begin, end, words, lexicon)
            if hit:
                hits.append(hit)
    return hits


def hit_at(body: str, begin: int, end: int, words: str, lexicon: Lexicon) -> Hit | None:
    """Give what words of the lexicon mean where they stand in a body."""
    if words in lexicon.capitalised and body[begin:end].islower():
        return None
    return _meaning(body, begin, end, lexicon.sought[words])


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
