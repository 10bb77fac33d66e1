"""An edition that lost entries shuts the door, one that grew beyond belief is shown."""

import datetime as dt

import polars as pl
import pytest

from dagster_project.quality.door import examine
from dagster_project.quality.doors import DOORS
from dagster_project.quality.frames_of_raw import raw_frames, volumes
from dagster_project.quality.reviewed import Decisions
from dagster_project.reading.evidence import digest
from dagster_project.storage import lake
from tests.unit.quality.sound_tables import frames

SOURCES = pytest.mark.parametrize("source", ["ecfr", "consolidated_screening_list"])


def entries(source: str, *editions: dict[str, int]) -> pl.DataFrame:
    """Entries of editions on the days from 1 July 2026 on, each with so many entries per list."""
    rows = [
        {"edition_date": dt.date(2026, 7, day), "list_code": code, "entry_id": f"{day} {code} {number}"}
        for day, counts in enumerate(editions, start=1)
        for code, count in counts.items()
        for number in range(count)
    ]
    texts = {"name": "A Ltd.", "list_name": "A list", "destination": "CHINA"}
    schema = lake.schema_of(lake.record_type(f"{source}__entries"))
    known = {name: pl.lit(text) for name, text in texts.items() if name in schema}
    has_terms = pl.when(pl.col("list_code") == "entity_list")
    known["license_requirement"] = has_terms.then(pl.lit("For all items")).otherwise(None)
    full = pl.DataFrame(rows).with_columns(span_start=pl.lit(0), span_end=pl.lit(9), **known)
    return pl.concat([pl.DataFrame(schema=schema), full], how="diagonal_relaxed").select(schema.names())


def exceptions(*rows: tuple[str, str]) -> pl.DataFrame:
    """Acknowledged findings: id and printed text."""
    names = ("finding_id", "printed_text")
    found = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")
    return found.with_columns(column_name=pl.lit(None, pl.String), value=pl.lit(None, pl.String))


def failures(source: str, *editions: dict[str, int]) -> list[tuple[str, str]]:
    found = frames({}) | {f"{source}__entries": entries(source, *editions)}
    suites = [suite for suite in DOORS["door_1"] if suite.table.startswith(source)]
    results = examine(suites, raw_frames(found.__getitem__, exceptions()))
    return [(one.severity, one.expected) for result in results for one in result.failures]


@SOURCES
def test_a_halved_list_shuts_the_door_though_the_others_grow(source):
    shrunk = failures(source, {"entity_list": 100, "unverified_list": 100}, {"entity_list": 50, "unverified_list": 150})
    assert shrunk == [("critical", "a list has at least 85 % of the entries of its last good edition")]


@SOURCES
def test_a_list_beyond_double_is_shown_and_passes(source):
    swollen = failures(source, {"entity_list": 100}, {"entity_list": 201})
    assert swollen == [("warning", "a list has at most 200 % of the entries of its last good edition")]


@SOURCES
def test_85_and_200_percent_and_a_new_list_pass(source):
    assert (
        failures(
            source,
            {"entity_list": 100},
            {"entity_list": 85, "unverified_list": 1},
            {"entity_list": 170, "unverified_list": 2},
        )
        == []
    )


def test_a_list_that_is_left_out_has_no_entry_and_is_not_whole():
    left_out = volumes("ecfr", entries("ecfr", {"a": 2, "b": 3}, {"a": 2}), Decisions(exceptions())).filter(
        ~pl.col("is_whole")
    )
    assert left_out.select("list_code", "entry_count", "good_count").rows() == [("b", 0, 3)]


def test_a_bad_edition_is_not_what_the_next_one_is_compared_with():
    found = volumes("ecfr", entries("ecfr", {"a": 100}, {"a": 50}, {"a": 60}, {"a": 90}), Decisions(exceptions()))
    assert found.select("good_count", "is_whole").rows() == [(0, True), (100, False), (100, False), (100, True)]


def test_an_edition_that_a_person_acknowledged_opens_the_door_and_is_what_the_next_one_is_compared_with():
    shrinking = entries("ecfr", {"a": 100}, {"a": 50}, {"a": 45})
    finding_id = digest("list_volume", "ecfr", "a 2026-07-02")
    refused = volumes("ecfr", shrinking, Decisions(exceptions()))
    assert refused.filter(~pl.col("is_whole"))["finding_id"][0] == finding_id, "the door names what to acknowledge"
    found = volumes("ecfr", shrinking, Decisions(exceptions((finding_id, "50 entries"))))
    assert found.select("good_count", "is_whole").rows() == [(0, True), (100, True), (50, True)]
    of_other_words = volumes("ecfr", shrinking, Decisions(exceptions((finding_id, "60 entries"))))
    assert of_other_words["is_whole"].to_list() == [True, False, False]


@SOURCES
def test_an_entry_without_a_place_shuts_the_door(source):
    found = entries(source, {"entity_list": 1}).with_columns(span_end=pl.lit(None, dtype=pl.Int64))
    suites = [suite for suite in DOORS["door_1"] if suite.table == f"{source}__entries"]
    (result,) = examine(suites, raw_frames((frames({}) | {f"{source}__entries": found}).__getitem__, exceptions()))
    assert not result.is_open
