"""Texts behind one another as bytes, so that one look is at a place in each of them: what stands beside it."""

from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

Places = NDArray[np.int64]
Signs = NDArray[np.uint8]
Truths = NDArray[np.bool_]

LETTERS = b"abcdefghijklmnopqrstuvwxyz"
CAPITALS, DIGITS, OTHERS = LETTERS.upper(), b"0123456789", bytes(range(128, 256))
_MARGIN = 16  # so that a look to either side of any place stays inside


def any_of(*groups: bytes) -> Truths:
    """Tell of each byte whether it is one of these."""
    return np.isin(np.arange(256), list(b"".join(groups)))


class Printed:
    """Texts as bytes, those of ASCII alone before the others."""

    def __init__(self, texts: pl.Series, plain: int, edge: bytes = b"\n") -> None:
        """Put texts behind one another, each between an edge and another; the first ones are of ASCII alone."""
        self._texts = texts.cast(pl.Binary)
        margin = edge * _MARGIN
        self.content = (2 * edge).join([margin, *self._texts.to_list(), margin])
        lengths = texts.str.len_bytes().to_numpy().astype(np.int64) + 2
        begins, count = _MARGIN + 1 + np.cumsum(lengths) - lengths, len(self.content)
        self.offsets = np.concatenate([[0], begins, [count - _MARGIN - 1, count]])
        self.plain = plain

    @cached_property
    def begins(self) -> Places:
        """Where the first sign of each text stands."""
        return self.offsets[1:-2] + 1

    @cached_property
    def signs(self) -> Signs:
        """The bytes as numbers."""
        return np.frombuffer(self.content, np.uint8)

    @property
    def plain_end(self) -> int:
        """From here on a character may have several bytes."""
        return int(self.offsets[1 + self.plain])

    @cached_property
    def _inner(self) -> Places:
        """The places of bytes that do not begin a character."""
        others = self.signs[self.plain_end :]
        return np.flatnonzero((others & 0xC0) == 0x80) + self.plain_end

    def text(self, number: int) -> str:
        """Give a text, without the ends of lines around it."""
        return self.content[self.offsets[number + 1] + 1 : self.offsets[number + 2] - 1].decode()

    def beside(self, places: Places, distance: int) -> Signs:
        """Give the byte at a distance from each place."""
        return self.signs[places + distance]

    @cached_property
    def _inner_characters(self) -> Places:
        """How many characters have begun before each of these bytes."""
        return self._inner - np.arange(len(self._inner))

    @cached_property
    def _begin_characters(self) -> Places:
        return self.begins - np.searchsorted(self._inner, self.begins)

    def bytes_of(self, numbers: Places, characters: Places) -> Places:
        """Give the places of characters that are counted in the text of a number."""
        if not len(self._inner):
            return self.begins[numbers] + characters
        counted = self._begin_characters[numbers] + characters
        return counted + np.searchsorted(self._inner_characters, counted, side="right")

    def characters_of(self, numbers: Places, places: Places) -> Places:
        """Give the characters at places, counted in the text of a number."""
        inner, begins = self._inner, self.begins[numbers]
        found = places - begins
        return found - (np.searchsorted(inner, places) - np.searchsorted(inner, begins)) if len(inner) else found

    def parts(self, numbers: Places, begins: Places, ends: Places) -> pl.Series:
        """Give what stands between places."""
        return self.bytes_between(numbers, begins, ends).cast(pl.String)

    def bytes_between(self, numbers: Places, begins: Places, ends: Places) -> pl.Series:
        """Give the bytes between places, which may be inside of characters."""
        texts = self._texts.gather(pl.Series(numbers))
        spans = pl.DataFrame({"text": texts, "begin": begins - self.begins[numbers], "length": ends - begins})
        return spans.select(pl.col("text").bin.slice("begin", "length")).to_series()
