"""The search: whom a name may mean, by the published macro `screen`, with what is asked standing in the address."""

import datetime as dt
import re
from typing import TYPE_CHECKING

from dash import dcc, html
from dash.development.base_component import Component

from dagster_project.dashboard import elements, forms
from dagster_project.dashboard.data import count
from dagster_project.dashboard.parties import PARTIES
from dagster_project.dashboard.tables import Column, Table, part
from dagster_project.dashboard.view import Page, Row, View, address, party_link, rule_link
from dagster_project.dashboard.words import counted, plain, shortened

if TYPE_CHECKING:
    import duckdb

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _told_by(row: Row) -> str:
    return row["document_number"] or (f"edition of {row['edition_date']}" if row["edition_date"] else "")


HITS = Table(
    "hits",
    "Parties that the name may mean",
    "select * from screen($name, country := $country, as_of := $day)",
    "rank, matched_name, entity_id",
    (
        Column("entity_name", "Party", link=lambda row: party_link(row["entity_id"])),
        Column("score", "Score", "number", words=lambda row: f"{row['score']:.2f}"),
        Column("matched_name", "By the name"),
        Column("destination", "Destination"),
        Column("list_code", "List", "word", words=lambda row: plain(row["list_code"])),
        Column("listed_since", "Since", "day"),
        Column("document_number", "Told by", "word", lambda row: rule_link(row["document_number"]), _told_by),
    ),
    ("name", "country", "day"),
)


def page(connection: "duckdb.DuckDBPyConnection", view: View) -> Page:
    """Build the search, and its answer where something is asked."""
    name = view.get("name")
    title = f"Search: {shortened(name, 80)}" if name else "Search"
    content = [elements.heading(title, "Letters may be wrong: names are compared by their words."), _form(view)]
    if name:
        content += [_hits(connection, view), _named(connection, name)]
    return Page(title, content)


def _form(view: View) -> Component:
    fields = [
        forms.field("name", "Name", view.get("name"), "Zhipu AI", prefix="page-"),
        forms.field("country", "Country, if known", view.get("country"), "China"),
        forms.field("day", "Lists of the day, else of today", view.get("day"), "2025-01-16"),
    ]
    return forms.asking("/search", fields, "Search", "Search for a party by its name, a country and a day")


def _hits(connection: "duckdb.DuckDBPyConnection", view: View) -> Component:
    if not _is_day(view.get("day")):
        said = html.P("The day is none; write it like 2025-01-16.", className="wrong")
        return elements.section("Hits", said, name="found")
    empty = "No party on a list has a name like it; a shorter part of the name may find one."
    found = part(connection, HITS, view)
    note = "A score of 1 is the same name. What counts is told on the page of screening in the documentation."
    return elements.section("Hits", elements.shown(HITS, found, view, empty), name="found", note=note)


def _named(connection: "duckdb.DuckDBPyConnection", name: str) -> Component:
    there = count(connection, PARTIES.sql, PARTIES.bound({"name": name}))
    if not there:
        return html.P("No party, listed or not, has a name that contains it.")
    way = dcc.Link(
        f"{counted(there, 'party has', 'parties have')} a name that contains it", href=address("/parties", name=name)
    )
    return html.P([way, ", listed or not."])


def _is_day(text: str) -> bool:
    if not text:
        return True
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return bool(_DAY.fullmatch(text))
