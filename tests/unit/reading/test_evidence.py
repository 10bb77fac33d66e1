"""Records as flat rows."""

import datetime as dt
from dataclasses import dataclass

import polars as pl
import pytest

from dagster_project.reading.evidence import Evidence, digest, frame_of, schema_of
from dagster_project.sources.federal_register.records import TABLES as RULES
from dagster_project.sources.news.records import TABLES as NEWS
from dagster_project.sources.ownership.records import TABLES as OWNERSHIP


@dataclass(frozen=True)
class Sighting:
    bird: str
    seen_at: dt.datetime | None
    evidence: Evidence


@dataclass(frozen=True)
class Clash:
    page: int
    evidence: Evidence


def test_a_record_becomes_one_row_with_its_evidence_at_the_end() -> None:
    frame = frame_of([Sighting("wren", None, Evidence("sha", "a wren", page=3, x0=1.5))], Sighting)
    assert frame.columns[:4] == ["bird", "seen_at", "document_sha256", "printed_text"]
    assert frame.row(0, named=True)["page"] == 3
    assert frame.schema["seen_at"] == pl.Datetime("us", "UTC")


def test_no_records_still_have_their_columns() -> None:
    assert frame_of([], Sighting).schema == schema_of(Sighting)


# Made of rows that carry theirs, which they name by id or by name.
DERIVED = {"short_forms", "name_candidates", "sketches", "copies"}
READ = [*RULES.values(), *(NEWS[name] for name in NEWS.keys() - DERIVED), *OWNERSHIP.values()]


@pytest.mark.parametrize("record_type", sorted(READ, key=str))
def test_every_raw_table_is_flat_and_carries_its_evidence(record_type: type) -> None:
    schema = schema_of(record_type)
    assert {"document_sha256", "printed_text"} <= schema.keys()
    assert not any(dtype.is_nested() for dtype in schema.values())


def test_a_field_that_would_hide_a_place_is_refused() -> None:
    with pytest.raises(TypeError, match="Clash and Evidence both have page"):
        schema_of(Clash)


def test_ids_tell_a_missing_value_from_an_empty_one() -> None:
    assert digest("a", None) != digest("a", "")
    assert digest("ab", "c") != digest("a", "bc")
