"""XML as a tree whose texts know where they stand in the document; what its elements mean is not known here."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

# expat and not lxml: libxml2 knows the line of an element and not the place of its characters, which is the evidence.
from xml.parsers import expat

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.media_types import decode

_DEEPEST = 100  # elements within each other; published documents hold about fifteen
_ANOTHER_COPY = "download it again"


@dataclass(slots=True)
class Text:
    """Characters between two tags; `starts` and `ends` say where each stands in the decoded document."""

    text: str
    starts: "array[int]"
    ends: "array[int]"


@dataclass(slots=True)
class Element:
    """An element: its tag, attributes, place and content in order."""

    tag: str
    attributes: dict[str, str]
    start: int
    parts: list["Element | Text"] = field(default_factory=list)

    @property
    def children(self) -> list["Element"]:
        """The elements directly within this one."""
        return [part for part in self.parts if isinstance(part, Element)]

    def every(self, *tags: str) -> Iterator["Element"]:
        """This element and those within it that bear one of the tags, in order."""
        if self.tag in tags:
            yield self
        for child in self.children:
            yield from child.every(*tags)

    @property
    def is_mixed(self) -> bool:
        """Whether words stand directly in this element."""
        return any(isinstance(part, Text) and part.text.strip() for part in self.parts)


def parse(content: bytes) -> Element:
    """Give the root of an XML document; raises UnreadableDocument for one that is damaged or brings definitions."""
    return _Builder(decode(content)).root()


class _Builder:
    """Grows the tree from the parser's events; entities of a document's own are refused, so none can be expanded."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._data = source.encode("utf-8", "surrogatepass")
        self._bytes = self._characters = 0
        self._outermost = Element("", {}, 0)
        self._open = [self._outermost]
        self._pieces: list[str] = []
        self._starts, self._ends = array("L"), array("L")
        self._parser = expat.ParserCreate("utf-8")  # decoded before: what the document declares no longer holds
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._doctype

    def root(self) -> Element:
        """Read to the end."""
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as error:
            cause = expat.ErrorString(error.code)
            place = f"line {error.lineno}, column {error.offset + 1}"
            raise UnreadableDocument(f"the XML is damaged at {place} ({cause})", _ANOTHER_COPY) from error
        return self._outermost.children[0]

    def _offset(self) -> int:
        """The place of the current event, in characters."""
        now = self._parser.CurrentByteIndex
        self._characters += len(self._data[self._bytes : now].decode("utf-8", "replace"))
        self._bytes = now
        return self._characters

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._open) > _DEEPEST:
            line = self._parser.CurrentLineNumber
            raise UnreadableDocument(
                f"the XML nests elements more than {_DEEPEST} deep at line {line}",
                "give a document as its publisher gives it",
            )
        self._close_text()
        element = Element(tag, attributes, self._offset())
        self._open[-1].parts.append(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        self._close_text()
        self._open.pop()

    def _close_text(self) -> None:
        if self._pieces:
            self._open[-1].parts.append(Text("".join(self._pieces), self._starts, self._ends))
            self._pieces, self._starts, self._ends = [], array("L"), array("L")

    def _text(self, text: str) -> None:
        start = self._offset()
        self._pieces.append(text)
        is_written_out = text == "&" and self._source.startswith(("&amp;", "&#"), start)
        if self._source.startswith(text, start) and not is_written_out:
            self._starts.extend(range(start, start + len(text)))
            self._ends.extend(range(start + 1, start + len(text) + 1))
        else:  # one character, written as `&amp;` or `&#8212;`, or a line end of two
            end = self._source.find(";", start) + 1 if self._source.startswith("&", start) else start + 1
            self._starts.extend([start] * len(text))
            self._ends.extend([end] * len(text))

    def _doctype(self, name: str, *_: object) -> None:
        raise UnreadableDocument(
            f"the XML has a DOCTYPE ({name}) at line {self._parser.CurrentLineNumber}, which may define entities",
            "give it as its publisher gives it, without a DOCTYPE",
        )
