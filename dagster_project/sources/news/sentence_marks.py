"""Marks that end sentences in many texts: what the bytes beside each show plainly."""

import re
from collections.abc import Iterator

import numpy as np

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
from dagster_project.sources.news.sentences import FIRST_WORDS, NEVER_LAST, SOMETIMES_LAST

_BLANK, _LINE, _STOP = b" \n."
_FIRST_WORDS = re.compile(FIRST_WORDS.encode())
_BLOCK = 1 << 18
UNSEEN, END, NONE, UNSURE = range(4)
"""What is known of a mark: not looked at yet, ends a sentence, ends none, or to be looked at in its text."""


def _coded(words: frozenset[str]) -> Places:
    """Give short words as numbers made of their bytes."""
    return np.array([int.from_bytes(word.encode(), "big") for word in words])


_FIRST_LETTER, _IS_MARK = ord("A"), any_of(b".!?\n")
_IS_LETTER, _IS_SMALL, _IS_CAPITAL = any_of(LETTERS, CAPITALS), any_of(LETTERS), any_of(CAPITALS)
_BEGINS = any_of(CAPITALS, DIGITS)  # a sentence
_GOES_ON = any_of(LETTERS, CAPITALS, DIGITS, b",\n")  # behind a mark: it ends no sentence, or the line ends it
_CLOSES, _OPENS = any_of(b"\"')]"), any_of(b"\"'([")
_PARTS_WORDS = ~any_of(LETTERS, CAPITALS, DIGITS, b"_.&", OTHERS)
_NEVER, _SOMETIMES = _coded(NEVER_LAST), _coded(SOMETIMES_LAST)


class Marks:
    """Marks in texts and the ends of their lines; before and behind all of them one more, outside of texts."""

    def __init__(self, texts: Printed, numbers: Places) -> None:
        """Look for marks in the texts of these numbers."""
        self._texts = texts
        places = _places_of_marks(texts, np.unique(numbers))
        is_line = texts.signs[places] == _LINE
        self.lines = places[is_line]
        self.places, self._stops = _runs(texts, places[~is_line])
        self.told = np.zeros(len(self.places), np.uint8)
        self.following = np.zeros(len(self.places), np.int64)  # where the next sentence begins, of marks that end one
        self.told[[0, -1]], self.following[-1] = END, self.places[-1]

    def tell(self, places: Places) -> None:
        """Tell of marks whether they end sentences, and where the next ones begin then."""
        new = np.unique(places[self.told[places] == UNSEEN])
        self.following[new], is_shaped, is_none = _shapes(self._texts, self._stops[new])
        is_last, is_told = _last_words(self._texts, self.places[new], self.following[new])
        is_end = is_shaped & is_told & is_last
        is_none |= is_shaped & is_told & ~is_last
        self.told[new] = np.select([is_end, is_none], [END, NONE], UNSURE)


def _places_of_marks(texts: Printed, numbers: Places) -> Places:
    """Give where marks of ASCII and ends of lines stand; block by block, which the processor's own memory holds."""
    is_new = np.diff(numbers, prepend=-9) > 1
    begins, ends = texts.offsets[numbers[is_new] + 1], texts.offsets[numbers[np.roll(is_new, -1)] + 2]
    found = [np.zeros(0, dtype=np.int64)]
    for begin, end in zip(begins.tolist(), ends.tolist(), strict=True):
        for start in range(begin, end, _BLOCK):
            block = texts.signs[start : min(end, start + _BLOCK)]
            places = np.flatnonzero((block < _FIRST_LETTER) & (block != _BLANK)) + start
            found.append(places[_IS_MARK[texts.signs[places]]])
    return np.concatenate(found)


