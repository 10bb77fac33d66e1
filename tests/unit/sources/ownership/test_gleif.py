"""GLEIF's golden copy."""

import datetime as dt
from dataclasses import replace

import pytest

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.sources.ownership import pieces
from dagster_project.sources.ownership.document import read
from dagster_project.sources.ownership.formats import form_of
from tests.unit.sources.ownership.golden_copy import (
    A,
    B,
    csv_of,
    listed,
    party,
    party_json,
    relationship,
    relationship_json,
    zipped,
)

SHA = "a" * 64


def without_place(records):
    return [replace(one, evidence=None) for one in records]


def test_the_start_of_a_relationship_is_owned_by_its_end_for_the_time_of_the_relationship():
    (holding,) = read(csv_of(relationship()), SHA)["holdings"]
    assert (holding.owner_identifier, holding.owned_identifier) == (f"LEI:{B}", f"LEI:{A}")
    assert (holding.valid_from, holding.valid_to) == (dt.date(2019, 5, 1), None)
    assert (holding.relation_type, holding.interest_type) == ("parent", "IS_DIRECTLY_CONSOLIDATED_BY")
    assert (holding.share, holding.share_minimum, holding.share_maximum) == (None, None, None)


def test_csv_json_and_zip_tell_the_same():
    tables = [
        read(content, SHA)["holdings"]
        for content in (
            csv_of(relationship()),
            listed("relations", relationship_json()),
            zipped(csv_of(relationship())),
            zipped(listed("relations", relationship_json()), "rr.json"),
        )
    ]
    row, item, row_of_zip, item_of_zip = (
        without_place(replace(one, row_number=1, holding_id="") for one in table) for table in tables
    )
    assert row == item == row_of_zip == item_of_zip


def test_a_record_stands_at_its_characters():
    content = listed("relations", relationship_json(), relationship_json(kind="IS_ULTIMATELY_CONSOLIDATED_BY"))
    _, second = read(content, SHA)["holdings"]
    place = second.evidence
    assert content.decode()[place.span_start : place.span_end] == place.printed_text
    assert "IS_ULTIMATELY_CONSOLIDATED_BY" in place.printed_text


def test_a_manager_of_a_fund_is_no_parent():
    (holding,) = read(csv_of(relationship(kind="IS_FUND-MANAGED_BY")), SHA)["holdings"]
    assert holding.relation_type == "manager"


@pytest.mark.parametrize(("amount", "share"), [("75.5", 0.755), ("100", 1.0), ("1.00", None), ("", None)])
def test_a_quantifier_is_a_percentage_and_one_or_less_is_not_read(amount, share):
    quantified = {
        "Relationship.Quantifiers.1.QuantifierAmount": amount,
        "Relationship.Quantifiers.1.QuantifierUnits": "PERCENTAGE",
    }
    assert read(csv_of(relationship(**quantified)), SHA)["holdings"][0].share == share


def test_a_party_has_its_legal_name_and_each_other_name_once():
    other = {
        "Entity.OtherEntityNames.OtherEntityName.1": "Alpha",
        "Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName.1": "Alpha",
    }
    from_csv = read(csv_of(party(**other)), SHA)["parties"]
    from_json = read(listed("records", party_json(others=["Alpha"])), SHA)["parties"]
    for parties in (from_csv, from_json):
        assert [(one.name_type, one.name) for one in parties] == [("primary", "Alpha Works Ltd"), ("other", "Alpha")]
        assert {(one.lei, one.country_code, one.record_status) for one in parties} == {(A, "CN", "ISSUED")}


def test_an_exception_says_why_no_parent_is_told():
    row = {
        "LEI": A,
        "Exception.Category": "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT",
        "Exception.Reason.1": "NO_LEI",
        "Exception.Reference.1": "",
    }
    item = {
        "LEI": {"$": A},
        "ExceptionCategory": {"$": row["Exception.Category"]},
        "ExceptionReason": [{"$": "NO_LEI"}],
    }
    for content in (csv_of(row), listed("exceptions", item)):
        (exception,) = read(content, SHA)["exceptions"]
        assert (exception.identifier, exception.category, exception.reason) == (
            f"LEI:{A}",
            row["Exception.Category"],
            "NO_LEI",
        )


def test_a_record_that_is_not_understood_is_kept_and_the_rest_is_read():
    tables = read(csv_of(relationship(kind="IS_FRIEND_OF"), relationship(owner="XYZ"), relationship()), SHA)
    assert len(tables["holdings"]) == 1
    first, second = (one.expected for one in tables["quarantine"])
    assert "a relationship type of IS_DIRECTLY" in first
    assert "an LEI in Relationship.EndNode.NodeID, not 'XYZ'" in second


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (listed("relations", relationship_json())[:-20], "record 1 does not end"),
        (listed("relations", relationship_json())[:-2], "record 2 is missing"),
        (b'{"relations": [1]}', "record 1 begins with '1'"),
    ],
)
def test_a_broken_list_is_refused_with_the_record(content, problem):
    with pytest.raises(UnreadableDocument, match=problem):
        read(content, SHA)


def test_records_are_read_across_the_chunks_of_a_file(monkeypatch):
    monkeypatch.setattr(pieces, "_CHUNK", 97)
    content = listed("relations", *(relationship_json() for _ in range(20)))
    holdings = read(content, SHA)["holdings"]
    assert len(holdings) == 20
    assert all(
        content.decode()[one.evidence.span_start : one.evidence.span_end] == one.evidence.printed_text
        for one in holdings
    )


def test_other_documents_are_no_ownership():
    for content in (b"PK\x03\x04nonsense", b"<html>", b'{"results": []}', b"LEI,Name\n", zipped(b"hello", "a.txt")):
        assert form_of(content) is None
