"""The first page: who is listed where and since when, how that changed, how fresh it is, and whether checks held."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from dagster_project.dashboard import charts, elements
from dagster_project.dashboard.checks import summary
from dagster_project.dashboard.data import count, rows
from dagster_project.dashboard.parties import PARTIES
from dagster_project.dashboard.tables import Column, Table, cut, part
from dagster_project.dashboard.view import Page, Row, View, address
from dagster_project.dashboard.words import counted, plain, source

if TYPE_CHECKING:
    import duckdb

_MOST = 15  # destinations with a bar of their own
_KINDS = 4  # destinations with a colour of their own
_FIRST = "entity_list"
_COUNTS = """
select
    (select count(*) from rules) as rules,
    (select count(*) from groups) as groups,
    (select count(*) from articles) as articles,
    (select coalesce(sum(findings_open), 0)::bigint from metrics.findings_by_type) as findings
"""
_BY_YEAR = """
select
    year(listed_since_year) as year, case when destination in $named then destination else 'Others' end as kind,
    sum(listed_parties)::bigint as number
from metrics.listed_by_year
where list_code = $list and listed_since_year is not null
group by all order by all
"""
_ADDED = """
select month, sum(additions)::bigint as number from metrics.additions_by_month
where list_code = $list group by month order by month
"""
_REMOVED = """
select month, sum(removals)::bigint as number from metrics.removals_by_month
where list_code = $list group by month order by month
"""
_LISTS = "select distinct list_code as code from metrics.listed_by_destination order by code"
DESTINATIONS = Table(
    "destinations",
    "Listed parties by destination",
    "select list_code, destination, listed_parties, listed_entities from metrics.listed_by_destination"
    " where list_code = $list",
    "listed_parties desc, destination",
    (
        Column(
            "destination",
            "Destination",
            link=lambda row: address("/parties", destination=row["destination"], list=row["list_code"]),
        ),
        Column("listed_parties", "Parties", "number"),
        Column("listed_entities", "Entities", "number"),
    ),
    ("list",),
)
SOURCES = Table(
    "sources",
    "Documents on record, by source",
    "select * from sources",
    "source_name",
    (
        Column("source_name", "Source", words=lambda row: source(row["source_name"])),
        Column("document_count", "Documents", "number"),
        Column("first_document_date", "First of", "day"),
        Column("latest_document_date", "Newest of", "day"),
    ),
)


def page(connection: "duckdb.DuckDBPyConnection", view: View) -> Page:
    """Build the first page."""
    codes = [row["code"] for row in rows(connection, _LISTS)]
    chosen = view.get("list") if view.get("list") in codes else _FIRST
    found = rows(connection, f"{DESTINATIONS.sql} order by {DESTINATIONS.order}", {"list": chosen})
    content = [
        elements.heading(
            "Who is on the U.S. Entity List", "Since when, under which rule, in which words on which page."
        ),
        _cards(connection, chosen, found),
        _listed(connection, view, chosen, codes, found),
        _changed(connection, chosen),
        elements.section(
            "How fresh it is",
            elements.shown(SOURCES, part(connection, SOURCES, view), view, "No document is on record."),
            name="fresh",
        ),
        summary(),
    ]
    return Page("Overview", content)


def _cards(connection: "duckdb.DuckDBPyConnection", chosen: str, found: Sequence[Row]) -> Component:
    """Figures, each with the way to what it counts."""
    (counts,) = rows(connection, _COUNTS)
    here, on_list, in_groups = address("/", list=chosen), {"list": chosen}, {"grouped": "yes"}
    entries = [
        (sum(row["listed_parties"] for row in found), f"parties on the {plain(chosen)}", f"{here}#listed"),
        (_parties(connection, on_list), f"entities on the {plain(chosen)}", address("/parties", **on_list)),
        (len(found), "destinations", f"{here}#listed"),
        (counts["rules"], "rules on record", "/rules"),
        (
            _parties(connection, in_groups),
            f"entities in {counted(counts['groups'], 'group')}",
            address("/parties", **in_groups, order="group"),
        ),
        (counts["articles"], "news articles", "/news#articles"),
        (counts["findings"], "open findings", f"{address('/checks', status='open')}#findings"),
    ]
    return elements.cards([(f"{number:,}", words, target) for number, words, target in entries])


def _parties(connection: "duckdb.DuckDBPyConnection", asked: dict[str, str]) -> int:
    return count(connection, PARTIES.sql, PARTIES.bound(asked))


def _listed(
    connection: "duckdb.DuckDBPyConnection", view: View, chosen: str, codes: Sequence[str], found: Sequence[Row]
) -> Component:
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
            elements.shown(DESTINATIONS, cut(found, DESTINATIONS, view), view, "Nobody is on the list.", list=chosen),
        ),
        name="listed",
    )


def _choice(view: View, chosen: str, codes: Sequence[str]) -> Component | None:
    if len(codes) < 2:
        return None
    ways = [elements.way(plain(code), view.link(list=code), is_here=code == chosen) for code in codes]
    return html.Nav(ways, className="ways", **elements.aria(label="Lists"))


def _changed(connection: "duckdb.DuckDBPyConnection", chosen: str) -> Component:
    added, removed = (rows(connection, sql, {"list": chosen}) for sql in (_ADDED, _REMOVED))
    words = "Per month. Of the time before the first rule on record it shows only those who are still listed."
    return elements.section(
        "Additions and removals",
        elements.chart("changes", "Parties added and removed", words, charts.added_and_removed(added, removed)),
        name="changed",
    )
