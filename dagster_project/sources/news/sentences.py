"""Where the sentences of a text begin and end, with the full stops of `Co., Ltd.` and the like not taken for ends."""

import re
from bisect import bisect_right

# A text without any end of sentence (a table, a page in one line) must not become the sentence of its every mention.
LONGEST = 1000
_FAR = 2 * LONGEST  # characters beyond which an end of sentence changes nothing

_END = re.compile(r"[.!?…]+[\"'”’)\]]*[ \t\u00a0]+(?=[\"'“‘(\[]*[A-Z0-9])|[。！？]|\s*\n\s*")
# In a paragraph of Latin letters one kind of mark is enough, which is several times as fast.
_END_OF_LATIN = re.compile(_END.pattern.partition("|[。")[0])
_END_OF_PARAGRAPH = re.compile(_END.pattern.rpartition("|")[0])
_OTHER_ENDS = re.compile("[。！？\n]")
_MARKS = ".!?…"
_DENSE_MARKS = "。！？"
_BREAKS = frozenset(_MARKS + _DENSE_MARKS + "\n")
_NO_WORD = re.compile(r"[^\w.&]")
# After these a sentence goes on, whatever follows.
NEVER_LAST = frozenset(re.findall(r"\w+", "mr mrs ms dr prof gen sen rep gov st no nos vol art fig sec vs v cf"))
# After these a sentence may end: it does where the next word is one that begins sentences.
SOMETIMES_LAST = frozenset(
    re.findall(
        r"\S+",
        "co ltd inc corp llc bros plc pte pvt pty sdn gmbh "
        "s.a a.s u.s u.k e.u u.n etc al jr sr a.m p.m dept a.k.a f.k.a "
        "e.g i.e jan feb mar apr jun jul aug sep sept oct nov dec",
    )
)
FIRST_WORDS = (
    r"[\"'“‘(\[]*(?:A|An|The|This|That|These|Those|It|Its|He|She|They|We|I|You|In|On|At|As|For|From|But|And|Or|If|When"
    r"|While|After|Before|By|To|With|There|However|Meanwhile|Both|All|Each|Some|No|Not|Now|Since|According|Under|Also"
    r"|Another|Their|His|Her|Our)\b"
)
_FIRST_WORDS = re.compile(FIRST_WORDS)
_INITIAL = re.compile(r"(?:[A-Z]\.)*[A-Z]")


def starts_of_sentences(text: str) -> list[int]:
    """Give the places in a text where its sentences begin, 0 first."""
    starts = [0]
    for end in (_END if _OTHER_ENDS.search(text) else _END_OF_LATIN).finditer(text):
        if end.end() < len(text) and ("\n" in end[0] or _is_end(text, end.start(), end.end())):
            starts.append(end.end())
    return starts


def sentence_at(text: str, starts: list[int], start: int, end: int) -> str:
    """Give the sentence around a span, up to the end of the one that the span ends in; a monstrous one is cut."""
    begin, finish = _span_at(text, starts, start, end)
    return text[begin:finish]


def _span_at(text: str, starts: list[int], start: int, end: int) -> tuple[int, int]:
    begin = starts[bisect_right(starts, start) - 1]
    following = bisect_right(starts, max(end - 1, start))
    finish = starts[following] if following < len(starts) else len(text)
    return _cut(text, begin, finish, start, end)


def _cut(text: str, begin: int, finish: int, start: int, end: int) -> tuple[int, int]:
    """Give a sentence without the blanks around it, and of a monstrous one what is near the span."""
    if finish - begin > LONGEST:
        room = max(0, LONGEST - (end - start)) // 2
        begin, finish = max(begin, start - room), min(finish, end + room)
    cut = text[begin:finish]
    return begin + len(cut) - len(cut.lstrip()), begin + len(cut.rstrip())


class Sentences:
    """The sentences of one text, looked for only around what is asked for: the next end on either side."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._marks = [mark for mark in _MARKS + _DENSE_MARKS if mark in text]
        self._pattern = _END_OF_LATIN if text.isascii() else _END_OF_PARAGRAPH
        self._found: tuple[int, int] = (0, 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of the sentence around a span."""
        if self._found[0] <= start and end <= self._found[1]:
            return self._found
        earliest, latest = max(0, start - _FAR), min(len(self._text), end + _FAR)
        first, last = self._text.rfind("\n", earliest, start), self._text.find("\n", end, latest)
        begin = self._start_before(start, earliest if first < 0 else first + 1)
        finish = self._start_behind(end, start, latest if last < 0 else last)
        found = _cut(self._text, begin, finish, start, end)
        if finish - begin <= LONGEST and _BREAKS.isdisjoint(self._text[start:end]):
            self._found = found  # of all that stands in it; a span over two sentences would join them for others too
        return found

    def around(self, start: int, end: int) -> str:
        """Give the sentence around a span."""
        begin, finish = self.span(start, end)
        return self._text[begin:finish]

    def _start_before(self, start: int, first: int) -> int:
        """Give the last place up to `start` where a sentence begins; `first` where none does."""
        text, stop = self._text, start
        if self._marks == ["."]:
            while (stop := text.rfind(".", first, stop)) >= 0:
                while stop > first and text[stop - 1] == ".":
                    stop -= 1
                following = _following(text, stop, len(text), _END)
                if 0 < following <= start and _is_end(text, stop, following):
                    return following
            return first
        while (stop := max([text.rfind(mark, first, stop) for mark in self._marks], default=-1)) >= 0:
            while stop > first and text[stop] in _MARKS and text[stop - 1] in _MARKS:
                stop -= 1
            following = _following(text, stop, len(text), _END)
            if 0 < following <= start and _is_end(text, stop, following):
                return following
        return first

    def _start_behind(self, end: int, start: int, last: int) -> int:
        """Give the first place from `end` on where the next sentence begins; `last` where none does."""
        text, stop = self._text, start - 1
        if self._marks != ["."]:
            ends = ((found.start(), found.end()) for found in self._pattern.finditer(text, start, last))
            return next((after for at, after in ends if after >= end and _is_end(text, at, after)), last)
        while (stop := text.find(".", stop + 1, last)) >= 0:
            following = _following(text, stop, last, self._pattern)
            if following >= end and _is_end(text, stop, following):
                return following
            stop = max(stop, following - 1)
        return last


def _following(text: str, stop: int, last: int, pattern: re.Pattern[str]) -> int:
    """Give the place behind the mark at `stop` and the blanks after it, where it may end a sentence; else -1."""
    after = text[stop + 1 : min(stop + 3, last)]
    if len(after) == 2 and text[stop] == "." and after.isascii():  # most marks, told without the pattern
        if after[0].isalnum() or after[0] == "," or (after[0] == " " and after[1].islower()):
            return -1
        if after[0] == " " and after[1].isalnum():
            return stop + 2
    found = pattern.match(text, stop, last)
    return found.end() if found else -1


def _is_end(text: str, stop: int, following: int) -> bool:
    """Tell whether the mark at `stop` ends a sentence and is not the full stop of an abbreviation."""
    if text[stop] != ".":
        return True
    word = text[max(0, stop - 20) : stop].rpartition(" ")[2]
    if not word.isalpha():
        word = _NO_WORD.split(word)[-1]
    low = word.lower()
    if low in NEVER_LAST:
        return False
    if low in SOMETIMES_LAST or _INITIAL.fullmatch(word):
        return _FIRST_WORDS.match(text, following) is not None
    return True
