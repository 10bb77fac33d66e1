"""What stands beside many names at once: nothing that makes one of them another name, or gives it a short form."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np
import polars as pl

from dagster_project.sources.news.definitions import REACH, is_defining
from dagster_project.sources.news.hits import is_whole
from dagster_project.sources.news.legal_forms import NAME_GOES_ON
from dagster_project.sources.news.printed_texts import (
    CAPITALS,
    DIGITS,
    LETTERS,
    OTHERS,
    Places,
    Printed,
    Truths,
    any_of,
)
from dagster_project.sources.news.resolving import is_in_a_city
from dagster_project.sources.news.scanning import Scanned
from dagster_project.sources.news.sought import Sought


@dataclass(frozen=True, slots=True)
class Glances:
    """Names that are told at a glance: where they are, what each is, and how it is printed."""

    spans: Places  # of each: number of the body; start, end without and with the legal form, in bytes
    sought: list[Sought]
    methods: list[str]

    @property
    def numbers(self) -> Places:
        """The numbers of the bodies."""
        return self.spans[:, 0]

    @property
    def starts(self) -> Places:
        """Where the names begin."""
        return self.spans[:, 1]

    @property
    def ends(self) -> Places:
        """Where the names end."""
        return self.spans[:, 3]

    def where(self, kept: Truths) -> "Glances":
        """Give those that are to be kept."""
        return Glances(self.spans[kept], list(compress(self.sought, kept)), list(compress(self.methods, kept)))

    def without(self, numbers: set[int]) -> "Glances":
        """Give those of bodies other than these."""
        return self.where(~np.isin(self.numbers, list(numbers))) if numbers else self


_LINE, _BLANK = b"\n "
_ENDS_WORDS, _LINKS = any_of(b" \n"), any_of(b" -")
_IS_SMALL, _IS_CAPITAL = any_of(LETTERS), any_of(CAPITALS)
_IN_WORDS = any_of(LETTERS, CAPITALS, DIGITS, b"_'-", OTHERS)
_PARTS = ~any_of(LETTERS, CAPITALS, DIGITS, b"_", OTHERS)
_NO_LETTER = ~any_of(LETTERS, CAPITALS, DIGITS, OTHERS)
_COMMAS = any_of(b",;")
_DEFINES = any_of(b"(wibacoskr ")  # the first sign of what gives a short form, behind a comma and a blank
_GOES_ON = any_of(b"(rvlbipmcd", b"RVLBIPMCD", CAPITALS, DIGITS, OTHERS)  # the first sign of more words of a name
_LONGEST_WORD = 16

_Span = tuple[int, int, int]  # characters: start, end without and with the legal form


def not_plain(names: Glances, scanned: Scanned, publishers: Sequence[str | None]) -> set[int]:
    """Give the numbers of bodies in which a name is part of another, is the publisher's, or may be given a short form.

    Bytes rule out most; what they leave open is looked at name by name.
    """
    texts, (numbers, starts, stops, ends) = scanned.printed, names.spans.T
    has_form = ends > stops
    doubts = (
        (_may_be_part(texts, starts, stops), _is_part),
        (has_form & _may_follow_a_city(texts, starts), _is_in_a_city),
        (~has_form & _may_go_on(texts, stops), _goes_on),
        (_may_define(texts, ends) | _may_call(texts, numbers, ends), _defines),
    )
    found: set[int] = set()
    for may_be, is_so in doubts:
        doubtful = np.flatnonzero(may_be)
        places = [texts.characters_of(numbers[doubtful], column[doubtful]) for column in (starts, stops, ends)]
        spans = np.stack(places, 1).tolist()
        for place, number, span in zip(doubtful.tolist(), numbers[doubtful].tolist(), spans, strict=True):
            if number not in found and is_so(scanned.body(number), (span[0], span[1], span[2]), names.sought[place]):
                found.add(number)
    lower = {number: publisher.lower() for number, publisher in enumerate(publishers) if publisher}
    named = zip(numbers.tolist(), names.sought, strict=True) if lower else ()
    return found | {number for number, one in named if number in lower and one.stem.lower() in lower[number]}


def _is_part(body: str, span: _Span, _one: Sought) -> bool:
    return not is_whole(body, span[0], span[1])


def _is_in_a_city(body: str, span: _Span, one: Sought) -> bool:
    return is_in_a_city(body, span[0], one.stem)


def _goes_on(body: str, span: _Span, one: Sought) -> bool:
    return " " not in one.stem and NAME_GOES_ON.match(body, span[1]) is not None


def _defines(body: str, span: _Span, _one: Sought) -> bool:
    return is_defining(body, span[2])


def _may_be_part(texts: Printed, starts: Places, ends: Places) -> Truths:
    """Tell where a longer word may hold a span."""
    after = texts.beside(ends, 0)
    is_end = _ENDS_WORDS[after] | _PARTS[after] & _NO_LETTER[texts.beside(ends, 1)]
    is_free: Truths = _ENDS_WORDS[texts.beside(starts, -1)] & is_end
    return ~is_free


def _may_follow_a_city(texts: Printed, starts: Places) -> Truths:
    """Tell where the word before a name may begin with a capital."""
    before = texts.beside(starts, -1)
    may_be: Truths = (before == _LINE) & (texts.beside(starts, -2) == _BLANK)
    is_open = np.flatnonzero(before == _BLANK)
    for distance in range(2, 2 + _LONGEST_WORD):
        sign = texts.beside(starts[is_open], -distance)
        may_be[is_open] = _IN_WORDS[sign]
        is_open = is_open[_IS_SMALL[sign]]
    return may_be


def _may_go_on(texts: Printed, ends: Places) -> Truths:
    """Tell where more words of a name may stand behind it."""
    return _LINKS[texts.beside(ends, 0)] & _GOES_ON[texts.beside(ends, 1)]


def _may_define(texts: Printed, ends: Places) -> Truths:
    """Tell where something that gives a short form may begin right behind a name."""
    at = ends + _COMMAS[texts.beside(ends, 0)]
    at = at + (texts.beside(at, 0) == _BLANK)
    return _DEFINES[texts.beside(at, 0)]


def _may_call(texts: Printed, numbers: Places, ends: Places) -> Truths:
    """Tell where the text soon behind a name may say how it is called."""
    reach = np.where(numbers < texts.plain, REACH, 4 * REACH)  # a character has at most four bytes
    near = pl.col("near")
    says_so = near.bin.contains(b"called") | near.bin.contains(b"known as") | near.bin.contains(b"dubbed")
    lasts = np.minimum(ends + reach, texts.offsets[numbers + 2])
    found: Truths = texts.bytes_between(numbers, ends, lasts).to_frame("near").select(says_so).to_series().to_numpy()
    return found
