"""Where words of the lexicon may begin in texts: one pass of one automaton over all of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import polars as pl
import pyarrow as pa

from dagster_project.sources.news.folding import Folded, fold, lowered
from dagster_project.sources.news.lexicon import Lexicon
from dagster_project.sources.news.printed_texts import Places, Printed
from dagster_project.sources.news.sought import Words

# Signs that fold to nothing, or that have another length or form in lower case.
_UNEVEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0130\u03a3\u03c2"
# What is no letter or digit becomes a blank. Of ASCII at once, as bytes: ten times as fast as sign by sign.
_BLANKED = bytes(
    (code if code > 127 else ord(chr(code).lower())) if code > 127 or chr(code).isalnum() else 32 for code in range(256)
)
_BLANK_SIGNS = "’‘“”–—…\u00a0‚„«»‐‑−•·、。，．（）「」『』《》：；？！·\u2009\u202f\u3000′″`´％＆"
_ASCII = bytes(range(128))
_PLAIN, _WITH_OTHERS, _FOLDED = range(3)  # kinds of bodies: ASCII alone, other signs too, another length when folded


class Seen(NamedTuple):
    """A body as the automaton saw it, and the places where words of the lexicon may begin."""

    text: str  # in lower case between two blanks, with a blank for each sign that is no letter or digit
    places: list[int]
    folded: Folded | None  # where the text is of another length than the body


@dataclass(slots=True)
class Scanned:
    """Bodies in the order of their kinds, and the places in them where words of the lexicon may begin."""

    rows: pl.Series  # which of the given bodies each is
    printed: Printed
    plain: bytes  # the printed bytes in lower case, with blanks; what stands in other than plain bodies is not used
    others: Printed  # the other bodies so
    folds: list[Folded]  # of the last ones
    numbers: Places  # of the bodies in which the places are
    places: Places  # as bytes of `plain` and `others`
    _bodies: dict[int, str] = field(default_factory=dict)

    def body(self, number: int) -> str:
        """Give a body."""
        if number not in self._bodies:
            self._bodies[number] = self.printed.text(number)
        return self._bodies[number]

    def chains_in(self, number: int, lexicon: Lexicon) -> Iterator[list[Words]]:
        """Give the words of the lexicon that begin at the places of an unfolded body."""
        here = slice(*np.searchsorted(self.numbers, [number, number + 1]))
        content = self.plain if number < self.printed.plain else self.others.content
        for place in self.places[here].tolist():
            yield lexicon.begun(content[place + 1 : place + 1 + lexicon.longest])

    def seen(self, number: int) -> Seen:
        """Give a body as the automaton saw it."""
        here = slice(*np.searchsorted(self.numbers, [number, number + 1]))
        places, plain = self.places[here], self.printed.plain
        if number < plain:
            begin, end = self.printed.offsets[number + 1 : number + 3]
            return Seen(self.plain[begin:end].decode(), (places - begin).tolist(), None)
        number -= plain
        unfolded = len(self.others.begins) - len(self.folds)
        characters = self.others.characters_of(np.full(len(places), number), places) + 1
        folded = self.folds[number - unfolded] if number >= unfolded else None
        return Seen(f" {self.others.text(number)} ", characters.tolist(), folded)


def scan(bodies: pl.Series, lexicon: Lexicon) -> Scanned:
    """Find where words of the lexicon may begin in bodies."""
    frame = _by_kind(bodies)
    is_folded = frame["kind"] == _FOLDED
    folds = [fold(body) for body in frame.filter(is_folded)["body"]]
    plain = int((frame["kind"] == _PLAIN).sum())
    printed = Printed(frame["body"], plain)
    blanked = printed.content.translate(_BLANKED)
    uneven = pl.Series([lowered(one.text) for one in folds], dtype=pl.String)
    others = Printed(_blanked(pl.concat([frame.filter(~is_folded)["body"].slice(plain), uneven])), 0, b" ")
    searched = pl.concat(
        [_texts(blanked, printed.offsets[1 : plain + 2]), _texts(others.content, others.offsets[1:-1])]
    )
    found = pl.DataFrame({"place": searched.str.find_many(lexicon.patterns, overlapping=True)}).with_row_index("number")
    found = found.filter(pl.col("place").list.len() > 0).explode("place").unique().sort("number", "place")
    numbers = found["number"].to_numpy().astype(np.int64)
    begins = np.concatenate([printed.offsets[1 : plain + 1], others.offsets[1:-2]])
    return Scanned(frame["row"], printed, blanked, others, folds, numbers, begins[numbers] + found["place"].to_numpy())


def _by_kind(bodies: pl.Series) -> pl.DataFrame:
    """Order bodies by what their signs ask for."""
    has_others = bodies.str.len_bytes() != bodies.str.len_chars()
    others, rows = bodies.filter(has_others), has_others.arg_true()
    uneven = _signs_of(others).intersection(_UNEVEN)
    rows = rows.filter(others.str.contains_any(list(uneven))) if uneven else rows.clear()
    is_folded = pl.col("body").str.contains("  ", literal=True) | pl.col("row").is_in(rows.implode())
    kind = pl.when(is_folded).then(_FOLDED).when("has_others").then(_WITH_OTHERS).otherwise(_PLAIN)
    texts = pl.DataFrame({"body": bodies, "has_others": has_others}).with_row_index("row")
    return texts.select("row", "body", kind=kind).sort("kind", maintain_order=True)


def _signs_of(texts: pl.Series) -> frozenset[str]:
    """Give the signs in texts that are not ASCII."""
    content = texts.rechunk().to_arrow().buffers()[2].to_pybytes()
    return frozenset(content.translate(None, _ASCII).decode())


def _blanked(texts: pl.Series) -> pl.Series:
    """Give texts in lower case, with a blank for each sign that is no letter or digit."""
    _, offsets, content = texts.rechunk().to_arrow().buffers()
    blanked = _texts(content.to_pybytes().translate(_BLANKED), np.frombuffer(offsets, np.int64)[: len(texts) + 1])
    same = {sign: " " if sign in _BLANK_SIGNS else sign.lower() for sign in _signs_of(texts)}
    changed = {sign: other for sign, other in same.items() if sign != other}
    return blanked.str.replace_many(changed) if changed else blanked


def _texts(content: bytes, offsets: Places) -> pl.Series:
    """Give the texts that stand behind one another, without copying them."""
    count, buffers = len(offsets) - 1, (pa.py_buffer(np.ascontiguousarray(offsets)), pa.py_buffer(content))
    return pl.Series(pa.LargeStringArray.from_buffers(count, *buffers), dtype=pl.String)
