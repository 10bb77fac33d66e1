"""The first page: each figure is the number of what its link leads to."""

import duckdb
import pytest
from dash import html

from dagster_project.dashboard import checks, news, overview, parties, rules
from dagster_project.dashboard.tables import part
from dagster_project.dashboard.view import View
from dagster_project.storage.folders import PROJECT
from tests.unit.dashboard.test_elements import every

TABLES = {"/parties": parties.PARTIES, "/rules": rules.RULES, "/news": news.ARTICLES, "/checks": checks.FINDINGS}
METRICS = ("additions_by_month", "removals_by_month", "listed_by_destination", "listed_by_year", "findings_by_type")
MARTS = """
create schema marts;
create schema metrics;
set search_path = 'marts';
create table entities as select *, null as entity_type, null as group_name from (values
    ('a', 'A', 'China, Hong Kong', 'entity_list', true, 'g', 2),
    ('b', 'B', 'China, Iran', 'entity_list, unverified_list', true, 'g', 2),
    ('c', 'C', 'Iran', 'unverified_list', true, 'h', 1),
    ('d', 'D', 'China', null, false, 'i', 1)
) as made (entity_id, name, destinations, list_codes, is_listed, group_id, group_size);
create table parties as from (values
    ('a', 'China'), ('a', 'Hong Kong'), ('b', 'China'), ('b', 'Iran'), ('c', 'Iran'), ('d', 'China')
) as made (entity_id, destination);
create table listings as select *, date '2025-01-16' as listed_since from (values
    ('1', 'a', 'entity_list', 'China', true), ('2', 'a', 'entity_list', 'China', true),
    ('3', 'a', 'entity_list', 'Hong Kong', true), ('4', 'b', 'entity_list', 'China', true),
    ('5', 'b', 'unverified_list', 'Iran', true), ('6', 'c', 'unverified_list', 'Iran', true),
    ('7', 'd', 'entity_list', 'China', false)
) as made (listing_id, entity_id, list_code, destination, is_current);
create table groups as from (values ('g')) as made (group_id);
create table changes (change_date date, change_type varchar, list_code varchar, destination varchar);
create table rules (document_number varchar, title varchar, citation varchar, filed_date date, publication_date date,
    effective_date date, event_count integer, form varchar, is_count_agreed boolean, no_events_because varchar,
    source_url varchar);
insert into rules (document_number) values ('2025-00704'), ('2025-00636');
create table articles (article_id varchar, title varchar, publisher varchar, author varchar, published_date date,
    language_code varchar, url varchar, is_machine_written boolean);
insert into articles (article_id) values ('x'), ('y'), ('z');
create table mentions as from (values ('x', 'a'), ('x', 'b')) as made (article_id, entity_id);
create table findings as select *, 'high' as severity, 'ecfr' as source_name, '' as document, 1 as page from (values
    ('1', 'unresolved_name', 'open'), ('2', 'unresolved_name', 'accepted'), ('3', 'count_differs', 'open')
) as made (finding_id, finding_type, status);
create table sources (source_name varchar, document_count integer, first_document_date date, latest_document_date date);
"""


@pytest.fixture(scope="module")
def connection():
    """Parties under two destinations, on two lists, and on none any more; of metrics what is published of them."""
    with duckdb.connect() as found:
        found.execute(MARTS + "create table entity_names as select entity_id, name from entities;")
        for name in METRICS:
            found.execute((PROJECT / "dbt_project" / "published" / "metrics" / f"{name}.sql").read_text("utf-8"))
        yield found


@pytest.fixture(params=["", "entity_list", "unverified_list"])
def shown(connection, request):
    return html.Div(overview.page(connection, View("/", {"list": request.param})).content)


def figures(shown) -> list[tuple[str, int]]:
    """The figures above, each with the address to which it leads."""
    cards = next(one for one in every(shown, "Ul") if one.className == "cards")
    return [(every(card, "Link")[0].href, int(every(card, "Strong")[0].children)) for card in every(cards, "Li")]


def destinations(shown) -> list[tuple[str, int, int]]:
    """The rows of the table of destinations: where each leads, its parties and its entities."""
    rows = every(every(shown, "Tbody")[0], "Tr")
    return [(every(row, "Link")[0].href, *(int(cell.children) for cell in every(row, "Td"))) for row in rows]


def number_there(connection, target: str) -> int:
    """How many rows the table has to which an address leads."""
    path, _, asked = target.partition("#")[0].partition("?")
    return part(connection, TABLES[path], View.of(path, f"?{asked}")).count


def test_every_figure_is_the_number_of_what_its_link_leads_to(connection, shown):
    there = {target: number for target, number in figures(shown) if not target.endswith("#listed")}
    assert len(there) == 5
    assert {target: number_there(connection, target) for target in there} == there


def test_the_parties_of_a_list_are_those_of_its_destinations(shown):
    here = [number for target, number in figures(shown) if target.endswith("#listed")]
    assert here == [sum(parties for _, parties, _ in destinations(shown)), len(destinations(shown))]


def test_the_entities_of_a_destination_are_those_of_the_same_list_to_which_it_leads(connection, shown):
    there = {target: entities for target, _, entities in destinations(shown)}
    assert there
    assert {target: number_there(connection, target) for target in there} == there
