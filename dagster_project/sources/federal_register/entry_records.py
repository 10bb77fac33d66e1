"""One entry of a table as records: itself, its names, addresses, bodies, notes, footnotes, citations and terms."""

from collections.abc import Mapping
from dataclasses import dataclass

from dagster_project.reading.evidence import digest
from dagster_project.sources.federal_register import cross_listings, terms
from dagster_project.sources.federal_register.collected import Collected
from dagster_project.sources.federal_register.instructions import Instructed
from dagster_project.sources.federal_register.records import (
    Citation,
    CrossListing,
    Entry,
    EntryAddress,
    EntryFootnote,
    EntryName,
    LicenseRequirement,
    PrintedRelation,
    SubEntity,
)
from dagster_project.sources.federal_register.table import TableEntry


@dataclass(frozen=True, slots=True)
class EntryRecords:
    """Writes entries into the tables of their document."""

    collected: Collected
    printed_pages: Mapping[int, int]  # page of the file to the printed one
    notes: Mapping[str, str]  # raised footnote mark to the footnote's text

    def add(self, entry: TableEntry, instruction: Instructed | None) -> str:
        """All records of one entry, and what of it was not understood; returns its id."""
        collected, name = self.collected, entry.cell.name.text
        designated = instruction.name if instruction else name
        printed = (entry.listing.code, entry.destination, designated)
        same = sum((one.list_code, one.destination, one.name) == printed for one in collected.tables["entries"])
        entry_id = digest(collected.document_number, *printed, same)
        first, last = entry.pages
        has_terms = entry.listing.has_terms
        collected.add(
            "entries",
            Entry(
                entry_id,
                collected.document_number,
                entry.listing.code,
                collected.next_ordinal("entries"),
                instruction.action if instruction else None,
                instruction.label if instruction else None,
                entry.destination,
                designated,
                entry.requirement.text if has_terms else None,
                entry.policy.text if has_terms else None,
                self.printed_pages.get(first),
                last,
                collected.seen(entry.entity),
            ),
        )
        self._names(entry_id, entry, designated)
        self._parts(entry_id, entry)
        self._cross_listings(entry_id, entry)
        self._relations(entry_id, entry)
        self._citations(entry_id, entry)
        if has_terms:
            self._terms(entry_id, entry)
        for expected, start, end in entry.cell.oddities:
            collected.quarantine("entity cell", expected, collected.seen(entry.entity, start, end))
        if not instruction:
            collected.quarantine("entry", "an instruction that names this entry", collected.seen(entry.entity))
        return entry_id

    def _names(self, entry_id: str, entry: TableEntry, designated: str) -> None:
        """The name as the instruction designates it; the table's own spelling, where it differs, beside it."""
        primary = entry.cell.name
        names = [("primary", designated, primary)]
        if primary.text != designated:
            names.append(("variant", primary.text, primary))
        names += [(kind, part.text, part) for kind, part in entry.cell.aliases]
        for ordinal, (kind, name, part) in enumerate(names, start=1):
            seen = self.collected.seen(entry.entity, part.start, part.end)
            record = EntryName(entry_id, self.collected.document_number, ordinal, kind, name, seen)
            self.collected.add("entry_names", record)

    def _parts(self, entry_id: str, entry: TableEntry) -> None:
        """Addresses, bodies and footnote marks of one entry."""
        collected, number = self.collected, self.collected.document_number
        for ordinal, part in enumerate(entry.cell.addresses, start=1):
            seen = collected.seen(entry.entity, part.start, part.end)
            collected.add("entry_addresses", EntryAddress(entry_id, number, ordinal, part.text, seen))
        for ordinal, part in enumerate(entry.cell.bodies, start=1):
            seen = collected.seen(entry.entity, part.start, part.end)
            collected.add("sub_entities", SubEntity(entry_id, number, ordinal, "keep", part.text, seen))
        for ordinal, (mark, start, end) in enumerate(entry.footnotes, start=1):
            note = self.notes.get(entry.requirement.text[start:end])
            seen = collected.seen(entry.requirement, start, end)
            collected.add("entry_footnotes", EntryFootnote(entry_id, number, ordinal, mark, note, seen))

    def _cross_listings(self, entry_id: str, entry: TableEntry) -> None:
        """The other destinations that notes of the cell name."""
        collected = self.collected
        found = [one for note in entry.cell.cross_listings for one in cross_listings.read(note)]
        for ordinal, one in enumerate(found, start=1):
            seen = collected.seen(entry.entity, one.start, one.end)
            facts = (entry_id, collected.document_number, ordinal, one.destination, one.note)
            collected.add("cross_listings", CrossListing(*facts, seen))

    def _relations(self, entry_id: str, entry: TableEntry) -> None:
        """What the cell says of who belongs to whom."""
        collected = self.collected
        for ordinal, said in enumerate(entry.cell.relations, start=1):
            seen = collected.seen(entry.entity, said.start, said.end)
            record = PrintedRelation(entry_id, collected.document_number, ordinal, *said.facts, seen)
            collected.add("printed_relations", record)

    def _citations(self, entry_id: str, entry: TableEntry) -> None:
        collected = self.collected
        for ordinal, cited in enumerate(entry.citations, start=1):
            page = self.printed_pages.get(entry.pages[0]) if cited.is_this_rule else cited.page
            facts = (cited.volume, page, cited.cited_date, cited.is_this_rule)
            seen = collected.seen(entry.citation, cited.start, cited.end)
            collected.add("citations", Citation(entry_id, collected.document_number, ordinal, *facts, seen))
        if not entry.citations:
            collected.quarantine("citation", "a Federal Register citation", collected.seen(entry.citation))

    def _terms(self, entry_id: str, entry: TableEntry) -> None:
        """The typed requirement of one entry, and what of it no template covers."""
        collected = self.collected
        requirement, policy = collected.seen(entry.requirement), collected.seen(entry.policy)
        for record in terms.read(entry_id, collected.document_number, requirement, policy):
            if isinstance(record, LicenseRequirement):
                collected.add("license_requirements", record)
                for kind, expected in terms.not_understood(record):
                    collected.quarantine(kind, expected, requirement if "requirement" in kind else policy)
            else:
                collected.add("requirement_sections", record)
