"""What persons decided on findings and on relations, as rows of seeds, and what marts and doors make of it."""

import csv
import datetime as dt
import re
import shutil
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from dagster_project.defs import checks
from dagster_project.quality.door import examine
from dagster_project.quality.doors import DOORS
from dagster_project.quality.frames_of_marts import mart_frames
from dagster_project.quality.frames_of_raw import raw_frames
from dagster_project.reading.evidence import digest, frame_of
from dagster_project.storage import exceptions
from dagster_project.storage.folders import Folders
from tests.integration.small_world import (
    ADDING,
    BEL,
    HISILICON,
    KEYI,
    LINGXIN,
    REMOVING,
    REVISING,
    TYPES,
    ZHIPU,
    a_small_world,
    put,
    write,
)
from tests.integration.test_marts import PROJECT, dbt_build, marts_of, only

pytestmark = pytest.mark.slow

FR = "federal_register"
CHILE = "Huawei Chile S.A."
REMOVAL = "By taking Bel\nHuawei off"
WORDS = "For shoes, “only”,\nand hats"
POLICY = "As the stars say"
DAY = dt.date(2026, 1, 31)


def a_world_with_pieces_that_only_a_person_can_read() -> dict[str, list]:
    raw = a_small_world()
    aside = {"document_key": REMOVING, "expected": "a verb"}
    put(raw, "quarantine", REMOVING, REMOVAL, 1, 70.0, quarantine_id="removal", kind="instruction", **aside)
    terms = raw[f"{FR}__license_requirements"]
    for number, top in ((0, 300.0), (1, 400.0)):  # of Zhipu, whose terms nobody knows, and of the entry below
        evidence = replace(terms[number].evidence, top=top, printed_text=WORDS)
        terms[number] = replace(terms[number], template="other", policy_code="other", evidence=evidence)
    for kind, text in (("license requirement", WORDS), ("license review policy", POLICY)):
        aside = {"document_key": ADDING, "expected": "one of the known ones"}
        put(raw, "quarantine", ADDING, text, 3, 300.0, quarantine_id=kind, kind=kind, **aside)
    return raw


def decision(kind: str, subject: str, text: str | None, column: str = "", value: str = "", source: str = FR) -> dict:
    read = {"decision": "read_as" if column else "acknowledge", "column_name": column, "value": value}
    review = {"reviewed_by": "A. Reader", "reviewed_on": DAY, "reason": "the page says so"}
    found = {"finding_id": digest(kind, source, subject), "document": "d", "page": 3, "printed_text": text}
    return found | read | review


def decisions(raw: dict[str, list]) -> list[dict]:
    (chile,) = (one for one in raw[f"{FR}__entries"] if one.name == CHILE)
    stray = chile.evidence.printed_text
    return [
        decision("entry_without_instruction", chile.entry_id, stray, "action", "revise"),
        decision("not_understood", "removal", " By taking Bel Huawei  off", "removal", f"Belarus: {BEL}"),
        decision("not_understood", "license requirement", WORDS, "template", "listed_items"),
        decision("not_understood", "license review policy", POLICY, "policy_code", "case_by_case"),
        decision("count_disagreement", f"{REVISING} revise 3", "93 entries"),
        decision("not_understood", "b", "a cell that nobody ever saw"),
        decision("not_understood", "gone", "words"),
        decision("holding_without_entity", "nobody", None, "action", "add", source="ownership"),
    ]


def judgement(judged: str, relation_type: str, one: str, other: str, places: tuple[str, str]) -> dict:
    ids = [
        digest(place.lower(), re.sub(r"\W", "", name).lower(), 1)
        for name, place in zip((one, other), places, strict=True)
    ]
    ends = {"from_party_id": ids[0], "from_name": one, "from_destination": places[0]}
    ends |= {"to_party_id": ids[1], "to_name": other, "to_destination": places[1]}
    review = {"reviewed_by": "A. Reader", "reviewed_on": DAY, "reason": "the letterhead"}
    evidence = {"evidence_document": "a letter", "evidence_page": None, "evidence_text": "our company"}
    return {"judgement": judged, "relation_type": relation_type} | ends | review | evidence


JUDGEMENTS = [
    judgement("reject", "subsidiary_of", LINGXIN, ZHIPU, ("China", "China")),
    judgement("accept", "affiliate_of", KEYI, ZHIPU, ("China", "China")),
    judgement("accept", "same_as", BEL, HISILICON, ("Belarus", "China")),
    judgement("accept", "affiliate_of", "Nobody Ltd.", ZHIPU, ("China", "China")),
]


