"""The raw tables of ownership: who holds or controls whom, how parties are called, who reports no owner and why."""

import datetime as dt
from dataclasses import dataclass

from dagster_project.reading.evidence import Evidence, Quarantined


@dataclass(frozen=True, slots=True)
class Holding:
    """One row per interest that one party has in another; a share is a fraction of 1, None where none is given."""

    holding_id: str
    row_number: int  # of the file, a CSV's header being 1; of its records from 1
    format: str  # table | gleif | bods
    owner_name: str | None  # GLEIF and BODS name parties elsewhere, by their identifier
    owner_identifier: str | None
    owned_name: str | None
    owned_identifier: str | None
    relation_type: str  # parent | investor | owner | manager | branch
    interest_type: str | None  # as the source calls it
    directness: str | None  # direct | indirect | unknown
    share: float | None
    share_minimum: float | None
    share_maximum: float | None
    is_minimum_excluded: bool  # the share is more than its minimum
    is_maximum_excluded: bool
    valid_from: dt.date | None
    valid_to: dt.date | None  # the last day
    record_id: str | None  # statements with the same one replace each other
    record_status: str | None
    source_name: str
    source_date: dt.date | None
    source_url: str | None
    source_text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Party:
    """One row per name of a party that a source identifies; an identifier is `LEI:...` or one of its document's own."""

    party_name_id: str
    row_number: int
    format: str  # gleif | bods
    identifier: str
    lei: str | None
    name: str
    name_type: str  # primary | other
    party_type: str | None
    country_code: str | None
    status: str | None
    record_id: str | None
    record_status: str | None
    source_date: dt.date | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ReportingException:
    """One row per reason for which a party's owner is not told."""

    exception_id: str
    row_number: int
    format: str  # gleif | bods
    identifier: str
    category: str
    reason: str
    reference: str | None
    evidence: Evidence


TABLES: dict[str, type] = {
    "holdings": Holding,
    "parties": Party,
    "exceptions": ReportingException,
    "quarantine": Quarantined,
}
