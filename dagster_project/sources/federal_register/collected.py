"""Where the records of one document come together, with what each of them says of its document."""

from dataclasses import dataclass, field
from typing import Any

from dagster_project.reading.evidence import Evidence, Quarantined, Tables, digest
from dagster_project.reading.passage import Passage
from dagster_project.sources.federal_register.records import TABLES


@dataclass(slots=True)
class Collected:
    """The raw tables of one document as they fill."""

    document_number: str
    document_sha256: str
    tables: Tables = field(default_factory=lambda: {name: [] for name in TABLES})

    def add(self, table: str, record: Any) -> None:
        """One more row."""
        self.tables[table].append(record)

    def next_ordinal(self, table: str) -> int:
        """The number in order of print of a table's next row, from 1."""
        return len(self.tables[table]) + 1

    def seen(self, text: Passage, start: int = 0, end: int | None = None) -> Evidence:
        """Where a piece of text stands in the document."""
        return text.evidence(self.document_sha256, start, end)

    def quarantine(self, kind: str, expected: str, evidence: Evidence) -> None:
        """Keep a piece that was not understood."""
        place = (evidence.page, evidence.top) if evidence.span_start is None else (None, evidence.span_start)
        quarantine_id = digest(self.document_number, kind, expected, *place, evidence.printed_text)
        self.add("quarantine", Quarantined(quarantine_id, self.document_number, kind, expected, evidence))