def project_with(folder: Path, rows: list[dict]) -> Path:
    project = folder / "dbt_project"
    shutil.copytree(PROJECT, project, ignore=shutil.ignore_patterns("target", "logs"))
    with (project / "seeds" / "exceptions.csv").open("a", encoding="utf-8", newline="") as seed:
        csv.DictWriter(seed, list(decision("", "", ""))).writerows(rows)
    with (project / "seeds" / "judgements.csv").open("w", encoding="utf-8", newline="") as seed:
        judgements = csv.DictWriter(seed, list(JUDGEMENTS[0]))
        judgements.writeheader()
        judgements.writerows(JUDGEMENTS)
    return project


class World:
    """A world with the decisions on it, its marts and its raw tables."""

    def __init__(self, folder: Path) -> None:
        self.raw = a_world_with_pieces_that_only_a_person_can_read()
        project = project_with(folder, decisions(self.raw))
        built = dbt_build(write(folder / "data", self.raw), "unit_test", project=project)
        assert built.returncode == 0, built.stdout
        self.marts = marts_of(folder / "data")
        self.exceptions = exceptions.read(project / "seeds" / "exceptions.csv")

    def scan(self, name: str) -> pl.DataFrame:
        return frame_of(self.raw[name], TYPES[name])


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="module")
def marts(world: World) -> dict[str, pl.DataFrame]:
    return world.marts


def test_an_entry_without_instruction_is_an_event_of_the_action_that_a_person_read(marts):
    facts = ("action", "page", "printed_text", "basis", "document_number")
    assert only(marts["listing_events"], *facts, name=CHILE) == ("revise", 3, f"{CHILE}, printed", "rule", REVISING)
    total = marts["rule_reconciliation"].filter(pl.col("destination").is_null())
    assert only(total, "tabled_count", document_number=REVISING, action="revise") == (3,)


def test_a_removal_that_a_person_read_ends_the_listing_with_the_instruction_as_evidence(marts):
    facts = ("action", "target", "page", "top", "printed_text", "list_code")
    removal = marts["listing_events"].filter(name=BEL, action="remove").select(facts).rows()
    assert removal == [("remove", "entry", 1, 70.0, REMOVAL, "entity_list")]
    versions = marts["listings"].filter(name=BEL).sort("valid_from")
    assert versions["closing_document_number"].to_list() == [REVISING, REMOVING]
    assert not versions["is_current"].any()


def test_terms_that_no_template_covers_are_what_a_person_read_and_only_at_the_place_that_was_reviewed(marts):
    facts = ("template", "policy_code", "is_all_items", "printed_text", "top")
    assert only(marts["license_requirements"], *facts, name=ZHIPU) == (
        *("listed_items", "case_by_case", False, WORDS, 300.0),
    )
    assert only(marts["license_requirements"], "template", "policy_code", name=LINGXIN) == ("other", "other")


def test_a_finding_says_who_decided_what_and_why_and_stays(marts):
    frame = marts["findings"].filter(pl.col("status") != "open").sort("finding_type", "text")
    assert frame.select("finding_type", "status").rows() == [
        ("count_disagreement", "acknowledged"),
        ("entry_without_instruction", "read_as"),
        ("not_understood", "read_as"),
        ("not_understood", "read_as"),
        ("not_understood", "read_as"),
    ]
    assert set(frame.select("reviewed_by", "reviewed_on", "reason").rows()) == {("A. Reader", DAY, "the page says so")}
    assert only(marts["findings"], "status", "reviewed_by", finding_type="instruction_without_entry") == ("open", None)


def test_a_row_whose_finding_is_gone_or_has_other_words_is_a_finding_itself(marts):
    stale = marts["findings"].filter(finding_type="stale_exception").sort("expected")
    assert stale.select("text", "severity", "status").rows() == [
        ("words", "warning", "open"),
        (None, "warning", "open"),
        ("a cell that nobody ever saw", "warning", "open"),
    ]
    assert stale["expected"].to_list() == [
        "a finding of this id: there is none any more, so delete the row",
        "a finding of this id: there is none any more, so delete the row",
        "the words that the finding now has, a cell that nobody understands: review it again",
    ]
    assert only(marts["findings"], "status", text="a cell that nobody understands") == ("open",)


def test_a_relation_that_a_person_rejects_joins_nobody_whoever_states_it(marts):
    facts = ("status", "joins_group", "reviewed_by", "review_reason")
    relation = marts["entity_relations"].filter(from_name=LINGXIN, to_name=ZHIPU)
    assert relation.select(facts).rows() == [("rejected", False, "A. Reader", "the letterhead")]
    assert only(marts["entities"], "group_size", name=LINGXIN) == (1,), "also what was shipped is undone by its absence"


