"""One edition of the consolidated lists, read into the records of its raw tables."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from dagster_project.reading.citations import citations
from dagster_project.reading.evidence import Evidence, Quarantined, Tables, digest
from dagster_project.reading.marked_text import MarkedText
from dagster_project.sources.ecfr.records import (
    TABLES,
    Citation,
    CrossListing,
    Edition,
    Entry,
    EntryAddress,
    EntryFootnote,
    EntryName,
    Footnote,
    PrintedRelation,
    ReservedRow,
    SubEntity,
)
from dagster_project.sources.ecfr.supplement import Row, Supplement, find, join

# A cell of the eCFR is worded as a rule's: one reader for both.
from dagster_project.sources.federal_register import cross_listings, entity_cell

_RESERVED = re.compile(r"\[?\s*Reserved\s*\]?\.?", re.IGNORECASE)
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def edition_date(content: bytes, file_name: str = "") -> dt.date:
    """The day of the edition that a file holds; raises UnreadableDocument where neither file nor name says it."""
    return find(content, file_name).edition_date


def read(content: bytes, document_sha256: str, named: str = "") -> Tables:
    """Read eCFR XML into its raw tables (see records.TABLES); `named` is the file's name or the edition's date."""
    edition = find(content, named)
    tables: Tables = {name: [] for name in TABLES}
    for supplement in edition.supplements:
        _Reader(supplement, edition.edition_date, document_sha256, tables).read()
    return tables


def entries(tables: Tables) -> Iterator[dict[str, Any]]:
    """The entries of an edition as dictionaries that are ready for JSON, in the order of print."""
    parts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in tables["entry_names"]:
        parts[name.entry_id, "aliases"] += [name.name] if name.name_type != "primary" else []
    for address in tables["entry_addresses"]:
        parts[address.entry_id, "addresses"].append(address.address)
    for entry in tables["entries"]:
        yield {
            "edition_date": entry.edition_date.isoformat(),
            "list_code": entry.list_code,
            "destination": entry.destination,
            "name": entry.name,
            "aliases": parts[entry.entry_id, "aliases"],
            "addresses": parts[entry.entry_id, "addresses"],
            "license_requirement": entry.license_requirement,
            "license_review_policy": entry.license_review_policy,
            "citation": entry.citation_text,
            "span": [entry.evidence.span_start, entry.evidence.span_end],
        }


class _Reader:
    """Brings the rows of one list of an edition into records."""

    def __init__(self, supplement: Supplement, day: dt.date, document_sha256: str, tables: Tables) -> None:
        self._supplement, self._day, self._sha = supplement, day, document_sha256
        self._listing = supplement.listing
        self._notes: dict[str, str] = {}
        self._printed: Counter[tuple[str, str]] = Counter()  # the list prints some entries twice
        self._rows_of: Counter[str] = Counter()
        self._tables = tables

    def read(self) -> None:
        """Add all records of the list to the tables."""
        code = self._listing.code
        for ordinal, (mark, start, text) in enumerate(self._supplement.footnotes(), start=1):
            marker, words = mark.translate(_PLAIN), " ".join(text.text[start:].split())
            self._notes[marker] = words
            record = Footnote(self._day, code, ordinal, marker, words, text.evidence(self._sha))
            self._tables["footnotes"].append(record)
        for row in self._rows():
            if _RESERVED.fullmatch(row.cells[0].text):
                self._reserved(row)
            else:
                self._entry(row)
        title, history = self._supplement.title, self._supplement.history.text
        facts = (code, title.text, self._rows_of["entries"], history or None)
        self._tables["editions"].append(Edition(self._day, *facts, title.evidence(self._sha)))

    def _ordinal(self, table: str) -> int:
        """The number of this list's next row, from 1."""
        self._rows_of[table] += 1
        return self._rows_of[table]

    def _rows(self) -> list[Row]:
        """The rows; one that prints only an entity, or none, goes on with the row above."""
        rows: list[Row] = []
        for row in self._supplement.rows():
            entity, *others = (cell.text for cell in row.cells)
            is_whole = bool(entity and any(others)) or _RESERVED.fullmatch(entity)
            if is_whole or not rows or rows[-1].destination != row.destination:
                rows.append(row)
            else:
                above = rows.pop()
                cells = tuple(join(one, other) for one, other in zip(above.cells, row.cells, strict=True))
                rows.append(Row(above.destination, cells, above.beyond + row.beyond))
        return rows

    def _reserved(self, row: Row) -> None:
        ordinal, code = self._ordinal("reserved_rows"), self._listing.code
        evidence = row.cells[0].evidence(self._sha)
        self._tables["reserved_rows"].append(ReservedRow(self._day, code, ordinal, row.destination, evidence))

    def _entry(self, row: Row) -> None:
        entity, requirement, policy, citation = row.cells
        cell = entity_cell.read(entity, ())
        code, has_terms = self._listing.code, self._listing.has_terms
        evidence = entity.evidence(self._sha)
        printed = (row.destination, evidence.printed_text)
        entry_id = digest(self._day, code, *printed, self._printed[printed])
        self._printed[printed] += 1
        terms: tuple[str | None, str | None] = (requirement.text, policy.text) if has_terms else (None, None)
        facts = (self._ordinal("entries"), row.destination, cell.name.text, *terms, citation.text)
        self._tables["entries"].append(Entry(entry_id, self._day, code, *facts, evidence))
        self._cell(entry_id, entity, cell)
        self._footnotes(entry_id, requirement)
        self._citations(entry_id, citation)
        for text in row.beyond:
            self._quarantine("table row", f"{len(self._listing.heads)} columns", text.evidence(self._sha))

    def _cell(self, entry_id: str, entity: MarkedText, cell: entity_cell.EntityCell) -> None:
        names = [("primary", cell.name), *cell.aliases]
        for ordinal, (kind, part) in enumerate(names, start=1):
            evidence = entity.evidence(self._sha, part.start, part.end)
            self._tables["entry_names"].append(EntryName(entry_id, self._day, ordinal, kind, part.text, evidence))
        for ordinal, part in enumerate(cell.addresses, start=1):
            evidence = entity.evidence(self._sha, part.start, part.end)
            self._tables["entry_addresses"].append(EntryAddress(entry_id, self._day, ordinal, part.text, evidence))
        for ordinal, part in enumerate(cell.bodies, start=1):
            evidence = entity.evidence(self._sha, part.start, part.end)
            self._tables["sub_entities"].append(SubEntity(entry_id, self._day, ordinal, part.text, evidence))
        noted = [one for note in cell.cross_listings for one in cross_listings.read(note)]
        for ordinal, one in enumerate(noted, start=1):
            evidence = entity.evidence(self._sha, one.start, one.end)
            facts = (entry_id, self._day, ordinal, one.destination, one.note)
            self._tables["cross_listings"].append(CrossListing(*facts, evidence))
        for ordinal, said in enumerate(cell.relations, start=1):
            evidence = entity.evidence(self._sha, said.start, said.end)
            record = PrintedRelation(entry_id, self._day, ordinal, *said.facts, evidence)
            self._tables["printed_relations"].append(record)
        for expected, start, end in cell.oddities:
            self._quarantine("entity cell", expected, entity.evidence(self._sha, start, end))

    def _footnotes(self, entry_id: str, requirement: MarkedText) -> None:
        for ordinal, mark in enumerate(_RAISED.finditer(requirement.text), start=1):
            marker = mark[0].translate(_PLAIN)
            evidence = requirement.evidence(self._sha, *mark.span())
            note = self._notes.get(marker)
            self._tables["entry_footnotes"].append(EntryFootnote(entry_id, self._day, ordinal, marker, note, evidence))

    def _citations(self, entry_id: str, citation: MarkedText) -> None:
        found = list(citations(citation.text))
        for ordinal, cited in enumerate(found, start=1):
            evidence = citation.evidence(self._sha, cited.start, cited.end)
            facts = (cited.volume, cited.page, cited.cited_date)
            self._tables["citations"].append(Citation(entry_id, self._day, ordinal, *facts, evidence))
        if not found:
            self._quarantine("citation", "a Federal Register citation", citation.evidence(self._sha))

    def _quarantine(self, kind: str, expected: str, evidence: Evidence) -> None:
        key = self._day.isoformat()
        quarantine_id = digest(key, kind, expected, evidence.span_start, evidence.printed_text)
        self._tables["quarantine"].append(Quarantined(quarantine_id, key, kind, expected, evidence))
