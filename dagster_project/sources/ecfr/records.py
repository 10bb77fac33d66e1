"""The raw tables `ecfr__*`: what an edition of the consolidated lists prints, one record type per table.

Texts are as printed; every row names its edition by date, and its evidence is a span of the document.
"""

import datetime as dt
from dataclasses import dataclass

from dagster_project.reading.evidence import Evidence, Quarantined


@dataclass(frozen=True, slots=True)
class Edition:
    """One row per day and list that was read: one document prints up to three lists."""

    edition_date: dt.date
    list_code: str  # entity_list | military_end_user_list | unverified_list
    title: str
    entry_count: int
    history_text: str | None  # the bracket after the table: which rules made the supplement
    evidence: Evidence  # of the title


@dataclass(frozen=True, slots=True)
class Entry:
    """One row per printed entry; `printed_text` is the whole Entity cell."""

    entry_id: str
    edition_date: dt.date
    list_code: str
    ordinal: int
    destination: str
    name: str
    license_requirement: str | None  # None where the list has no such column
    license_review_policy: str | None
    citation_text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class EntryName:
    """One row per name of an entry, the primary name first."""

    entry_id: str
    edition_date: dt.date
    ordinal: int
    name_type: str  # primary | alias | former
    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class EntryAddress:
    """One row per address of an entry."""

    entry_id: str
    edition_date: dt.date
    ordinal: int
    address: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class CrossListing:
    """One row per other destination that a note of an entry names, as "(See alternate address under Pakistan)"."""

    entry_id: str
    edition_date: dt.date
    ordinal: int
    destination: str  # as the note prints it
    note: str
    evidence: Evidence  # of the note


@dataclass(frozen=True, slots=True)
class PrintedRelation:
    """One row per relation that the words of an entry state, as "(a subsidiary of X)", or that a body in it implies."""

    entry_id: str
    edition_date: dt.date
    ordinal: int
    relation_type: str  # subordinate_of | subsidiary_of | affiliate_of
    wording: str  # which words: printed_relations.py, docs/sources/federal_register.md
    direction: str  # entry_to_other: the entry's party is the subordinate; other_to_entry: the other one is
    own_name: str | None  # on the entry's side, where the words name it; else its party is meant
    other_name: str
    is_of_body: bool  # own_name is a body within the entry, and not the entry's party
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class EntryFootnote:
    """One row per footnote mark in an entry's license requirement, with the footnote's own text where printed."""

    entry_id: str
    edition_date: dt.date
    ordinal: int
    marker: str
    footnote_text: str | None
    evidence: Evidence  # of the mark


@dataclass(frozen=True, slots=True)
class SubEntity:
    """One row per body that an entry prints within itself."""

    entry_id: str
    edition_date: dt.date
    ordinal: int
    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Citation:
    """One row per Federal Register citation of an entry, in order of print."""

    entry_id: str
    edition_date: dt.date
    ordinal: int
    volume: int
    federal_register_page: int | None
    cited_date: dt.date | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Footnote:
    """One row per footnote printed after the table of a list."""

    edition_date: dt.date
    list_code: str
    ordinal: int
    marker: str
    footnote_text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ReservedRow:
    """One row per row that a list keeps free: `[Reserved]` under a destination."""

    edition_date: dt.date
    list_code: str
    ordinal: int
    destination: str
    evidence: Evidence


TABLES: dict[str, type] = {
    "entries": Entry,
    "entry_names": EntryName,
    "entry_addresses": EntryAddress,
    "cross_listings": CrossListing,
    "printed_relations": PrintedRelation,
    "entry_footnotes": EntryFootnote,
    "sub_entities": SubEntity,
    "citations": Citation,
    "footnotes": Footnote,
    "reserved_rows": ReservedRow,
    "quarantine": Quarantined,
    "editions": Edition,  # last: where it stands, the others are whole
}
