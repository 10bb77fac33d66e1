"""Who is looked for on a day."""

import datetime as dt

import duckdb
import pytest

from dagster_project.storage.screening.listed import listed

DAY = dt.date(2026, 12, 1)
MARTS = """
create table entities as from (values
    ('top', 'Kavosh Holding', 'Iran', 'top', 'Kavosh Holding', 2),
    ('child', 'Kavosh Trading', null, 'top', 'Kavosh Holding', 2),
    ('other', 'Keller', 'Germany', 'other', 'Keller', 1)
) t(entity_id, name, destination, group_id, group_name, group_size);
create table entity_names as select entity_id, name, 'primary' as name_type from entities;
create table entity_addresses as select 'top' as entity_id, '5 Valiasr Street' as address, true as is_current;
create table rules as select '2025-1' as document_number, date '2025-01-16' as publication_date;
create table sources as select 'ecfr' as source_name, date '2026-07-09' as latest_document_date;
create macro listed_on(day) as table from (values
    ('top', 'Iran', 'entity_list', date '2025-01-16', 'All items', 'Denial', null, '2025-1', null, '90 FR 1', 3, 'e1',
     'l1')
) t(entity_id, destination, list_code, listed_since, license_requirement, license_review_policy, footnote_markers,
    document_number, edition_date, citation, page, event_id, listing_id) where day >= listed_since;
"""
AFFILIATES = """
create table affiliate_status as from (values
    ('a1', 'child', 'captured', date '2025-01-16', cast(null as date), 'Kavosh Holding', 'All items', 'Denial'),
    ('a2', 'other', 'not_captured', null, null, 'Kavosh Holding', null, null)
) t(affiliate_status_id, entity_id, status, valid_from, valid_to, listed_owner_name, license_requirement,
    license_review_policy);
create table affiliates_rule_periods as
select date '2026-11-10' as valid_from, cast(null as date) as valid_to, 'in_force' as state;
"""


@pytest.fixture
def connection():
    with duckdb.connect() as made:
        made.execute(MARTS)
        yield made


def test_who_is_on_a_list_is_looked_for_with_its_listing(connection):
    found = listed(connection, DAY)
    assert [alias.name for alias in found.aliases] == ["Kavosh Holding"]
    assert found.facts["top"]["document_number"] == "2025-1"
    assert found.parties[0].addresses == ("5 Valiasr Street",)
    assert (found.latest_rule, found.latest_edition) == ("2025-1 of 2025-01-16", dt.date(2026, 7, 9))
    assert listed(connection, dt.date(2025, 1, 15)).aliases == ()


def test_whom_listed_owners_capture_is_looked_for_too_and_says_so(connection):
    connection.execute(AFFILIATES)
    found = listed(connection, DAY)
    assert {alias.name for alias in found.aliases} == {"Kavosh Holding", "Kavosh Trading"}
    assert found.facts["child"]["affiliate_status"] == "captured by Kavosh Holding, the rule is in_force"
    assert found.facts["child"]["list_codes"] is None
