"""The first page: who is listed where and since when, how that changed, how fresh it is, and whether checks held."""

from typing import TYPE_CHECKING

from dash.development.base_component import Component

from dagster_project.dashboard import charts, elements
from dagster_project.dashboard.checks import summary
from dagster_project.dashboard.data import rows
from dagster_project.dashboard.tables import Column, Table, part
from dagster_project.dashboard.view import Page, Row, View, address
from dagster_project.dashboard.words import plain

if TYPE_CHECKING:
    import duckdb

_MOST = 15  # destinations with a bar of their own
_KINDS = 4  # destinations with a colour of their own
_COUNTS = """
select
    (select count(distinct listing_id) from listings where is_current and list_code = 'entity_list') as listed,
    (select count(distinct destination) from listings where is_current) as destinations,
    (select count(*) from rules) as rules,
    (select count(*) from groups) as groups,
    (select count(*) from articles) as articles,
    (select count(*) from findings where status = 'open') as findings
"""
_BY_DESTINATION = """
select destination, count(distinct listing_id) as number from listings where is_current
group by destination order by number desc, destination
"""
_BY_YEAR = """
with listed as (
    select destination, year(listed_since) as year, count(distinct listing_id) as number
    from listings where is_current and listed_since is not null group by all
)
select year, case when destination in $named then destination else 'Others' end as kind, sum(number)::bigint as number
from listed group by all order by all
"""
_BY_MONTH = """
select date_trunc('month', change_date)::date as month, count(*) as number from changes
where change_type = $change and list_code = 'entity_list' group by all order by all
"""
DESTINATIONS = Table(
    "destinations",
    "Parties on a list now, by destination",
    "select destination, count(distinct listing_id) as listed_parties, min(listed_since) as first_listed,"
    " max(listed_since) as last_listed from listings where is_current group by destination",
    "listed_parties desc, destination",
    (
        Column("destination", "Destination", link=lambda row: address("/parties", destination=row["destination"])),
        Column("listed_parties", "Parties", "number"),
        Column("first_listed", "First listed", "day"),
        Column("last_listed", "Last listed", "day"),
    ),
)
SOURCES = Table(
    "sources",
    "Documents on record, by source",
    "select * from sources",
    "source_name",
    (
        Column("source_name", "Source", words=lambda row: plain(row["source_name"]).capitalize()),
        Column("document_count", "Documents", "number"),
        Column("first_document_date", "First of", "day"),
        Column("latest_document_date", "Newest of", "day"),
    ),
)


def page(connection: "duckdb.DuckDBPyConnection", view: View) -> Page:
    """Build the first page."""
    (counts,) = rows(connection, _COUNTS)
    content = [
        elements.heading(
            "Who is on the U.S. Entity List", "Since when, under which rule, in which words on which page."
        ),
        _cards(counts),
        _listed(connection, view),
        _changed(connection),
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
        (f"{counts['listed']:,}", "parties on the Entity List", address("/parties", list="entity_list")),
        (f"{counts['destinations']:,}", "destinations", "#listed"),
        (f"{counts['rules']:,}", "rules on record", "/rules"),
        (f"{counts['groups']:,}", "groups", address("/parties", grouped="yes")),
        (f"{counts['articles']:,}", "news articles", "/news"),
        (f"{counts['findings']:,}", "open findings", "/checks"),
    ]
    return elements.cards(entries)


def _listed(connection: "duckdb.DuckDBPyConnection", view: View) -> Component:
    found = rows(connection, _BY_DESTINATION)
    rest = found[_MOST:]
    bars = found[:_MOST]
    if rest:
        bars = [*bars, {"destination": f"{len(rest)} others", "number": sum(row["number"] for row in rest)}]
    named = [row["destination"] for row in found[:_KINDS]]
    by_year = rows(connection, _BY_YEAR, {"named": named})
    most = ", ".join(f"{row['destination']} {row['number']:,}" for row in found[:3])
    return elements.section(
        "Listed parties",
        elements.chart(
            "by-destination",
            "Parties on a list now, by destination",
            f"{len(found)} destinations; most parties: {most}.",
            charts.lying_bars(bars, "destination", "number", "parties"),
        ),
        elements.chart(
            "by-year",
            "Parties on a list now, by the year since which they are listed",
            "By destination. A party whose first day is not on record is left out.",
            charts.stacked_by_year(by_year, [*named, "Others"], "parties"),
        ),
        elements.shown(DESTINATIONS, part(connection, DESTINATIONS, view), view, "Nobody is on a list."),
        name="listed",
    )


def _changed(connection: "duckdb.DuckDBPyConnection") -> Component:
    added, removed = (rows(connection, _BY_MONTH, {"change": change}) for change in ("added", "removed"))
    words = "Per month, of the Entity List. Of the time before the first rule on record it shows who is still listed."
    return elements.section(
        "Additions and removals",
        elements.chart("changes", "Parties added and removed", words, charts.added_and_removed(added, removed)),
        name="changed",
    )
