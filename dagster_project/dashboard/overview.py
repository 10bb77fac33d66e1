"""The first page: who is listed where and since when, how that changed, how fresh it is, and whether checks held."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from dagster_project.dashboard import charts, elements
from dagster_project.dashboard.checks import summary
from dagster_project.dashboard.data import rows
from dagster_project.dashboard.tables import Column, Table, part
from dagster_project.dashboard.view import Page, Row, View, address
from dagster_project.dashboard.words import counted, plain

if TYPE_CHECKING:
    import duckdb

_MOST = 15  # destinations with a bar of their own
_KINDS = 4  # destinations with a colour of their own
_FIRST = "entity_list"
_COUNTS = """
select
    (select count(distinct listing_id) from listings where is_current and list_code = 'entity_list') as listed,
    (select count(distinct destination) from listings where is_current) as destinations,
    (select count(*) from rules) as rules,
    (select count(*) from groups) as groups,
    (select count(*) from articles) as articles,
    (select count(*) from findings where status = 'open') as findings
"""
_BY_YEAR = """
select
    year(listed_since_year) as year, case when destination in $named then destination else 'Others' end as kind,
    sum(listed_parties)::bigint as number
from metrics.listed_by_year
where list_code = $list and listed_since_year is not null
group by all order by all
"""
_BY_MONTH = {
    "additions": "select month, sum(additions)::bigint as number from metrics.additions_by_month"
    " where list_code = $list group by month order by month",
    "removals": "select month, sum(removals)::bigint as number from metrics.removals_by_month"
    " where list_code = $list group by month order by month",
}
_LISTS = "select distinct list_code as code from metrics.listed_by_destination order by code"
DESTINATIONS = Table(
    "destinations",
    "Listed parties by destination",
    "select destination, listed_parties, listed_entities from metrics.listed_by_destination where list_code = $list",
    "listed_parties desc, destination",
    (
        Column("destination", "Destination", link=lambda row: address("/parties", destination=row["destination"])),
        Column("listed_parties", "Parties", "number"),
        Column("listed_entities", "Entities", "number"),
    ),
    ("list",),
)
_SOURCE_NAMES = {
    "federal_register": "Federal Register",
    "ecfr": "eCFR",
    "consolidated_screening_list": "Consolidated Screening List",
    "news": "News",
    "ownership": "Ownership tables",
}
SOURCES = Table(
    "sources",
    "Documents on record, by source",
    "select * from sources",
    "source_name",
    (
        Column(
            "source_name", "Source", words=lambda row: str(_SOURCE_NAMES.get(row["source_name"], row["source_name"]))
        ),
        Column("document_count", "Documents", "number"),
        Column("first_document_date", "First of", "day"),
        Column("latest_document_date", "Newest of", "day"),
    ),
)


def page(connection: "duckdb.DuckDBPyConnection", view: View) -> Page:
    """Build the first page."""
    (counts,) = rows(connection, _COUNTS)
    codes = [row["code"] for row in rows(connection, _LISTS)]
    chosen = view.get("list") if view.get("list") in codes else _FIRST
    content = [
        elements.heading(
            "Who is on the U.S. Entity List", "Since when, under which rule, in which words on which page."
        ),
        _cards(counts),
        _listed(connection, view, chosen, codes),
        _changed(connection, chosen),
        elements.section(
            "How fresh it is",
            elements.shown(SOURCES, part(connection, SOURCES, view), view, "No document is on record."),
            name="fresh",
        ),
        summary(),
    ]
    return Page("Overview", content)


def _cards(counts: Row) -> Component:
    entries = [
        (f"{counts['listed']:,}", "parties on the list", address("/parties", list=_FIRST)),
        (f"{counts['destinations']:,}", "destinations", "/#listed"),
        (f"{counts['rules']:,}", "rules on record", "/rules"),
        (f"{counts['groups']:,}", "groups", address("/parties", grouped="yes", order="group")),
        (f"{counts['articles']:,}", "news articles", "/news"),
        (f"{counts['findings']:,}", "open findings", "/checks"),
    ]
    return elements.cards(entries)


def _listed(connection: "duckdb.DuckDBPyConnection", view: View, chosen: str, codes: Sequence[str]) -> Component:
    table = part(connection, DESTINATIONS, view, list=chosen)
    found = rows(connection, f"{DESTINATIONS.sql} order by {DESTINATIONS.order}", {"list": chosen})
    bars, rest = found[:_MOST], found[_MOST:]
    if rest:
        others = {"destination": f"{len(rest)} others", "listed_parties": sum(row["listed_parties"] for row in rest)}
        bars = [*bars, others]
    named = [row["destination"] for row in found[:_KINDS]]
    by_year = rows(connection, _BY_YEAR, {"named": named, "list": chosen})
    most = ", ".join(f"{row['destination']} {row['listed_parties']:,}" for row in found[:3])
    return elements.section(
        f"Parties on the {plain(chosen)} now",
        _choice(view, chosen, codes),
        elements.chart(
            "by-destination",
            "By destination",
            f"{counted(len(found), 'destination')}; most parties: {most or 'none'}.",
            charts.lying_bars(bars, "destination", "listed_parties", "parties"),
        ),
        elements.chart(
            "by-year",
            "By the year since which they are listed, and destination",
            "A party whose first day is not on record is left out.",
            charts.stacked_by_year(by_year, [*named, "Others"], "parties"),
        ),
        elements.folded(
            "All destinations as a table",
            elements.shown(DESTINATIONS, table, view, "Nobody is on the list.", list=chosen),
        ),
        name="listed",
    )


def _choice(view: View, chosen: str, codes: Sequence[str]) -> Component | None:
    if len(codes) < 2:
        return None
    ways = [elements.way(plain(code), view.link(list=code), is_here=code == chosen) for code in codes]
    return html.Nav(ways, className="ways", **elements.aria(label="Lists"))


def _changed(connection: "duckdb.DuckDBPyConnection", chosen: str) -> Component:
    added, removed = (rows(connection, sql, {"list": chosen}) for sql in _BY_MONTH.values())
    words = "Per month. Of the time before the first rule on record it shows only those who are still listed."
    return elements.section(
        "Additions and removals",
        elements.chart("changes", "Parties added and removed", words, charts.added_and_removed(added, removed)),
        name="changed",
    )
