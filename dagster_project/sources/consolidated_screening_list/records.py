"""The raw tables `consolidated_screening_list__*`: what an edition prints, one record type per table.

Texts are as printed; every row names its edition by date, and its evidence is a span of the document.
"""

import datetime as dt
from dataclasses import dataclass

from dagster_project.reading.evidence import Evidence, Quarantined


@dataclass(frozen=True, slots=True)
class Edition:
    """One row per edition that was read."""

    edition_date: dt.date
    form: str  # csv | json
    entry_count: int
    evidence: Evidence  # of what stands before the first entry


@dataclass(frozen=True, slots=True)
class Entry:
    """One row per printed party of a list; `printed_text` is its whole row or object."""

    entry_id: str
    edition_date: dt.date
    list_code: str | None  # None where the printed list bears no abbreviation
    list_name: str
    ordinal: int
    printed_id: str | None
    entity_number: str | None
    entity_type: str | None  # Individual | Entity | Vessel | Aircraft; never printed for the Entity List
    programs: str | None
    name: str
    title: str | None
    countries: str | None  # of the addresses, each once, in order, joined by "; "
    federal_register_notice: str | None
    start_date: dt.date | None
    end_date: dt.date | None
    standard_order: str | None
    license_requirement: str | None
    license_policy: str | None
    call_sign: str | None
    vessel_type: str | None
    gross_tonnage: str | None
    gross_registered_tonnage: str | None
    vessel_flag: str | None
    vessel_owner: str | None
    remarks: str | None
    source_list_url: str | None
    source_information_url: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class EntryName:
    """One row per name of an entry, the primary name first."""

    entry_id: str
    edition_date: dt.date
    ordinal: int
    name_type: str  # primary | alias
    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class EntryAddress:
    """One row per address of an entry."""

    entry_id: str
    edition_date: dt.date
    ordinal: int
    address: str
    country: str | None  # what the address ends with: mostly two letters of ISO 3166
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class EntryIdentifier:
    """One row per number, date or place of birth, citizenship or nationality that tells a party from its namesakes."""

    entry_id: str
    edition_date: dt.date
    ordinal: int
    field_name: str  # ids | dates_of_birth | places_of_birth | citizenships | nationalities
    identifier_type: str | None  # of ids, such as Passport
    identifier: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Citation:
    """One row per Federal Register citation of an entry, in order of print; where it names an issue, without page."""

    entry_id: str
    edition_date: dt.date
    ordinal: int
    volume: int
    federal_register_page: int | None
    cited_date: dt.date | None
    evidence: Evidence  # of the whole notice


TABLES: dict[str, type] = {
    "entries": Entry,
    "entry_names": EntryName,
    "entry_addresses": EntryAddress,
    "entry_identifiers": EntryIdentifier,
    "citations": Citation,
    "quarantine": Quarantined,
    "editions": Edition,  # last: where it stands, the others are whole
}
