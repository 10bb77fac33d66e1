"""An edition that lost entries shuts the door, one that grew beyond belief is shown."""

import datetime as dt

import polars as pl
import pytest

from dagster_project.quality.door import examine
from dagster_project.quality.doors import DOORS
from dagster_project.quality.frames_of_raw import raw_frames, volumes
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
    texts = {"name": "A Ltd.", "list_name": "A list", "destination": "CHINA", "license_requirement": "For all items"}
    schema = lake.schema_of(lake.record_type(f"{source}__entries"))
    known = {name: pl.lit(text) for name, text in texts.items() if name in schema}
    full = pl.DataFrame(rows).with_columns(span_start=pl.lit(0), span_end=pl.lit(9), **known)
    return pl.concat([pl.DataFrame(schema=schema), full], how="diagonal_relaxed").select(schema.names())


def failures(source: str, *editions: dict[str, int]) -> list[tuple[str, str]]:
    found = frames({}) | {f"{source}__entries": entries(source, *editions)}
    suites = [suite for suite in DOORS["door_1"] if suite.table.startswith(source)]
    results = examine(suites, raw_frames(found.__getitem__))
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
    assert failures(source, {"entity_list": 100}, {"entity_list": 85, "new": 1}, {"entity_list": 170, "new": 2}) == []


def test_a_list_that_is_left_out_has_no_entry_and_is_not_whole():
    left_out = volumes(entries("ecfr", {"a": 2, "b": 3}, {"a": 2})).filter(~pl.col("is_whole"))
    assert left_out.select("list_code", "entry_count", "good_count").rows() == [("b", 0, 3)]


def test_a_bad_edition_is_not_what_the_next_one_is_compared_with():
    found = volumes(entries("ecfr", {"a": 100}, {"a": 50}, {"a": 60}, {"a": 90}))
    assert found.select("good_count", "is_whole").rows() == [(0, True), (100, False), (100, False), (100, True)]


@SOURCES
def test_an_entry_without_a_place_shuts_the_door(source):
    found = entries(source, {"entity_list": 1}).with_columns(span_end=pl.lit(None, dtype=pl.Int64))
    suites = [suite for suite in DOORS["door_1"] if suite.table == f"{source}__entries"]
    (result,) = examine(suites, raw_frames((frames({}) | {f"{source}__entries": found}).__getitem__))
    assert not result.is_open
