"""The raw table `ownership__holdings`: who holds or controls whom, according to whom."""

import datetime as dt
from dataclasses import dataclass

from dagster_project.reading.evidence import Evidence, Quarantined


@dataclass(frozen=True, slots=True)
class Holding:
    """One row per row of the table; a share is a fraction of 1, None where the source gives none."""

    holding_id: str
    row_number: int  # of the file, the header being 1
    owner_name: str
    owned_name: str
    relation_type: str  # parent | investor
    share: float | None
    share_minimum: float | None
    share_maximum: float | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    source_name: str
    source_date: dt.date | None
    source_url: str | None
    source_text: str
    evidence: Evidence


TABLES: dict[str, type] = {"holdings": Holding, "quarantine": Quarantined}