def _runs(texts: Printed, marks: Places) -> tuple[Places, Places]:
    """Give where runs of marks begin and stop, without those that plainly end no sentence.

    Before the first and behind the last one stands one that is outside of all texts.
    """
    begins, stops = marks[np.diff(marks, prepend=-9) > 1], marks[np.diff(marks, append=len(texts.content) + 9) > 1] + 1
    may_end = ~_GOES_ON[texts.signs[stops]]
    odd = np.array(list(_marks_of_others(texts)), dtype=np.int64)
    marks = np.concatenate([[8], begins[may_end], odd, [len(texts.content) - 8]])
    stops = np.concatenate([[9], stops[may_end], odd, [len(texts.content) - 7]])
    order = np.argsort(marks, kind="stable") if len(odd) else slice(None)
    return marks[order], stops[order]


def _marks_of_others(texts: Printed) -> Iterator[int]:
    """Give where marks of more than one byte stand, in order."""
    found = []
    for mark in (sign.encode() for sign in "…。！？"):
        place = texts.content.find(mark, texts.plain_end)
        while place >= 0:
            found.append(place)
            place = texts.content.find(mark, place + len(mark))
    yield from sorted(found)


def _shapes(texts: Printed, stops: Places) -> tuple[Places, Truths, Truths]:
    """Tell where sentences begin behind marks that stop there, which of them plainly do, and which plainly do not."""
    signs = texts.signs
    stops = stops + _width(texts, stops, _CLOSES, b"\x99\x9d")
    following = stops + 1
    first = signs[following + _width(texts, following, _OPENS, b"\x98\x9c")]
    has_blank = signs[stops] == _BLANK
    is_none = _GOES_ON[signs[stops]] | has_blank & (_IS_SMALL[first] | (first == _LINE))
    return following, has_blank & _BEGINS[first], is_none


def _width(texts: Printed, places: Places, ascii_ones: Truths, of_quotes: bytes) -> Places:
    """Give how many bytes a bracket or quote at each place has, 0 where there is none."""
    at = texts.signs[places]
    width = ascii_ones[at].astype(np.int64)
    if texts.plain < len(texts.begins):
        is_quote = (at == 0xE2) & (texts.signs[places + 1] == 0x80)
        width += 3 * (is_quote & np.isin(texts.signs[places + 2], list(of_quotes)))
    return width


def _last_words(texts: Printed, marks: Places, following: Places) -> tuple[Truths, Truths]:
    """Tell whether the words before marks may be the last ones of a sentence, and whether that is told at all."""
    before = [texts.signs[marks - distance] for distance in range(1, 6)]
    small = [(sign | 0x20).astype(np.int64) for sign in before]
    length, word = np.zeros(len(marks), dtype=np.int64), np.zeros(len(marks), dtype=np.int64)
    for number, sign in enumerate(before):
        is_more = (length == number) & _IS_LETTER[sign]
        length += is_more
        word += is_more * (small[number] << 8 * number)
    parting = texts.signs[marks - length - 1]
    is_whole = (length > 0) & (length < 5) & _PARTS_WORDS[parting]
    is_dotted = (length == 1) & (parting == _STOP) & _IS_LETTER[before[2]] & _PARTS_WORDS[before[3]]
    dotted = small[0] + (_STOP << 8) + (small[2] << 16)
    is_initial = _IS_CAPITAL[before[0]] & ((length == 1) & is_whole | is_dotted & _IS_CAPITAL[before[2]])
    may_go_on = is_initial | is_whole & np.isin(word, _SOMETIMES) | is_dotted & np.isin(dotted, _SOMETIMES)
    is_mark = texts.signs[marks] != _STOP
    is_last = ~(is_whole & np.isin(word, _NEVER)) | is_mark
    is_told = is_mark | is_whole | is_dotted | (length == 5) | ((length == 0) & (before[0] < 128))
    for number in np.flatnonzero(may_go_on & ~is_mark).tolist():
        found = _FIRST_WORDS.match(texts.content, following[number])
        is_last[number] = found is not None
        is_told[number] = found is None or texts.content[found.end()] < 128
    return is_last, is_told
