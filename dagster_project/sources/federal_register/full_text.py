"""The full text of a document as the Federal Register gives it in XML: paragraphs, printed pages and its title."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dagster_project.reading import citations, markup
from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.marked_text import Flow, MarkedText
from dagster_project.reading.markup import Element
from dagster_project.reading.media_types import RULE_ROOTS
from dagster_project.reading.passage import Vocabulary
from dagster_project.sources.federal_register import front_matter
from dagster_project.sources.federal_register.front_matter import MARK, FrontMatter, normal_number
from dagster_project.sources.federal_register.layout import Layout

FORM = "full_text"
APART = ("GPOTABLE", "FTNT")  # these may stand within a paragraph and are no part of it
UNBROKEN = Vocabulary([], hyphenates=False)


@dataclass(slots=True)
class FullText:
    """A document in XML; a `page` counts the printed pages that it marks, from 1: it has none of its own."""

    root: Element
    marks: list[int] = field(default_factory=list)  # where each printed page but the first begins
    layout: Layout = field(default_factory=lambda: Layout(FORM, 1, hyphenates=False))

    def __post_init__(self) -> None:
        """Number the printed pages; the first is told by the mark of the second."""
        pages = [(mark.start, mark.attributes.get("P", "")) for mark in self.root.every("PRTPAGE")]
        numbered = [(start, int(page)) for start, page in pages if page.isascii() and page.isdigit()]
        self.marks = [start for start, _ in numbered]
        self.layout.page_count = len(numbered) + 1
        self.layout.printed_pages = {number: page for number, (_, page) in enumerate(numbered, start=2)}
        if numbered:
            self.layout.printed_pages[1] = numbered[0][1] - 1

    def page_at(self, place: int) -> int:
        """On which of the marked pages a place of the document is printed."""
        return bisect_right(self.marks, place) + 1

    def flow(self) -> Flow:
        """A text of this document to be set."""
        return Flow(self.page_at, APART)

    def text(self, without: Sequence[Element]) -> MarkedText:
        """All paragraphs of the document but those of these elements."""
        flow = self.flow()
        left_out = {id(element) for element in without}
        for element in _paragraphs(self.root, left_out):
            flow.feed().add(element)
        return flow.text()

    def front_matter(self, text: MarkedText) -> FrontMatter:
        """The head of the document; its title is the one marked as such."""
        head = front_matter.read(text, UNBROKEN)
        subject = next(self.root.every("SUBJECT"), None)
        if subject is None:
            return replace(head, title=self.flow().text())
        return replace(head, title=self.flow().add(subject).text())

    def date(self, cited: Sequence[str]) -> None:
        """Take volume and day from the citations that mean this document, where all name the same."""
        own = [item for text in cited for item in citations.citations(text) if item.is_this_rule]
        volumes = {item.volume for item in own}
        days = {item.cited_date for item in own} - {None}
        self.layout.volume = volumes.pop() if len(volumes) == 1 else None
        self.layout.publication_date = days.pop() if len(days) == 1 else None


def parse(content: bytes) -> FullText:
    """Read the XML of one document; raises UnreadableDocument for any other XML."""
    root = markup.parse(content)
    if root.tag not in RULE_ROOTS:
        raise UnreadableDocument(
            f"the XML has the root <{root.tag}>, which is no document of the Federal Register",
            "give the full text of one document, as its full_text_xml_url gives it",
        )
    return FullText(root)


def number_of(document: FullText) -> str:
    """The document's number, by its "[FR Doc. ...]" line."""
    for element in document.root.every("FRDOC"):
        found = MARK.search(Flow().add(element).text().text)
        if found:
            return normal_number(found["number"])
    raise UnreadableDocument(
        'no "[FR Doc. ...]" line in the XML', "give a document as the Federal Register publishes it, whole"
    )


def _paragraphs(element: Element, left_out: set[int]) -> Iterator[Element]:
    """Elements in which words stand directly, in order; what stands apart follows its paragraph."""
    if id(element) in left_out:
        return
    if element.is_mixed:
        yield element
        for tag in APART:
            for child in element.children:
                yield from (found for apart in child.every(tag) for found in _paragraphs(apart, left_out))
        return
    for child in element.children:
        yield from _paragraphs(child, left_out)