def test_a_relation_that_a_person_accepts_joins_also_where_nothing_else_proposes_it(marts):
    (group,) = only(marts["entities"], "group_id", name=ZHIPU)
    path = f"{KEYI} -> is affiliated with {ZHIPU} (accepted by A. Reader on 2026-01-31)"
    assert only(marts["entities"], "group_id", "group_path", name=KEYI) == (group, path)


def test_parties_that_a_person_calls_one_are_one_entity_in_every_mart(marts):
    parties = marts["parties"].filter(pl.col("name").is_in([BEL, HISILICON]))
    (entity,) = parties["entity_id"].unique()
    assert entity in parties["party_id"], "and the former id leads to it"
    assert parties["merge_basis"].drop_nulls().to_list() == [
        f"{HISILICON} -> is the same party as {BEL} (the letterhead; accepted by A. Reader on 2026-01-31)"
    ]
    assert only(marts["entities"], "name", "destinations", "party_count", entity_id=entity) == (
        *(BEL, "Belarus, China", 2),
    )
    for mart in ("listings", "listing_events", "changes", "entity_names", "license_requirements"):
        names = marts[mart].filter(entity_id=entity)
        assert names.height > 1, mart
    assert marts["entity_addresses"].filter(entity_id=entity).height == 1, "both are listed at one place"
    assert {*marts["listings"].filter(entity_id=entity)["party_id"]} == {*parties["party_id"]}
    assert {*marts["entity_names"].filter(entity_id=entity, name_type="variant")["name"]} == {HISILICON}


def test_a_judgement_on_nobody_waits_while_the_ledger_has_no_edition(marts):
    assert marts["findings"].filter(source_name="judgements").is_empty()


def test_door_1_lets_through_what_was_decided_and_shuts_without_it(world):
    tables = {f"{FR}__{name}" for name in ("entries", "declared_counts", "instructions", "quarantine")}
    suites = [suite for suite in DOORS["door_1"] if suite.table in tables]

    def failed(rows: pl.DataFrame) -> dict[str, list]:
        results = examine(suites, raw_frames(world.scan, rows))
        return {one.table: [(failure.severity, failure.observed) for failure in one.failures] for one in results}

    without, decided = failed(world.exceptions.clear()), failed(world.exceptions)
    assert [severity for severity, _ in without[f"{FR}__entries"]] == ["critical"]
    assert ("critical", f"1 of 4 rows: {REVISING} entity_list revise (is_found is False)") in without[
        f"{FR}__declared_counts"
    ]
    assert without[f"{FR}__quarantine"] == [("warning", "5")]
    assert decided[f"{FR}__entries"] == decided[f"{FR}__declared_counts"] == []
    assert decided[f"{FR}__quarantine"] == [("warning", "1")], "only the cell is left"
    misread = world.exceptions.with_columns(column_name=pl.col("column_name").str.replace("action", "template"))
    assert failed(misread)[f"{FR}__entries"] == without[f"{FR}__entries"]


def test_door_2_counts_the_events_that_persons_read_and_shows_open_findings_only(world):
    suites = [suite for suite in DOORS["door_2"] if suite.table in ("rules", "findings", "rule_reconciliation")]
    results = {one.table: one for one in examine(suites, mart_frames(world.marts, world.scan, world.exceptions))}
    assert results["rules"].is_passed, results["rules"].failures
    still_open = world.marts["findings"].filter(status="open").height
    assert results["findings"].failures[0].observed.startswith(f"{still_open} of {len(world.marts['findings'])} rows")
    assert results["rule_reconciliation"].is_passed


def test_a_door_that_was_tried_on_other_exceptions_has_to_be_tried_again(tmp_path, monkeypatch):
    seed, folders = tmp_path / "exceptions.csv", Folders(tmp_path / "data")
    monkeypatch.setattr(Folders, "exceptions", property(lambda _: seed))
    seed.write_text("one row")
    before = checks.raw_state(folders)
    assert checks.raw_state(folders) == before
    seed.write_text("two rows")
    assert checks.raw_state(folders) != before


def test_a_row_that_says_two_things_fails_the_build(tmp_path):
    rows = [decision("not_understood", "b", "words"), decision("not_understood", "b", "words", "action", "add")]
    data = write(tmp_path / "data", {name: [] for name in TYPES})
    built = dbt_build(data, select="exceptions", project=project_with(tmp_path, rows))
    assert built.returncode == 1
    assert "FAIL 2 assert_every_exception_says_one_thing_once" in built.stdout
