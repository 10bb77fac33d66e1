"""The suites of both doors, each on a table that breaks its promise."""

import re
from dataclasses import replace

import polars as pl
import pytest

from dagster_project.quality.door import SuiteResult, examine
from dagster_project.quality.doors import DERIVED, DOORS
from dagster_project.quality.frames_of_marts import mart_frames
from dagster_project.quality.frames_of_raw import counted, raw_frames
from dagster_project.reading.evidence import Quarantined
from dagster_project.storage import lake
from tests.unit.quality.sound_tables import NAMES, NONE, NUMBER, changed, frames, rule, seen, sound

RAW = [*DOORS["door_1"], *DOORS["door_1_derived"]]


def tried(tables, *names: str, decided=NONE) -> dict[str, SuiteResult]:
    """What the suites find, all of them or those on the tables named."""
    found = frames(tables)
    suites = [suite for suite in RAW if not names or suite.table in names]
    return {result.name: result for result in examine(suites, raw_frames(found.__getitem__, decided))}


def failed(tables, severity: str, *names: str) -> list[str]:
    results = tried(tables, *names).values()
    return [one.expected for result in results for one in result.failures if one.severity == severity]


def test_sound_tables_open_the_door_without_a_word():
    results = tried(sound())
    assert [result.failures for result in results.values() if not result.is_passed] == []
    assert sum(result.expectation_count for result in results.values()) > 80
    assert results["every_entry_has_its_words_and_its_place"].row_count == 2


def test_a_table_is_tried_behind_the_first_door_where_it_is_derived():
    assert lake.DERIVED == DERIVED == {suite.table for suite in DOORS["door_1_derived"]}


def test_an_empty_lake_opens_the_door():
    assert [result.name for result in tried({}).values() if not result.is_passed] == []


