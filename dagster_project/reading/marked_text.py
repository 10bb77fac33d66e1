"""Running text out of XML: blanks as printed, raised digits as superscripts, every character with its place."""

import re
from array import array
from collections.abc import Callable, Collection
from dataclasses import dataclass

from dagster_project.reading.evidence import Evidence
from dagster_project.reading.layout import SUPERSCRIPTS, Box, Line
from dagster_project.reading.markup import Element, Text
from dagster_project.reading.passage import Passage

_RAISED = {"su", "sup"}
_RAISED_BY_TYPE = "51"  # of <E T="51">, the code of the Government Publishing Office
_BREAKS = {"li", "br", "p", "div", "fp"}
_SET_OUT = re.compile(r"[ \t]*\n[ \t]*")
_ENDS_LINE = re.compile(r"\n([ \t]*)\Z")


@dataclass(frozen=True, slots=True)
class MarkedText(Passage):
    """Text out of XML; its lines are paragraphs, and its evidence is a span of the decoded document."""

    span_starts: "array[int]"
    span_ends: "array[int]"
    place: int  # of the element, for a text that is empty

    def evidence(self, document_sha256: str, start: int = 0, end: int | None = None) -> Evidence:
        """Where the characters from start to end stand in the document, and their text."""
        piece = self.text[start:end]
        first = start + len(piece) - len(piece.lstrip())
        last = start + len(piece.rstrip())
        printed = " ".join(piece.split())
        if not printed:
            return Evidence(document_sha256, "", span_start=self.place, span_end=self.place)
        span = self.span_starts[first], self.span_ends[last - 1]
        return Evidence(document_sha256, printed, span_start=span[0], span_end=span[1])


class Flow:
    """Collects text out of elements; `page_at` tells the page on which a place of the document is printed."""

    def __init__(self, page_at: Callable[[int], int] = lambda _: 1, apart: Collection[str] = ()) -> None:
        """Begin an empty text; elements with a tag in `apart` are left out."""
        self._page_at = page_at
        self._apart = set(apart)
        self._parts: list[str] = []
        self._starts = array("L")
        self._ends = array("L")
        self._place: int | None = None

    def add(self, element: Element) -> "Flow":
        """Set an element's text after what stands there."""
        if self._place is None:
            self._place = element.start
        self._content(element, is_raised=False)
        return self

    def feed(self) -> "Flow":
        """End a paragraph, unless none has begun."""
        while self._parts and self._parts[-1] == " ":
            self._drop()
        if self._parts and self._parts[-1] != "\n":
            self._append("\n", self._ends[-1], self._ends[-1])
        return self

    def text(self) -> MarkedText:
        """All that was set, without blanks at its ends."""
        while self._parts and self._parts[-1].isspace():
            self._drop()
        text = "".join(self._parts)
        begins = [0, *(index + 1 for index, char in enumerate(text) if char == "\n")] if text else []
        lines = [
            Line(words, Box(self._page_at(self._starts[begin]), 0, 0, 0, 0), 0)
            for begin, words in zip(begins, text.split("\n"), strict=False)
        ]
        return MarkedText(text, tuple(begins), tuple(lines), self._starts, self._ends, self._place or 0)

    def _content(self, element: Element, is_raised: bool) -> None:
        first = element.parts[0] if element.parts else None
        is_set_out = isinstance(first, Text) and first.text.lstrip(" \t").startswith("\n")
        depth: int | None = None
        for number, part in enumerate(element.parts):
            if isinstance(part, Text):
                start = _first_printed(part.text, depth, number == 0) if is_set_out else 0
                ends = _ENDS_LINE.search(part.text) if is_set_out else None
                depth = len(ends[1]) if ends else None
                self._characters(part, start, ends.start() if ends else None, is_raised)
            elif part.tag not in self._apart:
                self._element(part, is_raised)

    def _element(self, element: Element, is_raised: bool) -> None:
        is_break = element.tag.lower() in _BREAKS
        if is_break:
            self.feed()
        by_type = element.tag == "E" and element.attributes.get("T") == _RAISED_BY_TYPE
        self._content(element, is_raised or by_type or element.tag.lower() in _RAISED)
        if is_break and element.tag.lower() != "br":
            self.feed()

    def _characters(self, text: Text, start: int, end: int | None, is_raised: bool) -> None:
        words = text.text.translate(SUPERSCRIPTS) if is_raised else text.text
        for index in range(start, len(words) if end is None else max(end, start)):
            char = words[index]
            if not char.isspace():
                self._append(char, text.starts[index], text.ends[index])
            elif self._parts and not self._parts[-1].isspace():
                self._append(" ", text.starts[index], text.ends[index])

    def _append(self, char: str, start: int, end: int) -> None:
        self._parts.append(char)
        self._starts.append(start)
        self._ends.append(end)

    def _drop(self) -> None:
        self._parts.pop()
        self._starts.pop()
        self._ends.pop()


def _first_printed(text: str, depth: int | None, is_first: bool) -> int:
    """Where a text begins after the line break and indent that only set out the source; a blank beyond is printed."""
    found = _SET_OUT.match(text)
    if is_first:
        return found.end() if found else 0
    if not found or text[0] in " \t" or depth is None:
        return 0
    return min(found.end(), 1 + depth)
