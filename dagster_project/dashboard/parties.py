"""All parties, a page at a time: by name, destination and list."""

from typing import TYPE_CHECKING

from dash.development.base_component import Component

from dagster_project.dashboard import elements, forms
from dagster_project.dashboard.data import rows
from dagster_project.dashboard.tables import Column, Table, part
from dagster_project.dashboard.view import Page, View, party_link
from dagster_project.dashboard.words import counted, lists, plain

if TYPE_CHECKING:
    import duckdb

_PARTIES = """
select
    entities.entity_id, entities.name, entities.destinations, entities.entity_type, entities.is_listed,
    entities.list_codes, since.listed_since, entities.group_id, entities.group_name, entities.group_size
from entities
left join (
    select entity_id, min(listed_since) as listed_since from listings where is_current group by entity_id
) as since using (entity_id)
where ($name is null or entities.entity_id in (
        select entity_id from entity_names where contains(lower(name), lower($name))))
    and ($destination is null or entities.entity_id in (select entity_id from parties where destination = $destination))
    and case
        when $list is null then true
        when $list = 'none' then entities.list_codes is null
        else entities.entity_id in (
            select entity_id from listings
            where is_current and list_code = $list and ($destination is null or destination = $destination))
    end
    and ($grouped is null or entities.group_size > 1)
"""
PARTIES = Table(
    "parties",
    "Parties",
    _PARTIES,
    "name, entity_id",
    (
        Column("name", "Party", link=lambda row: party_link(row["entity_id"])),
        Column("destinations", "Destination"),
        Column("list_codes", "On", "word", words=lambda row: lists(row["list_codes"])),
        Column("listed_since", "Since", "day"),
        Column("entity_type", "Kind", "word", words=lambda row: plain(row["entity_type"])),
        Column("group_name", "Group", words=lambda row: _group(row["group_name"], row["group_size"])),
    ),
    ("name", "destination", "list", "grouped"),
    {
        "since": "listed_since desc nulls last, name, entity_id",
        "destination": "destinations, name, entity_id",
        "group": "group_size desc nulls last, group_name, name, entity_id",
    },
)
_ORDERS = [("", "name"), ("since", "newest listing"), ("destination", "destination"), ("group", "largest group")]


def listing(connection: "duckdb.DuckDBPyConnection", view: View) -> Page:
    """Build the page of all parties, or of those that are asked for."""
    found = part(connection, PARTIES, view)
    content = [
        elements.heading("Parties", f"{counted(found.count, 'party', 'parties')}, listed or related to a listed one."),
        _form(connection, view),
        elements.shown(PARTIES, found, view, "No party is as you ask; leave a field empty.", "Parties"),
    ]
    return Page("Parties", content)


def _form(connection: "duckdb.DuckDBPyConnection", view: View) -> Component:
    places = rows(
        connection, "select destination as one from parties where destination is not null group by 1 order by 1"
    )
    codes = rows(connection, "select distinct unnest(string_split(list_codes, ', ')) as one from entities order by 1")
    destinations = [("", "any"), *((row["one"], row["one"]) for row in places)]
    on = [("", "any or none"), *((row["one"], plain(row["one"])) for row in codes if row["one"]), ("none", "no list")]
    fields = [
        forms.field("name", "A name has in it", view.get("name")),
        forms.choice("destination", "Destination", view.get("destination"), destinations),
        forms.choice("list", "On a list", view.get("list"), on),
        forms.choice("grouped", "In a group", view.get("grouped"), [("", "or alone"), ("yes", "of two or more")]),
        forms.choice("order", "In order of", view.get("order"), _ORDERS),
    ]
    return forms.asking("/parties", fields, "Show", "Choose parties")


def _group(name: str | None, size: int | None) -> str:
    return f"{name} ({size})" if (size or 0) > 1 else ""
