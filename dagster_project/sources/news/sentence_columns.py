"""The sentences around many places of many texts at once, where the marks beside them show plainly what they are."""

import numpy as np
import polars as pl

from dagster_project.sources.news.printed_texts import Places, Printed, Truths
from dagster_project.sources.news.sentence_marks import END, NONE, Marks
from dagster_project.sources.news.sentences import LONGEST, Sentences

_BLANKS = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_FAR = 4 * LONGEST  # bytes beyond which an end of a sentence changes nothing


class SentencesOf:
    """The sentences of texts around spans in them, many at once."""

    def __init__(self, texts: Printed, numbers: Places) -> None:
        """Take texts, of which the spans will be in those of these numbers."""
        self._texts = texts
        self._marks = Marks(texts, numbers)

    def around(self, numbers: Places, starts: Places, ends: Places) -> pl.Series:
        """Give the sentences around spans of bytes, each in the text of a number."""
        begins, finishes, is_sure = self.spans(numbers, starts, ends)
        found = self._texts.parts(numbers, begins, np.where(is_sure, finishes, begins)).str.strip_chars(_BLANKS)
        if is_sure.all():
            return found
        others: list[str | None] = [None] * len(found)
        unsure = np.flatnonzero(~is_sure)
        characters = [self._texts.characters_of(numbers[unsure], places[unsure]).tolist() for places in (starts, ends)]
        open_number, sentences = -1, Sentences("")
        for place, number, start, end in zip(unsure.tolist(), numbers[unsure].tolist(), *characters, strict=True):
            if number != open_number:
                open_number, sentences = number, Sentences(self._texts.text(number))
            others[place] = sentences.around(start, end)
        return pl.select(pl.coalesce(pl.Series(others, dtype=pl.String), found)).to_series()

    def spans(self, numbers: Places, starts: Places, ends: Places) -> tuple[Places, Places, Truths]:
        """Give where sentences begin and end as bytes, with the blanks around them, and where that is sure."""
        marks, lines, told, following = self._marks.places, self._marks.lines, self._marks.told, self._marks.following
        first, last = lines[np.searchsorted(lines, starts) - 1] + 1, lines[np.searchsorted(lines, ends)]
        behind = np.searchsorted(marks, starts)
        before = self._end_before(behind - 1, np.maximum(first, starts - _FAR))
        behind = self._end_behind(behind, ends, np.minimum(last, ends + _FAR))
        is_first, is_last = marks[before] < first, marks[behind] >= last
        is_sure = is_first | (told[before] == END) | (marks[before] < starts - _FAR)
        is_sure &= is_last | (told[behind] == END) | (marks[behind] > ends + _FAR)
        begins = np.where(is_first, first, np.where(told[before] == END, following[before], marks[before]))
        finishes = np.where(is_last, last, np.where(told[behind] == END, following[behind], marks[behind]))
        is_sure &= (begins <= starts) & (finishes >= ends)
        self._cut(np.flatnonzero(is_sure & (finishes - begins > LONGEST)), numbers, starts, ends, begins, finishes)
        return begins, finishes, is_sure

    def _end_before(self, at: Places, first: Places) -> Places:
        """Give of each place the last mark up to `at` that may end a sentence, or one before `first`."""
        pending = np.arange(len(at))
        while len(pending):
            self._marks.tell(at[pending])
            pending = pending[
                (self._marks.told[at[pending]] == NONE) & (self._marks.places[at[pending]] >= first[pending])
            ]
            at[pending] -= 1
        return at

    def _end_behind(self, at: Places, ends: Places, last: Places) -> Places:
        """Give of each place the first mark from `at` on that may end a sentence behind it, or one from `last` on."""
        pending = np.arange(len(at))
        while len(pending):
            here = at[pending]
            self._marks.tell(here)
            is_inside = (self._marks.told[here] == END) & (self._marks.following[here] < ends[pending])
            pending = pending[
                (is_inside | (self._marks.told[here] == NONE)) & (self._marks.places[here] < last[pending])
            ]
            at[pending] += 1
        return at

    def _cut(
        self, long: Places, numbers: Places, starts: Places, ends: Places, begins: Places, finishes: Places
    ) -> None:
        """Cut monstrous sentences to what is near the spans."""
        texts, own = self._texts, numbers[long]
        start, end, begin, finish = (
            texts.characters_of(own, column[long]) for column in (starts, ends, begins, finishes)
        )
        room = np.maximum(0, LONGEST - (end - start)) // 2
        is_long = finish - begin > LONGEST
        begins[long] = texts.bytes_of(own, np.where(is_long, np.maximum(begin, start - room), begin))
        finishes[long] = texts.bytes_of(own, np.where(is_long, np.minimum(finish, end + room), finish))
