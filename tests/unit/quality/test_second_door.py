"""The suites of the second door, each on a mart that breaks its promise."""

import polars as pl
import pytest

from dagster_project.quality.door import SuiteResult, examine
from dagster_project.quality.doors import DOORS
from dagster_project.quality.frames_of_marts import mart_frames
from tests.unit.quality.sound_tables import NAMES, NONE, NUMBER, frames, sound


def marts() -> dict[str, pl.DataFrame]:
    return {
        "rules": pl.DataFrame({"document_number": [NUMBER]}),
        "listing_events": pl.DataFrame(
            {
                "event_id": ["v1", "v2"],
                "document_number": [NUMBER] * 2,
                "entity_id": ["x1", "x2"],
                "action": ["add"] * 2,
                "basis": ["rule"] * 2,
                "name": list(NAMES),
                "page": [3, 3],
                "span_start": [None, None],
                "printed_text": list(NAMES),
            }
        ),
        "entities": pl.DataFrame(
            {
                "entity_id": ["x1", "x2"],
                "name": list(NAMES),
                "is_listed": [True, True],
                "group_id": ["g1", "g2"],
                "group_size": [1, 1],
            }
        ),
        "listings": pl.DataFrame(
            {
                "version_id": ["l1v1", "l2v1"],
                "listing_id": ["l1", "l2"],
                "entity_id": ["x1", "x2"],
                "destination": ["CHINA"] * 2,
                "name": list(NAMES),
                "opening_event_id": ["v1", "v2"],
                "is_current": [True, True],
                "valid_from": ["2025-01-16"] * 2,
                "listed_since": ["2025-01-16"] * 2,
            }
        ),
        "entity_names": pl.DataFrame({"name_id": ["n1", "n2"], "entity_id": ["x1", "x2"], "name": list(NAMES)}),
        "affiliate_status": pl.DataFrame(
            {
                "affiliate_status_id": ["s1"],
                "entity_id": ["x1"],
                "name": [NAMES[0]],
                "status": ["captured"],
                "arithmetic": ["60 % by B (listed) = 60 %"],
                "owner_listing_id": ["l2"],
                "is_over_whole": [False],
                "is_contradicted": [False],
            }
        ),
        "articles": pl.DataFrame({"article_id": ["a1"], "title": ["T"]}),
        "mentions": pl.DataFrame(
            {"mention_id": ["m"], "place_id": ["m1"], "article_id": ["a1"], "entity_id": ["x1"], "name": [NAMES[0]]}
        ),
    }


def tried_marts(changes) -> dict[str, SuiteResult]:
    found = frames(sound())
    given = marts() | changes
    suites = [suite for suite in DOORS["door_2"] if suite.table in ({*changes, "rules"} if changes else given)]
    return {one.table: one for one in examine(suites, mart_frames(given, found.__getitem__, NONE))}


def test_sound_marts_open_the_second_door():
    assert {name: one.failures for name, one in tried_marts({}).items() if not one.is_passed} == {}


@pytest.mark.parametrize(
    ("mart", "change"),
    [
        ("rules", lambda rows: rows.clear()),
        ("listing_events", lambda rows: rows.with_columns(event_id=pl.lit("v1"))),
        ("listing_events", lambda rows: rows.with_columns(entity_id=pl.lit("nobody"))),
        ("listing_events", lambda rows: rows.with_columns(page=pl.lit(None, pl.Int64))),
        ("listings", lambda rows: rows.with_columns(opening_event_id=pl.lit("none"))),
        ("listings", lambda rows: rows.with_columns(listing_id=pl.lit("l1"))),
        ("listings", lambda rows: rows.with_columns(entity_id=pl.lit("nobody"))),
        ("entities", lambda rows: rows.with_columns(group_size=pl.lit(7))),
        ("entities", lambda rows: rows.with_columns(is_listed=pl.lit(False))),
        ("affiliate_status", lambda rows: rows.with_columns(entity_id=pl.lit("nobody"))),
        ("affiliate_status", lambda rows: rows.with_columns(owner_listing_id=pl.lit(None, pl.String))),
        ("articles", lambda rows: rows.clear()),
        ("articles", lambda rows: pl.concat([rows, rows])),
        ("mentions", lambda rows: rows.clear()),
    ],
)
def test_a_mart_that_lost_doubled_or_cut_off_a_row_shuts_the_second_door(mart, change):
    assert not tried_marts({mart: change(marts()[mart])})[mart].is_open


def test_shares_beyond_the_whole_and_statements_that_disagree_show_and_do_not_shut_the_door():
    rows = marts()["affiliate_status"].with_columns(is_over_whole=pl.lit(True), is_contradicted=pl.lit(True))
    result = tried_marts({"affiliate_status": rows})["affiliate_status"]
    assert result.is_open
    assert [one.severity for one in result.failures] == ["warning", "warning"]


def test_an_event_that_a_citation_or_an_edition_tells_of_needs_no_rule():
    told = marts()["listing_events"].with_columns(document_number=pl.lit("unknown"), basis=pl.lit("citation"))
    assert tried_marts({"listing_events": told})["listing_events"].is_open
    assert not tried_marts({"listing_events": told.with_columns(basis=pl.lit("rule"))})["listing_events"].is_open


def test_events_that_a_rule_prints_and_the_mart_lost_shut_the_second_door():
    result = tried_marts({"listing_events": marts()["listing_events"].head(1)})["rules"]
    assert [one.expected for one in result.failures] == ["the events of a rule are as many as the changes it prints"]


def test_a_mart_that_is_missing_shuts_the_second_door():
    (result,) = (one for one in examine(DOORS["door_2"], {}) if one.table == "rules")
    assert not result.is_open
    assert result.failures[0].observed == "the table is missing"
