"""The records of one document: table, instructions and preamble brought together, each fact with its evidence."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dagster_project.reading.evidence import Evidence, Quarantined, Tables, digest
from dagster_project.reading.names import fold
from dagster_project.reading.passage import Passage
from dagster_project.sources.federal_register import bullets, instructions, preamble, terms
from dagster_project.sources.federal_register.front_matter import FrontMatter
from dagster_project.sources.federal_register.instructions import Instructed
from dagster_project.sources.federal_register.layout import Layout
from dagster_project.sources.federal_register.records import (
    TABLES,
    Bullet,
    Citation,
    DeclaredCount,
    Entry,
    EntryAddress,
    EntryFootnote,
    EntryName,
    Instruction,
    LicenseRequirement,
    LineBreakDecision,
    Reason,
    Rule,
    SubEntity,
)
from dagster_project.sources.federal_register.table import TableEntry

_FOOTNOTE = re.compile(
    r"(?:^|\n|\s)(?P<mark>[¹²³⁴⁵⁶⁷⁸⁹])\s*(?P<text>(?:For|Items|This|See|The)\b[^¹²³⁴⁵⁶⁷⁸⁹]*?)(?=\nDated:|\[FR|Dated:|$)",
    re.DOTALL,
)
_NO_EVENTS = "no instruction in it amends Supplement No. 4 to part 744, and it prints no table of the Entity List"


@dataclass(slots=True)
class Assembly:
    """Brings the parts of one document together; `tables()` gives its records."""

    document_number: str
    document_sha256: str
    layout: Layout
    text: Passage
    head: FrontMatter
    entries: Callable[[Sequence[str]], list[TableEntry]]  # of the table, given the names that instructions quote
    _tables: Tables = field(default_factory=lambda: {name: [] for name in TABLES})
    _notes: dict[str, str] = field(default_factory=dict)

    def tables(self) -> Tables:
        """All records of the document, by table."""
        self._notes = {found["mark"]: " ".join(found["text"].split()) for found in _FOOTNOTE.finditer(self.text.text)}
        found = list(instructions.instructions(self.text))
        instructed = [item for item in found if isinstance(item, Instructed)]
        entries = self.entries([item.name for item in instructed])
        matches = self._matches(entries, instructed)
        ids = [self._entry(number, entry, matches.get(number)) for number, entry in enumerate(entries, start=1)]
        by_instruction = {id(item): ids[number - 1] for number, item in matches.items()}
        for item in found:
            if isinstance(item, Instructed):
                self._instruction(item, by_instruction.get(id(item)))
            else:
                self.quarantine("instruction", item.expected, self._at(item.start, item.end))
        self._preamble(dict(zip((fold(entry.cell.name.text) for entry in entries), ids, strict=True)))
        for entry in entries:
            self._line_breaks(entry.entity, 0, len(entry.entity.text))
        for item in instructed:
            self._line_breaks(self.text, item.start, item.end)
        self._rule(is_changing=bool(instructed or entries))
        return self._tables

    def _at(self, start: int, end: int) -> Evidence:
        return self.text.evidence(self.document_sha256, start, end)

    def _matches(self, entries: list[TableEntry], instructed: list[Instructed]) -> dict[int, Instructed]:
        """Entry number to the instruction that names it, under the same destination."""
        free = list(instructed)
        found: dict[int, Instructed] = {}
        for number, entry in enumerate(entries, start=1):
            named = [item for item in free if fold(item.name) == fold(entry.cell.name.text)]
            placed = [item for item in named if _same_place(item.destination, entry.destination)]
            if placed:
                found[number] = placed[0]
                free.remove(placed[0])
        return found

    def _entry(self, number: int, entry: TableEntry, instruction: Instructed | None) -> str:
        name = entry.cell.name.text
        designated = instruction.name if instruction else name
        same = sum(
            item.destination == entry.destination and item.name == designated for item in self._tables["entries"]
        )
        entry_id = digest(self.document_number, entry.destination, designated, same)
        first, last = entry.pages
        self._tables["entries"].append(
            Entry(
                entry_id,
                self.document_number,
                "entity_list",
                number,
                instruction.action if instruction else None,
                instruction.label if instruction else None,
                entry.destination,
                designated,
                entry.requirement.text,
                entry.policy.text,
                self.layout.printed_pages.get(first),
                last,
                entry.entity.evidence(self.document_sha256),
            )
        )
        self._names(entry_id, entry, designated)
        self._parts(entry_id, entry)
        self._terms(entry_id, entry)
        for expected, start, end in entry.cell.oddities:
            self.quarantine("entity cell", expected, entry.entity.evidence(self.document_sha256, start, end))
        if not instruction:
            self.quarantine(
                "entry", "an instruction that names this entry", entry.entity.evidence(self.document_sha256)
            )
        return entry_id

    def _names(self, entry_id: str, entry: TableEntry, designated: str) -> None:
        """The name as the instruction designates it; the table's own spelling, where it differs, beside it."""
        primary = entry.cell.name
        names = [("primary", designated, primary)]
        if primary.text != designated:
            names.append(("variant", primary.text, primary))
        names += [(kind, part.text, part) for kind, part in entry.cell.aliases]
        for ordinal, (kind, name, part) in enumerate(names, start=1):
            evidence = entry.entity.evidence(self.document_sha256, part.start, part.end)
            self._tables["entry_names"].append(EntryName(entry_id, self.document_number, ordinal, kind, name, evidence))

    def _parts(self, entry_id: str, entry: TableEntry) -> None:
        """Addresses, bodies, footnote marks and citations of one entry."""
        sha, number = self.document_sha256, self.document_number
        for ordinal, part in enumerate(entry.cell.addresses, start=1):
            evidence = entry.entity.evidence(sha, part.start, part.end)
            self._tables["entry_addresses"].append(EntryAddress(entry_id, number, ordinal, part.text, evidence))
        for ordinal, part in enumerate(entry.cell.bodies, start=1):
            evidence = entry.entity.evidence(sha, part.start, part.end)
            self._tables["sub_entities"].append(SubEntity(entry_id, number, ordinal, "keep", part.text, evidence))
        for ordinal, (mark, start, end) in enumerate(entry.footnotes, start=1):
            note = self._notes.get(entry.requirement.text[start:end])
            evidence = entry.requirement.evidence(sha, start, end)
            self._tables["entry_footnotes"].append(EntryFootnote(entry_id, number, ordinal, mark, note, evidence))
        for ordinal, cited in enumerate(entry.citations, start=1):
            evidence = entry.citation.evidence(sha, cited.start, cited.end)
            page = self.layout.printed_pages.get(entry.pages[0]) if cited.is_this_rule else cited.page
            self._tables["citations"].append(
                Citation(entry_id, number, ordinal, cited.volume, page, cited.cited_date, cited.is_this_rule, evidence)
            )
        if not entry.citations:
            self.quarantine("citation", "a Federal Register citation", entry.citation.evidence(sha))

    def _terms(self, entry_id: str, entry: TableEntry) -> None:
        """The typed requirement of one entry, and what of it no template covers."""
        requirement, policy = (part.evidence(self.document_sha256) for part in (entry.requirement, entry.policy))
        for record in terms.read(entry_id, self.document_number, requirement, policy):
            if isinstance(record, LicenseRequirement):
                self._tables["license_requirements"].append(record)
                for kind, expected in terms.not_understood(record):
                    self.quarantine(kind, expected, requirement if "requirement" in kind else policy)
            else:
                self._tables["requirement_sections"].append(record)

    def _line_breaks(self, text: Passage, start: int, end: int) -> None:
        """How each hyphen at a line's end between two characters was read."""
        for place, (left, right, joined, method) in text.breaks:
            if start < place < end:
                evidence = text.evidence(self.document_sha256, place - len(joined) + len(right), place + len(right))
                number = len(self._tables["line_breaks"]) + 1
                self._tables["line_breaks"].append(
                    LineBreakDecision(self.document_number, number, left, right, joined, method, evidence)
                )

    def _instruction(self, item: Instructed, entry_id: str | None) -> None:
        evidence = self._at(item.start, item.end)
        ordinal = len(self._tables["instructions"]) + 1
        facts = (item.label, item.action, "entry", item.destination, item.name, entry_id)
        self._tables["instructions"].append(Instruction(self.document_number, "entity_list", ordinal, *facts, evidence))
        if not entry_id and item.action != "remove":
            self.quarantine("instruction", "an entry of the table that bears this name", evidence)

    def _preamble(self, ids: dict[str, str]) -> None:
        """Declared counts, reasons, and bodies that the rule drops from within an entry."""
        if not self._tables["instructions"]:
            return
        for ordinal, item in enumerate(preamble.declared(self.text, self.head.summary), start=1):
            evidence = self._at(item.start, item.end)
            facts = (ordinal, item.action, item.target, item.destination, item.count)
            self._tables["declared_counts"].append(DeclaredCount(self.document_number, "entity_list", *facts, evidence))
        self._bullets()
        names = {entry.name for entry in self._tables["entries"]}
        for given in preamble.reasons(self.text, names):
            evidence = self._at(given.start, given.end)
            for entry in self._tables["entries"]:
                if entry.name == given.name:
                    ordinal = len(self._tables["reasons"]) + 1
                    said = (ordinal, given.destination, given.name, given.reason, entry.entry_id)
                    self._tables["reasons"].append(Reason(self.document_number, "entity_list", *said, evidence))
        kept = Counter(body.entry_id for body in self._tables["sub_entities"])
        for body in preamble.dropped(self.text):
            evidence = self._at(body.start, body.end)
            entry_id = ids.get(fold(body.entry))
            if not entry_id:
                self.quarantine("sub-entity", f"an entry of the table named {body.entry}", evidence)
                continue
            kept[entry_id] += 1
            self._tables["sub_entities"].append(
                SubEntity(entry_id, self.document_number, kept[entry_id], "remove", body.body, evidence)
            )

    def _bullets(self) -> None:
        """The names in the preamble's lists, each with the entry that bears it under the same destination."""
        known = [*self._tables["instructions"], *self._tables["entries"], *self._tables["declared_counts"]]
        names = {record.name for record in known if not isinstance(record, DeclaredCount)}
        places = {record.destination for record in known if record.destination}
        for ordinal, item in enumerate(bullets.bullets(self.text, names, places), start=1):
            bearers = (
                entry.entry_id
                for entry in self._tables["entries"]
                if fold(entry.name) == fold(item.name) and _same_place(item.destination, entry.destination)
            )
            evidence = self._at(item.start, item.end)
            facts = (ordinal, item.action, item.destination, item.name, next(bearers, None))
            self._tables["bullets"].append(Bullet(self.document_number, "entity_list", *facts, evidence))

    def _rule(self, *, is_changing: bool) -> None:
        head = self.head
        pages = self.layout.printed_pages
        first, last = self.text.lines[0].box.page, self.text.lines[-1].box.page
        title = head.title if head.title.lines else self.text
        start, end = head.summary
        self._tables["rules"].append(
            Rule(
                self.document_number,
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
                title.evidence(self.document_sha256, 0, len(head.title.text)),
            )
        )

    def quarantine(self, kind: str, expected: str, evidence: Evidence) -> None:
        """Keep a piece that was not understood."""
        place = (evidence.page, evidence.top) if evidence.span_start is None else (None, evidence.span_start)
        quarantine_id = digest(self.document_number, kind, expected, *place, evidence.printed_text)
        self._tables["quarantine"].append(Quarantined(quarantine_id, self.document_number, kind, expected, evidence))


def _same_place(instructed: str, printed: str) -> bool:
    """Whether an instruction's destination ("China", "United Kingdom") is the one printed over the entry."""
    short, long = sorted((fold(instructed), fold(printed)), key=len)
    return long.startswith(short)
