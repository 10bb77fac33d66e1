"""One party of the list as both of its forms print it: a text per column, each with its place in the document."""

import json
from dataclasses import dataclass

from dagster_project.reading.evidence import Evidence

# The header of https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv
COLUMNS = (
    *("_id", "source", "entity_number", "type", "programs", "name", "title", "addresses", "federal_register_notice"),
    *("start_date", "end_date", "standard_order", "license_requirement", "license_policy", "call_sign", "vessel_type"),
    *("gross_tonnage", "gross_registered_tonnage", "vessel_flag", "vessel_owner", "remarks", "source_list_url"),
    *("alt_names", "citizenships", "dates_of_birth", "nationalities", "places_of_birth", "source_information_url"),
    "ids",
)


@dataclass(frozen=True, slots=True)
class Party:
    """The texts of one party by column, the span and the print of the party, and where each column begins in it."""

    cells: dict[str, str]
    start: int
    printed: str
    begins: dict[str, int]
    is_json: bool
    left_over: str = ""  # columns or cells that the format does not have

    def evidence(self, document_sha256: str) -> Evidence:
        """Where the whole party stands."""
        return self._evidence(document_sha256, self.printed, self.start, len(self.printed))

    def piece(self, document_sha256: str, column: str, text: str) -> Evidence:
        """Where a piece of a column stands; where it does not stand in one run, the span of the party."""
        for written in self._written(text):
            found = self.printed.find(written, self.begins.get(column, 0))
            if found >= 0:
                return self._evidence(document_sha256, text, self.start + found, len(written))
        return self._evidence(document_sha256, text, self.start, len(self.printed))

    def _written(self, text: str) -> tuple[str, ...]:
        """How a text may be written: JSON escapes what is not ASCII or leaves it, CSV doubles quotation marks."""
        if self.is_json:
            return tuple(json.dumps(text, ensure_ascii=is_ascii)[1:-1] for is_ascii in (True, False))
        return (text.replace('"', '""'),)

    @staticmethod
    def _evidence(document_sha256: str, text: str, start: int, length: int) -> Evidence:
        return Evidence(document_sha256, text, span_start=start, span_end=start + length)
