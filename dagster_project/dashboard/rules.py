"""The rules on record, and a rule: what it did, what it declares beside what was read, and its pages."""

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from dagster_project.dashboard import elements
from dagster_project.dashboard.data import rows
from dagster_project.dashboard.tables import Column, Table, part
from dagster_project.dashboard.view import NoSuchPage, Page, Row, View, address, party_link, rule_link
from dagster_project.dashboard.words import counted, day, plain, shortened

if TYPE_CHECKING:
    import duckdb

RULES = Table(
    "rules",
    "Rules on record",
    "select document_number, title, citation, filed_date, publication_date, effective_date, event_count, form,"
    " is_count_agreed, no_events_because, source_url from rules",
    "publication_date desc nulls last, document_number desc",
    (
        Column("document_number", "Document", "word", link=lambda row: rule_link(row["document_number"])),
        Column("title", "Title"),
        Column("citation", "Citation", "word"),
        Column("publication_date", "Published", "day"),
        Column("effective_date", "In effect", "day"),
        Column("event_count", "Events", "number"),
        Column("is_count_agreed", "Counts agree", "word"),
    ),
)
EVENTS = Table(
    "events",
    "What the rule does",
    "select event_id, action, target, name, detail, destination, page, citation, instruction_label, entity_id,"
    " document_number, printed_text from listing_events where document_number = $document and basis = 'rule'",
    "action, destination, name, target, detail, event_id",
    (
        Column("name", "Party", link=lambda row: party_link(row["entity_id"])),
        Column("action", "Action", "word"),
        Column("target", "Of", "word", words=lambda row: plain(row["target"])),
        Column("detail", "Detail"),
        Column("destination", "Destination"),
        Column("page", "Page", "number", link=lambda row: _page_link(row["document_number"], row["page"])),
    ),
    ("document",),
)
RECONCILIATION = Table(
    "reconciliation",
    "Entries declared and read, by action and destination",
    "select * from rule_reconciliation where document_number = $document",
    "action, destination nulls first",
    (
        Column("destination", "Destination", words=lambda row: row["destination"] or "All"),
        Column("action", "Action", "word"),
        Column("declared_count", "Declared", "number"),
        Column("bulleted_count", "In the preamble", "number"),
        Column("instructed_count", "Instructed", "number"),
        Column("tabled_count", "In the table", "number"),
        Column("is_agreed", "Agree", "word"),
        Column("difference", "Difference"),
    ),
    ("document",),
)
_PAGES = """
select page, count(*) as marked from listing_events
where document_number = $document and basis = 'rule' and page is not null group by page order by page
"""


def listing(connection: "duckdb.DuckDBPyConnection", view: View) -> Page:
    """Build the page of all rules."""
    found = part(connection, RULES, view)
    content = [
        elements.heading("Rules", "Documents of the Federal Register that were read, also those that change no entry."),
        elements.shown(RULES, found, view, "No rule is on record; `entity-ledger fetch` gets them."),
    ]
    return Page("Rules", content)


def one(connection: "duckdb.DuckDBPyConnection", view: View, document: str) -> Page:
    """Build a rule's page; raises NoSuchPage."""
    found = rows(connection, "select * from rules where document_number = $document", {"document": document})
    if not found:
        raise NoSuchPage(f"no rule on record has the document number {shortened(document, 60)!r}")
    rule = found[0]
    content = [
        elements.heading(rule["title"] or document, f"Document {document}, {rule['citation'] or 'not yet cited'}"),
        _facts(rule),
        _deeds(connection, view, rule),
        _declared(connection, view, document),
        _pages(connection, view, rule),
    ]
    return Page(f"Rule {document}", content)


def _facts(rule: Row) -> Component:
    return elements.facts(
        [
            ("Agency", elements.printed(rule["agency"])),
            ("Filed", day(rule["filed_date"])),
            ("Published", day(rule["publication_date"])),
            ("In effect", day(rule["effective_date"])),
            ("Read from", f"{plain(rule['form'])}, {counted(rule['page_count'] or 0, 'page')}"),
            ("Docket", elements.printed(rule["docket_number"])),
            ("At its publisher", elements.outside(rule["source_url"])),
            ("Dates, as printed", elements.printed(rule["dates_text"])),
            ("Summary, as printed", elements.printed(rule["summary_text"])),
        ]
    )


def _deeds(connection: "duckdb.DuckDBPyConnection", view: View, rule: Row) -> Component:
    asked = {"document": rule["document_number"]}
    counts = rows(
        connection,
        "select action, target, count(*) as number from listing_events where document_number = $document"
        " and basis = 'rule' group by all order by all",
        asked,
    )
    entries = [(f"{row['number']:,}", f"{row['action']}: {plain(row['target'])}", None) for row in counts]
    because = (
        f"It has none: {rule['no_events_because']}." if rule["no_events_because"] else "It has no event on record."
    )
    shown = elements.shown(EVENTS, part(connection, EVENTS, view, **asked), view, because, **asked)
    return elements.section("What it did", elements.cards(entries) if entries else None, shown, name="did")


def _declared(connection: "duckdb.DuckDBPyConnection", view: View, document: str) -> Component:
    note = "The numbers that the rule declares of itself, lists in its preamble, instructs and prints in its table."
    found = part(connection, RECONCILIATION, view, document=document)
    shown = elements.shown(RECONCILIATION, found, view, "It declares no number.", document=document)
    return elements.section("Declared against read", shown, name="declared", note=note)


def _pages(connection: "duckdb.DuckDBPyConnection", view: View, rule: Row) -> Component:
    document = rule["document_number"]
    if rule["page"] is None:
        note = f"It was read from its {plain(rule['form'])}, which has no pages to show."
        return elements.section("Its pages", name="pages", note=note)
    marked = {row["page"]: row["marked"] for row in rows(connection, _PAGES, {"document": document})}
    number = min(view.number("page") or next(iter(marked), 1), rule["page_count"] or 1)
    cells = counted(marked.get(number, 0), "cell")
    ways = html.Nav(
        [_way(document, one, number, marked.get(one, 0)) for one in range(1, (rule["page_count"] or 1) + 1)],
        className="ways",
        **elements.aria(label="Pages of the rule"),
    )
    words = f"Page {number} of document {document}, with {cells} marked"
    shown = elements.picture(address(f"/pictures/rules/{document}/{number}.png"), words, f"{words}.")
    return elements.section("Its pages", ways, shown, name="pages", note="Cells that events rest on are marked.")


def _way(document: str, page: int, chosen: int, marked: int) -> Component:
    told = f"{counted(marked, 'cell')} marked" if marked else "nothing marked"
    target = _page_link(document, page) or ""
    return elements.way(
        str(page), target, is_here=page == chosen, is_marked=bool(marked), before="Page ", after=f", {told}"
    )


def _page_link(document: str, page: int | None) -> str | None:
    return f"{address(f'/rules/{document}', page=page)}#pages" if page else None
