"""Statements of the Beneficial Ownership Data Standard."""

import datetime as dt
import json

import pytest

from dagster_project.sources.ownership.document import read
from dagster_project.sources.ownership.formats import form_of

SHA = "b" * 64


def statement(record_id, kind, status="new", day="2025-02-01", **details):
    return {
        "statementId": f"s-{record_id}-{day}",
        "declarationSubject": "company",
        "statementDate": day,
        "publicationDetails": {
            "publicationDate": "2025-03-01",
            "bodsVersion": "0.4",
            "publisher": {"name": "A register"},
        },
        "recordId": record_id,
        "recordType": kind,
        "recordStatus": status,
        "recordDetails": {"isComponent": False, **details},
    }


COMPANY = statement(
    "company",
    "entity",
    entityType={"type": "registeredEntity"},
    name="Company Ltd",
    alternateNames=["The Company"],
    jurisdiction={"code": "GB"},
    identifiers=[{"scheme": "XI-LEI", "id": "TESTLEI0000000000A01"}],
)
PERSON = statement("person", "person", personType="knownPerson", names=[{"type": "legal", "fullName": "Ann Owner"}])


def held(**interest):
    return statement("link", "relationship", subject="company", interestedParty="person", interests=[interest])


def holdings(*statements):
    return read(json.dumps(statements).encode(), SHA)["holdings"]


def test_statements_give_parties_and_what_one_has_in_the_other():
    tables = read(json.dumps([COMPANY, PERSON, held(type="shareholding", share={"exact": 51})]).encode(), SHA)
    assert [(one.name_type, one.name, one.party_type, one.lei) for one in tables["parties"]] == [
        ("primary", "Company Ltd", "registeredEntity", "TESTLEI0000000000A01"),
        ("other", "The Company", "registeredEntity", "TESTLEI0000000000A01"),
        ("primary", "Ann Owner", "person", None),
    ]
    (holding,) = tables["holdings"]
    company, _, person = (one.identifier for one in tables["parties"])
    assert (holding.owner_identifier, holding.owned_identifier, holding.share) == (person, company, 0.51)
    assert (holding.source_name, holding.source_date) == ("A register", dt.date(2025, 2, 1))
    assert tables["quarantine"] == []


def test_json_lines_are_read_as_the_array_is():
    statements = [COMPANY, PERSON, held(type="shareholding")]
    lines = "\n".join(json.dumps(one) for one in statements).encode()
    assert form_of(lines) == ("application/json", "bods")
    assert len(read(lines, SHA)["holdings"]) == len(holdings(*statements)) == 1


@pytest.mark.parametrize(
    ("share", "bounds"),
    [
        ({"minimum": 25, "maximum": 50}, (0.25, False, 0.5, False)),
        ({"exclusiveMinimum": 25, "exclusiveMaximum": 50}, (0.25, True, 0.5, True)),
        ({"minimum": 25, "exclusiveMinimum": True, "maximum": 50, "exclusiveMaximum": False}, (0.25, True, 0.5, False)),
        ({}, (None, False, None, False)),
    ],
)
def test_bounds_are_kept_with_whether_they_are_excluded(share, bounds):
    (one,) = holdings(held(type="shareholding", share=share))
    assert (one.share_minimum, one.is_minimum_excluded, one.share_maximum, one.is_maximum_excluded) == bounds


def test_an_interest_ends_on_the_day_before_it_is_no_more():
    (one,) = holdings(held(type="shareholding", startDate="2020-01-01", endDate="2024-07-01"))
    assert (one.valid_from, one.valid_to) == (dt.date(2020, 1, 1), dt.date(2024, 6, 30))


def test_an_owner_who_is_not_told_is_an_exception_with_its_reason():
    owner = {"reason": "subjectUnableToConfirmOrIdentifyBeneficialOwner", "description": "no answer"}
    silent = statement("link", "relationship", subject="company", interestedParty=owner)
    tables = read(json.dumps([silent]).encode(), SHA)
    (exception,) = tables["exceptions"]
    assert (exception.reason, exception.reference) == (owner["reason"], "no answer")
    assert tables["holdings"] == []


def test_a_relationship_without_interests_leaves_the_interest_unknown():
    (one,) = holdings(statement("link", "relationship", subject="company", interestedParty="person"))
    assert (one.interest_type, one.share) == ("unknownInterest", None)


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        (COMPANY | {"recordType": "ship"}, "a recordType of entity, person or relationship, not 'ship'"),
        (COMPANY | {"recordStatus": "lost"}, "a recordStatus of new, updated, closed"),
        (held(type="shareholding", share={"exact": 120}), "share.exact from 0 to 100, not '120'"),
        (held(type="shareholding", startDate="May 2020"), "startDate as YYYY-MM-DD"),
    ],
)
def test_a_statement_that_is_not_understood_is_kept(broken, expected):
    tables = read(json.dumps([PERSON, broken]).encode(), SHA)
    (left,) = tables["quarantine"]
    assert expected in left.expected
    assert left.expected.startswith("statement 2: ")
    assert len(tables["parties"]) == 1
