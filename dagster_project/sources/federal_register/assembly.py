"""The records of one document: table, instructions and preamble brought together, each fact with its evidence."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dagster_project.reading.evidence import Tables
from dagster_project.reading.names import fold
from dagster_project.reading.passage import Passage
from dagster_project.sources.federal_register import instructions, preamble_records
from dagster_project.sources.federal_register.collected import Collected
from dagster_project.sources.federal_register.entry_records import EntryRecords
from dagster_project.sources.federal_register.front_matter import FrontMatter
from dagster_project.sources.federal_register.instructions import Created, Instructed
from dagster_project.sources.federal_register.layout import Layout
from dagster_project.sources.federal_register.records import Instruction, LineBreakDecision, Rule
from dagster_project.sources.federal_register.table import TableEntry

_FOOTNOTE = re.compile(
    r"(?:^|\n|\s)(?P<mark>[¹²³⁴⁵⁶⁷⁸⁹])\s*(?P<text>(?:For|Items|This|See|The)\b[^¹²³⁴⁵⁶⁷⁸⁹]*?)(?=\nDated:|\[FR|Dated:|$)",
    re.DOTALL,
)
_NO_EVENTS = (
    "no instruction in it amends Supplement No. 4, 6 or 7 to part 744, and it prints no table of the Entity List, "
    "the Unverified List or the Military End-User List"
)


@dataclass(slots=True)
class Assembly:
    """Brings the parts of one document together; `tables()` gives its records."""

    collected: Collected
    layout: Layout
    text: Passage
    head: FrontMatter
    entries: Callable[[Sequence[str]], list[TableEntry]]  # of the tables, given the names that instructions quote

    def tables(self) -> Tables:
        """All records of the document, by table."""
        found = list(instructions.instructions(self.text))
        instructed = [item for item in found if isinstance(item, Instructed)]
        entries = self.entries([item.name for item in instructed])
        for item in found:
            if isinstance(item, Created):
                instructed += self._of_created(item, entries)
            elif not isinstance(item, Instructed):
                seen = self.collected.seen(self.text, item.start, item.end)
                self.collected.quarantine("instruction", item.expected, seen)
        matches = _matches(entries, instructed)
        notes = {found["mark"]: " ".join(found["text"].split()) for found in _FOOTNOTE.finditer(self.text.text)}
        records = EntryRecords(self.collected, self.layout.printed_pages, notes)
        ids = [records.add(entry, matches.get(number)) for number, entry in enumerate(entries)]
        by_instruction = {id(item): ids[number] for number, item in matches.items()}
        for item in instructed:
            self._instruction(item, by_instruction.get(id(item)))
        bearers = dict(zip((fold(entry.cell.name.text) for entry in entries), ids, strict=True))
        preamble_records.add(self.collected, self.text, self.head.summary, bearers)
        for entry in entries:
            self._line_breaks(entry.entity, 0, len(entry.entity.text))
        for start, end in dict.fromkeys((item.start, item.end) for item in instructed):
            self._line_breaks(self.text, start, end)
        self._rule(is_changing=bool(instructed or entries))
        return self.collected.tables

    def _of_created(self, created: Created, entries: Sequence[TableEntry]) -> list[Instructed]:
        """What an instruction that adds a whole list says of each row of its table."""
        rows = [entry for entry in entries if entry.listing.code == created.list_code]
        if not rows:
            expected, seen = (
                "a table of the list that it adds",
                self.collected.seen(self.text, created.start, created.end),
            )
            self.collected.quarantine("instruction", expected, seen)
        place = (created.start, created.end)
        return [
            Instructed(created.list_code, created.label, "add", entry.destination, entry.cell.name.text, *place)
            for entry in rows
        ]

    def _instruction(self, item: Instructed, entry_id: str | None) -> None:
        collected, seen = self.collected, self.collected.seen(self.text, item.start, item.end)
        ordinal = collected.next_ordinal("instructions")
        facts = (item.label, item.action, "entry", item.destination, item.name, entry_id)
        collected.add("instructions", Instruction(collected.document_number, item.list_code, ordinal, *facts, seen))
        if not entry_id and item.action != "remove":
            collected.quarantine("instruction", "an entry of the table that bears this name", seen)

    def _line_breaks(self, text: Passage, start: int, end: int) -> None:
        """How each hyphen at a line's end between two characters was read."""
        for place, (left, right, joined, method) in text.breaks:
            if start < place < end:
                collected, ends = self.collected, place + len(right)
                seen = collected.seen(text, ends - len(joined), ends)
                ordinal = collected.next_ordinal("line_breaks")
                decision = LineBreakDecision(collected.document_number, ordinal, left, right, joined, method, seen)
                collected.add("line_breaks", decision)

    def _rule(self, *, is_changing: bool) -> None:
        head = self.head
        pages = self.layout.printed_pages
        first, last = self.text.lines[0].box.page, self.text.lines[-1].box.page
        title = head.title if head.title.lines else self.text
        start, end = head.summary
        self.collected.add(
            "rules",
            Rule(
                self.collected.document_number,
                self.layout.form,
                head.title.text or None,
                head.agency,
                head.docket_number,
                head.regulation_identifier,
                self.layout.volume,
                pages.get(first),
                pages.get(last),
                head.filed_date,
                self.layout.publication_date or head.publication_date,
                head.effective_date,
                head.dates_text,
                " ".join(self.text.text[start:end].split()) or None,
                self.layout.page_count,
                None if is_changing else _NO_EVENTS,
                self.collected.seen(title, 0, len(head.title.text)),
            ),
        )


def _matches(entries: Sequence[TableEntry], instructed: Sequence[Instructed]) -> dict[int, Instructed]:
    """Index of an entry to the instruction that names it, on the same list under the same destination."""
    free = list(instructed)
    found: dict[int, Instructed] = {}
    for number, entry in enumerate(entries):
        of_list = [item for item in free if item.list_code == entry.listing.code]
        named = [item for item in of_list if fold(item.name) == fold(entry.cell.name.text)]
        placed = [item for item in named if preamble_records.is_same_place(item.destination, entry.destination)]
        if placed:
            found[number] = placed[0]
            free = [item for item in free if item is not placed[0]]
    return found
