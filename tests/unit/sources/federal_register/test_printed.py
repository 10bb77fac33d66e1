"""Rules in the Federal Register's own print."""

import io
import json
import unicodedata
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import Tables
from dagster_project.sources.federal_register.document import identify, read
from dagster_project.sources.federal_register.events import events
from tests.shared_data import shared
from tests.typesetting.print_layout import typeset
from tests.typesetting.print_style import PrintStyle
from tests.typesetting.rule_2025_00704 import ADDED, RULE

SAMPLE = Path(__file__).parents[4] / "data" / "samples" / "2025-00704.pdf"


@pytest.fixture(scope="module")
def zhipu() -> Tables:
    return read(SAMPLE.read_bytes(), "sha")


def test_the_rule_of_january_2025_adds_eleven_and_revises_one(zhipu: Tables) -> None:
    found = [(event["action"], event["target"]) for event in events(zhipu)]
    assert found.count(("add", "entry")) == 11
    assert found.count(("revise", "entry")) == 1
    assert found.count(("remove", "sub_entity")) == 3
    assert len(found) == 15


def test_names_aliases_and_addresses_survive_columns_and_hyphens(zhipu: Tables) -> None:
    expected = {party.name: (list(party.aliases), [_dashed(place) for place in party.addresses]) for party in ADDED}
    found = {
        event["name"]: (event["aliases"], event["addresses"]) for event in events(zhipu) if event["action"] == "add"
    }
    assert found == expected


def test_every_entry_stands_on_page_4619_with_its_box(zhipu: Tables) -> None:
    for entry in zhipu["entries"]:
        assert entry.federal_register_page == 4619
        assert entry.evidence.page == 3
        assert 0 < entry.evidence.x0 < entry.evidence.x1 < 612
        assert 0 < entry.evidence.top < entry.evidence.bottom < 792
    own = [citation for citation in zhipu["citations"] if citation.is_this_rule]
    assert {(citation.volume, citation.federal_register_page) for citation in own} == {(90, 4619)}


def test_what_the_rule_drops_from_indias_entry_is_told_from_what_it_keeps(zhipu: Tables) -> None:
    bodies = {(body.action, body.name.split(" (")[0]) for body in zhipu["sub_entities"]}
    assert {name for action, name in bodies if action == "remove"} == {
        "Bhabha Atomic Research Center",
        "Indira Gandhi Center for Atomic Research",
        "Indian Rare Earths",
    }
    assert {name for action, name in bodies if action == "keep"} == {
        "Nuclear reactors",
        "Fuel reprocessing and enrichment facilities",
        "Heavy water production facilities and their collocated ammonia plants",
    }


def test_the_reason_for_keyi_is_not_the_reason_for_the_zhipu_companies(zhipu: Tables) -> None:
    reasons = {reason.name: reason.reason for reason in zhipu["reasons"]}
    assert len(reasons) == 11
    assert len(set(reasons.values())) == 2
    assert "lithography" in reasons["Beijing Keyi Hongyuan Optoelectronics Co., Ltd."]


def test_neighbours_on_shared_pages_leave_no_trace(zhipu: Tables) -> None:
    (rule,) = zhipu["rules"]
    assert rule.title == "Addition of Entities to and Revision of Entry on the Entity List"
    assert (rule.volume, rule.start_page, rule.end_page) == (90, 4617, 4620)
    texts = [record.evidence.printed_text for records in zhipu.values() for record in records]
    assert not [text for text in texts if "Crossing" in text or "Harbor" in text or "VerDate" in text]


def test_a_table_over_four_pages_equals_the_full_text_field_by_field() -> None:
    expected = json.loads(shared("rules/2023-03929.gold.json").read_text())["rows"]
    tables = read(shared("rules/2023-03929.print-replica.pdf").read_bytes(), "sha")
    found = list(events(tables))
    assert len(found) == len(expected) == 13
    for event, entry, row in zip(found, tables["entries"], expected, strict=True):
        assert _plain(event["destination"]) == row["country"]
        assert _plain(event["license_requirement"]) == row["requirement"]
        assert _plain(event["license_review_policy"]) == row["policy"]
        assert event["citation"] == row["citation"]
        assert _plain(entry.evidence.printed_text) == _plain(" ".join(row["entity_text"].split()).replace("^", ""))
    assert not tables["quarantine"]


def test_declared_counts_per_destination_are_read() -> None:
    tables = read(shared("rules/2023-03929.print-replica.pdf").read_bytes(), "sha")
    totals = {(item.target, item.count) for item in tables["declared_counts"] if item.destination is None}
    assert totals == {("entity", 10), ("entry", 13)}
    places = {item.destination: item.count for item in tables["declared_counts"] if item.destination}
    assert places == {"Canada": 2, "China": 5, "France": 1, "Luxembourg": 1, "Netherlands": 1, "Russia": 3}


@pytest.mark.parametrize(
    "style",
    [
        PrintStyle(cell_widths=(74, 140, 140, 80, 88), cell_size=7, cell_leading=7.8),
        PrintStyle(cell_widths=(70, 122, 150, 88, 92), cell_size=7, cell_leading=7.8, hyphenation_slack=0.04),
        PrintStyle(column_count=2, leader_columns=frozenset()),
        PrintStyle(cell_size=8.5, cell_leading=9.5, row_gap=6),
    ],
)
def test_the_same_rule_in_another_setting_gives_the_same_events(zhipu: Tables, style: PrintStyle) -> None:
    other = read(typeset(RULE, style), "sha")
    places = ("page", "box", "federal_register_page")
    for left, right in zip(events(zhipu), events(other), strict=True):
        assert {key: left[key] for key in left if key not in places} == {
            key: right[key] for key in right if key not in places
        }
    assert not other["quarantine"]


def test_another_agencys_document_gives_no_event_and_says_why() -> None:
    content = shared("rules/2020-17221.pdf").read_bytes()
    assert identify(content).form == "print"
    tables = read(content, "sha")
    (rule,) = tables["rules"]
    assert not list(events(tables))
    assert rule.title == "Airworthiness Directives; The Boeing Company Airplanes"
    assert rule.no_events_because


def _dashed(text: str) -> str:
    """Numbers carry en dashes in print: 4–1106."""
    return text.replace("4-1106", "4–1106").replace("07-128", "07–128").replace("306-4", "306–4")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("’", "'")


def test_a_print_of_nothing_but_running_heads_is_refused_in_one_line() -> None:
    head = "4617 Federal Register / Vol. 90, No. 10 / Thursday, January 16, 2025 / Rules and Regulations"
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(612, 792))
    canvas.setFont("Helvetica", 6)
    canvas.drawString(45, 745, f"{head} [FR Doc. 2025-00704 Filed 1-15-25; 8:45 am]")
    canvas.save()
    with pytest.raises(UnreadableDocument, match="no text on any of 1 pages but at their edges"):
        read(content.getvalue(), "sha")
