"""The suites of the first door, each on a table that breaks its promise."""

import re
from dataclasses import replace

import pytest

from dagster_project.quality.door import SuiteResult, examine
from dagster_project.quality.doors import DOORS
from dagster_project.quality.frames_of_raw import counted, raw_frames
from dagster_project.reading.evidence import Quarantined
from dagster_project.sources.derived import DERIVED
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
    assert {suite.table for suite in DOORS["door_1_derived"]} == DERIVED


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
    "a claim of a stranger's mention": (
        ("news__claims", 0, {"subject_mention_id": "another"}),
        "a party of a claim that is a mention is one of the same article",
    ),
    "a claim of nobody": (("news__claims", 0, {"subject_name": None}), "a claim is about a party or a number"),
    "a shifted claim": (
        ("news__claims", 0, {"evidence": replace(seen("adds"), span_start=0, span_end=4)}),
        "the claim's words stand at their span",
    ),
    "a mention of nobody": (
        ("news__mentions", 0, {"name": "Zhihu"}),
        "a mention is of a name that a rule or an edition prints",
    ),
    "a copy of nothing": (("news__copies", 0, {"story_id": "another"}), "a story bears the id of its first article"),
    "a copy that is no article": (("news__copies", 0, {"article_id": "another"}), "a copy is of an article that was"),
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


def test_every_suite_says_in_words_what_it_promises():
    for suites in DOORS.values():
        for suite in suites:
            assert re.fullmatch(r"[A-Z].{30,}\.", suite.promise), suite.name
    names = [suite.name for suites in DOORS.values() for suite in suites]
    assert len(names) == len(set(names))
