"""The marts that dbt builds from a small world."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import polars as pl
import pytest

from dagster_project.reading.evidence import digest
from tests.integration.small_world import (
    ADDING,
    ATOMIC,
    BEL,
    CHINA,
    HISILICON,
    KEYI,
    LINGXIN,
    REMOVING,
    REVISING,
    STRANGER,
    TENCENT,
    TYPES,
    WONG,
    ZHIPU,
    a_small_world,
    put_entry,
    write,
)

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).resolve().parents[2] / "dbt_project"
MARTS = sorted(path.stem for path in (PROJECT / "models" / "marts").glob("*.sql"))


def dbt_build(
    data: Path, *without: str, select: str = "*", project: Path = PROJECT
) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).with_name("dbt"), "--no-use-colors", "build", "--select", select]
    command += ["--project-dir", project, "--profiles-dir", project]
    command += ["--target-path", data / "target", "--log-path", data / "logs"]
    command += [word for resource in without for word in ("--exclude-resource-type", resource)]
    environment = os.environ | {"ENTITY_LEDGER_DATA": str(data), "DO_NOT_TRACK": "1"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)


def marts_of(data: Path) -> dict[str, pl.DataFrame]:
    with duckdb.connect(str(data / "warehouse" / "warehouse.duckdb"), read_only=True) as connection:
        found = connection.sql("select table_name from duckdb_tables() where schema_name = 'marts'").fetchall()
        return {name: connection.table(f"marts.{name}").pl() for (name,) in sorted(found)}


@pytest.fixture(scope="module")
def marts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pl.DataFrame]:
    data = write(tmp_path_factory.mktemp("it's a (small) {world}"), a_small_world())
    built = dbt_build(data)
    assert built.returncode == 0, built.stdout
    return marts_of(data)


def undescribed_in(data: Path) -> list[tuple]:
    with duckdb.connect(str(data / "warehouse" / "warehouse.duckdb"), read_only=True) as connection:
        columns = "select table_name, column_name from duckdb_columns() where schema_name = 'marts' and comment is null"
        tables = "select table_name, null from duckdb_tables() where schema_name = 'marts' and comment is null"
        return connection.sql(f"{columns} union all {tables}").fetchall()


def only(frame: pl.DataFrame, *columns: str, **values: object) -> tuple:
    found = frame.filter(**values).select(*columns).rows()
    assert len(found) == 1, found
    return found[0]


def test_every_document_is_a_rule_also_one_without_events(marts):
    found = marts["rules"].sort("document_number").select("citation", "event_count", "is_count_agreed").rows()
    assert list(marts) == MARTS
    assert found == [(None, 2, False), (None, 0, None), ("90 FR 4617", 7, True), ("90 FR 5000", 1, None)]
    facts = only(marts["rules"], "source_url", "title", "found_added_entries", document_number=ADDING)
    assert facts == ("https://www.federalregister.gov/d/2025-00704", "Changes to the Entity List", 5)


def test_an_event_shows_its_words_its_place_and_the_page_that_its_row_is_printed_on(marts):
    assert only(marts["listing_events"], "action", "target", "destination", name=ZHIPU) == ("add", "entry", "China")
    assert only(marts["listing_events"], "citation", "page", "top", name=ZHIPU) == ("90 FR 4619", 3, 100.0)
    assert only(marts["listing_events"], "printed_text", "footnote_markers", name=ZHIPU) == (f"{ZHIPU}, printed", "1")


def test_a_rule_that_is_not_in_print_gives_no_citation(marts):
    assert marts["listing_events"].filter(document_number=REVISING, basis="rule")["citation"].to_list() == [None, None]


def test_a_dropped_body_is_an_event_within_its_entry_and_a_kept_one_is_none(marts):
    event = only(marts["listing_events"], "name", "action", "detail", "citation", target="sub_entity")
    assert event == (ATOMIC, "remove", "Bhabha Atomic Research Center", "90 FR 4620")
    assert only(marts["listings"], "opening_document_number", name=ATOMIC, is_current=True) == (ADDING,)


@pytest.mark.parametrize(
    ("name", "since", "basis", "citation"),
    [
        (ZHIPU, dt.date(2025, 1, 16), "added by rule", "90 FR 4619"),
        (BEL, dt.date(2019, 5, 21), "earliest citation in the entry", "84 FR 22963"),
        (ATOMIC, dt.date(1998, 11, 19), "earliest citation in the entry", "63 FR 64322"),
    ],
)
def test_a_listing_says_since_when_and_how_that_is_known(marts, name, since, basis, citation):
    facts = only(marts["listings"], "listed_since", "listed_since_basis", "first_citation", name=name, is_current=True)
    assert facts == (since, basis, citation)


def test_a_removal_finds_its_party_by_name_and_short_destination_and_ends_the_listing(marts):
    days = ("valid_from", "valid_to", "opening_basis", "closing_document_number", "is_current")
    versions = marts["listings"].filter(name=HISILICON).sort("valid_from").select(days).rows()
    cited, revised, removed = dt.date(2019, 5, 21), dt.date(2020, 5, 15), dt.date(2025, 6, 2)
    assert versions == [(cited, revised, "citation", REVISING, False), (revised, removed, "rule", REMOVING, False)]
    assert only(marts["entities"], "is_listed", "list_codes", "destination", name=HISILICON) == (False, None, "China")


def test_a_revision_before_which_only_a_citation_is_on_record_leaves_the_words_of_that_time_open(marts):
    versions = marts["listings"].filter(name=BEL).sort("valid_from")
    assert versions["license_requirement"].to_list() == [None, "For all items (See § 744.11)1"]
    described = marts["changes"].filter(name=BEL).sort("change_date").select("change_type", "description").rows()
    assert described == [("added", None), ("revised", "the words are on record from here")]


def test_each_part_of_a_listing_has_its_days_and_its_rules(marts):
    parts = marts["listing_parts"].filter(part_type="address", part_text="1 Long Road")
    (zhipu,) = only(marts["entities"], "entity_id", name=ZHIPU)
    (hisilicon,) = only(marts["entities"], "entity_id", name=HISILICON)
    days = ("valid_from", "valid_to", "opening_document_number", "closing_document_number")
    assert only(parts, *days, entity_id=zhipu) == (dt.date(2025, 1, 16), None, ADDING, None)
    assert only(parts, *days, entity_id=hisilicon) == (dt.date(2020, 5, 15), dt.date(2025, 6, 2), REVISING, REMOVING)


def test_two_entries_of_one_name_in_one_rule_are_two_parties_with_the_ids_that_python_gives(marts):
    expected = sorted(digest("china", "wongyungfai", number) for number in (1, 2))
    assert marts["entities"].filter(name=WONG)["entity_id"].sort().to_list() == expected


def test_a_group_is_a_parent_with_its_subsidiaries_and_says_according_to_whom(marts):
    ((zhipu,), (keyi,)) = (only(marts["entities"], "entity_id", name=name) for name in (ZHIPU, KEYI))
    grouped = ("group_id", "group_name", "group_size")
    assert only(marts["entities"], *grouped, name=LINGXIN) == (zhipu, ZHIPU, 3)
    said = f"is a subsidiary of {ZHIPU}, according to TechDogs, 2025-01-16"
    (basis,) = only(marts["entities"], "group_basis", name=LINGXIN)
    assert said in basis.split("; ")
    path = f"{LINGXIN} -> is a subsidiary of {ZHIPU} (according to TechDogs, 2025-01-16)"
    assert only(marts["entities"], "group_path", name=LINGXIN) == (path,), "a fact is told before what was accepted"
    assert only(marts["entities"], "group_id", "group_size", name=KEYI) == (keyi, 1)
    assert only(marts["entities"], "group_basis", name=BEL) == ("no relation to another listed party on record",)
    assert only(marts["entities"], "listing_reason", "listing_reason_page", name=ZHIPU) == ("Military use.", 2)
    group = only(marts["groups"], "group_name", "group_size", "listed_count", "destinations", "fact_count")
    assert group == (ZHIPU, 3, 2, "China", 2)


def test_a_person_who_accepted_a_relation_is_named_with_it(marts):
    accepted = marts["entity_relations"].filter(status="accepted").sort("relation_type")
    assert accepted.select("relation_type", "from_name", "to_name", "basis", "joins_group").rows() == [
        ("named_together", LINGXIN, ZHIPU, "judgement", True),
        ("shares_address", LINGXIN, ZHIPU, "judgement", True),
    ]
    assert accepted["reviewed_by"].null_count() == accepted["review_reason"].null_count() == 0
    (basis,) = only(marts["entities"], "group_basis", name=LINGXIN)
    assert "shares an address with" in basis
    assert "accepted by" in basis


def test_an_investor_is_a_party_that_is_not_listed_and_joins_no_group(marts):
    relations = marts["entity_relations"].filter(basis="ownership")
    relation = only(relations, "from_name", "to_name", "joins_group", relation_type="investor_in")
    assert only(marts["entities"], "is_listed", "destination", "group_size", name=TENCENT) == (False, None, 1)
    assert relation == (TENCENT, ZHIPU, False)


def test_a_party_that_a_listed_one_holds_by_half_is_captured_with_its_sum_its_path_and_the_terms(marts):
    status = marts["affiliate_status"]
    share = ("status", "share_minimum", "arithmetic", "path", "license_review_policy", "red_flag")
    day = dt.date(2025, 1, 16)
    captured, before = status.filter(pl.col("valid_from") == day), status.filter(pl.col("valid_to") == day)
    assert only(captured, *share, name=STRANGER) == (
        "captured",
        0.6,
        f"60 % by {ZHIPU} (listed) = 60 %",
        f"{ZHIPU} (listed) holds 60 % of {STRANGER}",
        "Denial.",
        None,
    )
    assert only(before, "status", "share_maximum", name=STRANGER) == ("not_captured", 0.0)
    assert only(captured, "status", "red_flag", name=LINGXIN) == ("unknown", 29)
    assert only(status, "status", "path", name=ZHIPU) == ("not_captured", None), "nobody listed holds it"


def test_names_and_addresses_stand_once_with_their_evidence(marts):
    (zhipu,) = only(marts["entities"], "entity_id", name=ZHIPU)
    names = marts["entity_names"].filter(entity_id=zhipu).sort("name_type").select("name", "name_type", "page")
    assert names.rows() == [("Zhipu AI", "alias", 3), (ZHIPU, "primary", 3)]
    assert only(marts["entity_addresses"], "address", "is_current", entity_id=zhipu) == ("1 Long Road", True)


def test_a_mention_of_a_name_that_two_parties_bear_is_ambiguous(marts):
    assert marts["mentions"].filter(name=WONG)["is_ambiguous"].to_list() == [True, True]
    assert only(marts["mentions"], "is_ambiguous", name="Zhipu AI") == (False,)
    assert only(marts["articles"], "published_at") == (dt.datetime(2025, 1, 16, 1, 10),)


def test_what_does_not_fit_is_a_finding_and_never_twice(marts):
    assert marts["findings"].sort("finding_type").select("finding_type", "severity", "page").rows() == [
        ("ambiguous_holding", "warning", None),
        ("count_disagreement", "critical", 2),
        ("entry_without_instruction", "critical", 3),
        ("form_disagreement", "warning", 3),
        ("form_disagreement", "warning", 3),
        ("instruction_without_entry", "critical", 17),
        ("not_understood", "critical", 21),
    ]


def test_what_a_rule_declares_lists_instructs_and_prints_stands_side_by_side(marts):
    numbers = ("declared_count", "bulleted_count", "instructed_count", "tabled_count", "is_agreed")
    frame = marts["rule_reconciliation"]
    assert only(frame, *numbers, document_number=ADDING, action="add", destination="China") == (None, 5, 5, 5, True)
    assert only(frame, *numbers, document_number=ADDING, action="revise", destination="India") == (
        *(None, None, 1, 1),
        True,
    )
    assert only(frame, *numbers, document_number=REMOVING, destination="China") == (None, None, 1, None, None)
    total = frame.filter(pl.col("destination").is_null())
    assert only(total, *numbers, document_number=REVISING) == (93, None, 3, 2, False)


def test_a_difference_says_what_disagrees_and_on_which_pages(marts):
    frame = marts["rule_reconciliation"].filter(document_number=REVISING)
    assert only(frame.filter(pl.col("destination").is_null()), "difference") == (
        "to revise in all: the summary declares 93 (page 2), "
        "the instructions name 3 (pages 2 to 17), the table has 2 (page 3)",
    )
    assert only(frame, "difference", destination="Chile") == (
        "to revise under Chile: the instructions name 1 (page 17), the table has 0",
    )
    (said,) = only(marts["findings"], "expected", finding_type="count_disagreement")
    assert "in all" in said
    assert "under Chile" in said, "one finding holds the total and its parts"


def test_the_terms_of_an_entry_are_typed_and_the_latest_of_a_listed_party_are_current(marts):
    facts = ("sections", "policy_sections", "footnote_markers", "license_exceptions", "is_current", "page")
    found = only(marts["license_requirements"], *facts, name=ZHIPU)
    assert found == ("744.11, 746.8(a)(3)", "744.21(e)", "1", None, True, 3)
    assert only(marts["license_requirements"], "is_current", name=HISILICON) == (False,), "it was removed"


def test_the_order_of_rows_and_files_changes_nothing(marts, tmp_path):
    data = write(tmp_path / "data", {name: records[::-1] for name, records in a_small_world().items()}, partition="0")
    built = dbt_build(data, "test", "unit_test")
    assert built.returncode == 0, built.stdout
    assert [name for name, frame in marts_of(data).items() if not frame.equals(marts[name])] == []


def test_marts_are_built_and_described_also_when_nothing_was_read(tmp_path):
    data = write(tmp_path / "data", {name: [] for name in TYPES})
    built = dbt_build(data, "unit_test")
    assert built.returncode == 0, built.stdout
    assert {name: frame.height for name, frame in marts_of(data).items()} == dict.fromkeys(MARTS, 0) | {
        "affiliates_rule_periods": 4  # it is in no document that is read, but in a seed
    }
    assert undescribed_in(data) == [], "a reader of the database finds what each column means"


def test_an_action_that_is_no_verb_of_the_ledger_fails_the_build(tmp_path):
    raw = a_small_world()
    put_entry(raw, ADDING, "suspend", CHINA, "Alpha Co.")
    built = dbt_build(write(tmp_path / "data", raw), "unit_test", select="+listing_events")
    assert built.returncode == 1
    assert "accepted_values_listing_events_action" in built.stdout


def test_two_forms_of_a_rule_stand_side_by_side_and_each_difference_is_a_warning_with_both_values(marts):
    frame = marts["form_reconciliation"].sort("entry_number")
    assert frame.select("entry_number", "destination", "name", "field_name", "is_equal").rows() == [
        (0, None, None, "effective_date", True),
        (1, "China", ZHIPU, "aliases", False),
        (2, "China", LINGXIN, "entry", False),
    ]
    assert frame.select("printed_value", "other_printed_value", "page").rows()[1] == ("Zhipu AI", "Zhipu A1", 3)
    found = marts["findings"].filter(finding_type="form_disagreement").sort("expected")
    assert found.select("severity", "document", "page", "expected").rows() == [
        ("warning", ADDING, 3, f"aliases of {ZHIPU}, {CHINA}: print has Zhipu AI; full_text has Zhipu A1"),
        ("warning", ADDING, 3, f"entry of {LINGXIN}, {CHINA}: print has {LINGXIN}; full_text has nothing"),
    ]