ENTRIES, NAMES_OF = "federal_register__entries", "federal_register__entry_names"
WRONG = {
    "a name set letter by letter": (
        (NAMES_OF, 0, {"name": "B e i j i n g Lingxin"}),
        "no blank between all its letters",
    ),
    "a page number in an address": (
        ("federal_register__entry_addresses", 0, {"address": "4619"}),
        "running head or foot",
    ),
    "a running foot in a name": ((NAMES_OF, 0, {"name": "Lingxin VerDate Sep<11>2014"}), "running head or foot"),
    "an empty address": (("federal_register__entry_addresses", 0, {"address": " "}), "address is never blank"),
    "an entry twice": ((ENTRIES, 1, {"entry_id": "e1"}), "entry_id tells the rows apart"),
    "an entry of no rule": ((ENTRIES, 0, {"document_number": "2024-1"}), "an entry belongs to a rule that was read"),
    "an entry nobody instructs": ((ENTRIES, 0, {"action": None}), "an instruction names each entry"),
    "a page beyond the last": ((ENTRIES, 0, {"evidence": seen("x", page=5)}), "page is one of the document's"),
    "a box off the sheet": ((ENTRIES, 0, {"evidence": replace(seen("x"), x1=9000.0)}), "x1 lies on a sheet"),
    "a box inside out": ((ENTRIES, 0, {"evidence": replace(seen("x"), x1=10.0)}), "a box has a left and a right"),
    "no printed text": ((ENTRIES, 0, {"evidence": seen("")}), "printed_text is never blank"),
    "two primary names": ((NAMES_OF, 1, {"entry_id": "e1"}), "an entry has one primary name"),
    "terms of no entry": (
        ("federal_register__license_requirements", 0, {"entry_id": "e9"}),
        "a detail belongs to an entry that was read",
    ),
    "terms twice": (("federal_register__license_requirements", 1, {"entry_id": "e1"}), "entry_id tells the rows apart"),
    "a section in words": (("federal_register__requirement_sections", 0, {"citation": "See"}), "a section of the EAR"),
    "a bullet under nothing": (("federal_register__bullets", 0, {"destination": ""}), "destination is never blank"),
    "a bullet that forbids": (
        ("federal_register__bullets", 0, {"action": "forbid"}),
        "action is add, revise, remove or",
    ),
    "a line break that eats a letter": (
        ("federal_register__line_breaks", 0, {"joined": "Techology"}),
        "a word is its two halves",
    ),
    "a form beside itself": (
        ("federal_register__form_comparisons", 0, {"other_form": "print"}),
        "a form is compared with another one",
    ),
    "nothing that equals words": (
        ("federal_register__form_comparisons", 0, {"other_value": None}),
        "words and nothing are not equal",
    ),
    "a shifted mention": (
        ("news__mentions", 0, {"evidence": replace(seen(NAMES[0]), span_start=0, span_end=5)}),
        "the printed words stand at their span",
    ),
    "a mention of nobody": (("news__mentions", 0, {"name": "Zhihu"}), "a name that a rule prints"),
    "a machine's text without its sentence": (
        ("news__articles", 0, {"is_machine_written": True}),
        "each flag of a machine's text",
    ),
    "a name without its keys": (("names__keys", 0, {"name": "Zhihu"}), "a name that an entry prints has its keys"),
    "a share in percent": (("ownership__holdings", 0, {"share": 51.0}), "share is a fraction of 1"),
    "a holding of nobody": (("ownership__holdings", 0, {"owner_name": " "}), "owner_name or owner_identifier is never"),
    "a relation of no known type": (("ownership__holdings", 0, {"relation_type": "friend"}), "relation_type is one of"),
    "a party without a name": (("ownership__parties", 0, {"name": ""}), "name is never blank"),
    "an exception without a reason": (("ownership__exceptions", 0, {"reason": " "}), "reason is never blank"),
    "a holding without a source": (("ownership__holdings", 0, {"source_name": " "}), "source_name is never blank"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_fact_shuts_the_door(case):
    (name, row, facts), said = WRONG[case]
    assert [one for one in failed(changed(sound(), name, row, **facts), "critical", name, ENTRIES) if said in one]


def test_a_fact_of_a_document_without_pages_has_its_place_by_a_span():
    span = replace(seen(NAMES[0]), page=None, x0=None, top=None, x1=None, bottom=None, span_start=5, span_end=9)
    assert failed(changed(sound(), ENTRIES, 0, evidence=span), "critical") == []
    for nowhere in (replace(span, span_end=None), replace(seen(NAMES[0]), top=None)):
        said = failed(changed(sound(), ENTRIES, 0, evidence=nowhere), "critical")
        assert any("a page with a box on it, or a span" in one for one in said)


def test_a_lost_row_of_the_table_shuts_the_door_by_the_documents_own_count():
    tables = sound()
    lost = {**tables, ENTRIES: tables[ENTRIES][:1], NAMES_OF: tables[NAMES_OF][:1]}
    lost["federal_register__citations"] = tables["federal_register__citations"][:1]
    assert any("the number of entries read" in one for one in failed(lost, "critical"))


def test_a_rule_that_miscounts_itself_shows_and_does_not_shut_the_door():
    miscounted = changed(sound(), "federal_register__declared_counts", 0, count=3)
    assert failed(miscounted, "critical") == []
    assert failed(miscounted, "warning") == ["declared, instructed and printed numbers agree"]


def test_what_the_reader_did_not_understand_shows_with_its_number_of_rows():
    tables = sound() | {"federal_register__quarantine": [Quarantined("q1", NUMBER, "cell", "an address", seen("?"))]}
    (failure,) = tried(tables)["nothing_of_a_rule_is_left_over"].failures
    assert (failure.severity, failure.observed) == ("warning", "1")


def test_a_rule_that_changes_nothing_must_say_why():
    silent = {"federal_register__rules": [rule()]}
    assert any("says why" in one for one in failed(silent, "critical"))
    told = {"federal_register__rules": [rule(no_events_because="it amends part 740 only")]}
    assert failed(told, "critical") == []


def test_a_failure_names_the_document_the_page_and_the_remedy():
    result = tried(changed(sound(), ENTRIES, 0, evidence=seen("x", page=5)))["every_entry_has_its_words_and_its_place"]
    (failure,) = (one for one in result.failures if one.expected == "page is one of the document's")
    assert re.match(rf"1 of 2 rows: {NUMBER} 5 Beijing Lingxin", failure.observed)
    assert failure.remedy.startswith("compare the page with the print")
    assert not result.is_open


def test_counts_by_destination_add_up_where_no_total_is_declared():
    tables = sound()
    one = tables["federal_register__declared_counts"][0]
    tables["federal_register__declared_counts"] = [
        replace(one, destination=place, count=1) for place in ("CHINA", "INDIA", "INDIA")
    ]
    found = frames(tables)
    (row,) = counted(
        found["federal_register__declared_counts"], found["federal_register__instructions"], found[ENTRIES]
    ).to_dicts()
    assert (row["declared"], row["instructed"], row["found"], row["is_found"]) == (2, 2, 2, True)


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


def test_every_suite_says_in_words_what_it_promises():
    for suites in DOORS.values():
        for suite in suites:
            assert re.fullmatch(r"[A-Z].{30,}\.", suite.promise), suite.name
    names = [suite.name for suites in DOORS.values() for suite in suites]
    assert len(names) == len(set(names))
