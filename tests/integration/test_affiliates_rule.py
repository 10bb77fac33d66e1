"""Whether who is captured is subject on a day: the macro over the marts, the rule's periods from the seed."""

import datetime as dt

import duckdb
import pytest

from dagster_project.storage.folders import PROJECT

DBT = PROJECT / "dbt_project"
COLUMNS = """
    entity_id, name, status, red_flag, share_minimum, share_maximum, arithmetic, path, listed_owner_id,
    listed_owner_name, owner_listing_id, owner_list_code, license_requirement, license_review_policy, document_sha256s
"""
CAPTURED_FROM = dt.date(2025, 1, 16)


@pytest.fixture
def connection():
    with duckdb.connect() as made:
        made.execute("create schema marts")
        made.execute(f"create table marts.affiliates_rule_periods as from '{DBT / 'seeds' / 'affiliates_rule.csv'}'")
        texts = ", ".join(
            f"null::varchar as {name.strip()}" for name in COLUMNS.split(",") if name.strip() not in GIVEN
        )
        made.execute(
            f"create table marts.affiliate_status as select {texts}, 'Child' as name, status, since as valid_from, "
            "until as valid_to from (values ('not_captured', null, $day), ('captured', $day, null)) "
            "as row(status, since, until)",
            {"day": CAPTURED_FROM},
        )
        made.execute((DBT / "published" / "affiliate_status_on.sql").read_text())
        yield made


GIVEN = {"name", "status"}


@pytest.mark.parametrize(
    ("day", "state", "citation", "is_subject"),
    [
        ("2025-09-28", "not_in_force", None, False),
        ("2025-09-29", "in_force", "90 FR 47201", True),
        ("2025-11-09", "in_force", "90 FR 47201", True),
        ("2025-11-10", "suspended", "90 FR 50857", False),
        ("2026-11-09", "suspended", "90 FR 50857", False),
        ("2026-11-10", "in_force", "90 FR 50857", True),
    ],
)
def test_who_is_captured_is_subject_while_the_rule_is_in_force(connection, day, state, citation, is_subject):
    asked = "select status, rule_state, rule_citation, is_subject from affiliate_status_on($day)"
    assert connection.execute(asked, {"day": day}).fetchall() == [("captured", state, citation, is_subject)]


def test_a_status_is_the_one_of_its_period(connection):
    asked = "select status from affiliate_status_on($day)"
    said = [connection.execute(asked, {"day": day}).fetchone() for day in (dt.date(2025, 1, 15), CAPTURED_FROM)]
    assert said == [("not_captured",), ("captured",)]


def test_after_the_suspension_the_note_says_that_no_later_rule_is_on_record(connection):
    (note,) = connection.execute("select rule_note from affiliate_status_on('2027-01-01')").fetchone()
    assert "no later rule is on record" in note
