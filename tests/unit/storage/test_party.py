"""What is told of a party, in the same words by every front."""

import datetime as dt

from dagster_project.storage.party import Facts, facts

NOTHING = dict.fromkeys(
    (
        *("listed_since", "listed_since_basis", "valid_to", "closing_document_number", "document_number", "rule_title"),
        *("edition_date", "page", "citation", "listing_reason", "listing_reason_page", "group_name", "group_size"),
    )
)
SINCE = {"listed_since": dt.date(2025, 1, 16), "listed_since_basis": "added by rule"}
RULE = {"document_number": "2025-00704", "rule_title": "Addition of Entities", "citation": "90 FR 4619", "page": 3}


def test_of_a_party_of_which_nothing_is_on_record_nothing_is_told():
    assert facts(NOTHING) == Facts(None, None, None, None, None, None, None)


def test_a_listing_says_since_when_by_which_rule_and_where_it_is_printed():
    told = facts(NOTHING | SINCE | RULE | {"listing_reason": "for a reason", "listing_reason_page": 1})
    assert (told.since, told.rule) == ("2025-01-16 (added by rule)", "2025-00704, Addition of Entities")
    assert (told.printed_at, told.reason) == ("90 FR 4619, page 3 of the file", "for a reason (page 1)")
    assert facts(NOTHING | SINCE, "{:%d.%m.%Y}".format).since == "16.01.2025 (added by rule)"


def test_a_listing_that_ended_says_by_which_rule_or_that_an_edition_lacks_it():
    ended = NOTHING | SINCE | {"valid_to": dt.date(2026, 2, 1)}
    assert facts(ended).until == "2026-02-01 by an edition"
    assert facts(ended | {"closing_document_number": "2026-01234"}).until == "2026-02-01 by 2026-01234"


def test_a_group_is_told_where_it_has_two_or_more_and_an_edition_by_its_day():
    assert facts(NOTHING | {"group_name": "A", "group_size": 1}).group is None
    told = facts(NOTHING | {"group_name": "A", "group_size": 10, "edition_date": dt.date(2026, 7, 9)})
    assert (told.group, told.edition) == ("A (10 parties)", "of 2026-07-09")
