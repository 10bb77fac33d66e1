"""Rules in public-inspection print."""

import datetime as dt
import json
import re
from collections import Counter

import pytest

from dagster_project.reading.evidence import Tables
from dagster_project.sources.federal_register.document import identify, read
from dagster_project.sources.federal_register.events import events
from tests.shared_data import shared
from tests.typesetting.public_inspection import typeset
from tests.typesetting.rule_2025_00704 import ADDED, RULE


@pytest.fixture(scope="module")
def huawei() -> Tables:
    return read(shared("rules/2020-10856.public-inspection.pdf").read_bytes(), "sha", "2020-10856")


@pytest.fixture(scope="module")
def zhipu() -> Tables:
    return read(typeset(RULE), "sha")


def test_the_rule_of_may_2020_revises_93_entries_under_the_names_of_its_instructions(huawei: Tables) -> None:
    expected = json.loads(shared("rules/2020-10856.amendatory-names.json").read_text())["entries"]
    found = list(events(huawei))
    assert Counter(event["action"] for event in found) == {"revise": 93}
    assert Counter(event["name"] for event in found) == Counter(entry["name"] for entry in expected)
    assert not huawei["quarantine"]


def test_what_the_rule_declares_is_what_its_table_prints(huawei: Tables) -> None:
    (declared,) = huawei["declared_counts"]
    assert (declared.action, declared.count) == ("revise", len(huawei["entries"]))
    assert declared.evidence.printed_text == "revises ninety-three entries"


def test_no_name_alias_or_address_carries_furniture_or_letter_spacing(huawei: Tables) -> None:
    texts = [name.name for name in huawei["entry_names"]] + [place.address for place in huawei["entry_addresses"]]
    texts += [body.name for body in huawei["sub_entities"]]
    assert len(texts) > 200
    for text in texts:
        assert text == " ".join(text.split())
        assert not re.search(r"(?:\b\w ){4}|\*\*|License requirement|Federal Register|BILLING|a\.k\.a|[,;]$", text), (
            text
        )


def test_footnote_1_is_data_for_every_entry_and_carries_its_own_text(huawei: Tables) -> None:
    assert [footnote.marker for footnote in huawei["entry_footnotes"]] == ["1"] * 93
    assert huawei["entry_footnotes"][0].footnote_text.startswith("Items subject to the EAR that are controlled")
    assert {entry.license_requirement for entry in huawei["entries"]} == {
        "For all items subject to the EAR. (See §§ 736.2(b)(3)(vi)¹, and 744.11 of the EAR.)"
    }


def test_an_entry_that_runs_over_four_pages_keeps_its_22_affiliated_entities(huawei: Tables) -> None:
    (entry,) = [entry for entry in huawei["entries"] if entry.name == "Huawei Technologies Co., Ltd."]
    bodies = [body.name for body in huawei["sub_entities"] if body.entry_id == entry.entry_id]
    assert (entry.evidence.page, entry.last_page, len(bodies)) == (22, 25, 22)
    assert "Huawei Technologies Co., Ltd. Material Characterization Lab" in bodies
    aliases = [name.name for name in huawei["entry_names"] if name.entry_id == entry.entry_id and name.ordinal > 1]
    assert aliases == ["Shenzhen Huawei Technologies"]


def test_a_destination_broken_over_lines_is_inherited_over_pages(huawei: Tables) -> None:
    under_china = [entry for entry in huawei["entries"] if entry.destination == "CHINA, PEOPLE’S REPUBLIC OF"]
    assert {entry.evidence.page for entry in under_china} == {20, 21, 22, 25, 26, 27, 28}
    assert {entry.destination for entry in huawei["entries"]} >= {"NEW ZEALAND", "SOUTH AFRICA", "UNITED KINGDOM"}


def test_a_table_spelling_that_differs_from_the_instruction_is_kept_beside_it(huawei: Tables) -> None:
    brazil = {name.name_type: name.name for name in huawei["entry_names"] if "Brasil" in name.name}
    assert brazil["primary"] == "Huawei do Brasil Telecomunicacoes Ltda"
    assert brazil["variant"] == "Huawei do Brasil Telecomunicacões Ltda"


def test_head_and_dates_are_read(huawei: Tables) -> None:
    (rule,) = huawei["rules"]
    assert rule.title.endswith("General Prohibition Three (Foreign-Produced Direct Product Rule) and the Entity List")
    assert (rule.docket_number, rule.regulation_identifier) == ("200514-0100", "0694-AH99")
    assert (str(rule.publication_date), str(rule.effective_date)) == ("2020-05-19", "2020-05-15")
    assert (rule.volume, rule.start_page, rule.page_count) == (None, None, 39)


def test_a_rule_on_other_parts_gives_no_event_and_says_why() -> None:
    tables = read(shared("rules/2025-00636.public-inspection.pdf").read_bytes(), "sha")
    assert not list(events(tables))
    (rule,) = tables["rules"]
    assert rule.document_number == "2025-00636"
    assert "Supplement No. 4" in rule.no_events_because


def test_a_typeset_rule_is_read_as_it_was_given(zhipu: Tables) -> None:
    added = {entry.name for entry in zhipu["entries"] if entry.action == "add"}
    assert added == {party.name for party in ADDED}
    addresses = {party.name: list(party.addresses) for party in ADDED}
    for entry in (entry for entry in zhipu["entries"] if entry.action == "add"):
        found = [place.address for place in zhipu["entry_addresses"] if place.entry_id == entry.entry_id]
        assert found == addresses[entry.name]
    assert not zhipu["quarantine"]


def test_before_printing_no_page_of_the_federal_register_is_invented(zhipu: Tables) -> None:
    assert identify(typeset(RULE)).form == "public_inspection"
    own = [citation for citation in zhipu["citations"] if citation.is_this_rule]
    assert len(own) == 12
    assert {citation.federal_register_page for citation in own} == {None}
    assert {entry.federal_register_page for entry in zhipu["entries"]} == {None}


def test_a_rule_says_when_it_was_filed_for_public_inspection(huawei: Tables) -> None:
    (rule,) = huawei["rules"]
    assert rule.filed_date == dt.date(2020, 5, 15)
    assert rule.filed_date < rule.publication_date
