"""What was checked before the release, what did not hold, and what the reader did not understand."""

from typing import TYPE_CHECKING

from dash import dcc, html
from dash.development.base_component import Component

from dagster_project.dashboard import elements
from dagster_project.dashboard.tables import Column, Table, part
from dagster_project.dashboard.view import Page, Row, View, rule_link
from dagster_project.dashboard.words import counted, plain
from dagster_project.quality import report
from dagster_project.quality.report import DoorRecord
from dagster_project.storage.folders import Folders

if TYPE_CHECKING:
    import duckdb

FINDINGS = Table(
    "findings",
    "Findings",
    "select findings.*, rules.document_number as rule from findings"
    " left join rules on findings.document = rules.document_number where $status is null or status = $status",
    "status <> 'open', severity, finding_type, document, page, finding_id",
    (
        Column("finding_type", "Finding", "word", words=lambda row: plain(row["finding_type"])),
        Column("severity", "Severity", "word"),
        Column("status", "Status", "word"),
        Column("document", "Document", "word", link=lambda row: rule_link(row["rule"])),
        Column("page", "Page", "number"),
        Column("text", "Printed", "long"),
        Column("expected", "Expected", "long"),
    ),
    ("status",),
)
_SUITES = (
    Column("table", "Table", "word"),
    Column("promise", "Promise", "long"),
    Column("row_count", "Rows", "number"),
    Column("expectation_count", "Checks", "number"),
    Column("found", "Found", "long"),
)


def page(connection: "duckdb.DuckDBPyConnection", view: View) -> Page:
    """Build the page of both doors and of all findings."""
    note = "What the reader did not understand, or what disagrees. Nothing is dropped: a person decides on it."
    doors = [_door(found) for found in _tried()]
    findings = elements.shown(
        FINDINGS, part(connection, FINDINGS, view), view, "There are no such findings.", "Findings"
    )
    content = [
        elements.heading("What was checked", "A release is made only when both doors are open."),
        *(doors or [html.P("No door was tried in this data folder.", className="empty")]),
        elements.section("Findings", _choice(view), findings, name="findings", note=note),
    ]
    return Page("Checks", content)


def _choice(view: View) -> Component:
    asked = view.get("status")
    ways = [
        elements.way(words, f"{view.link(status=status, findings_page=None)}#findings", is_here=asked == status)
        for status, words in (("", "All"), ("open", "Open"))
    ]
    return html.Nav(ways, className="ways", **elements.aria(label="Which findings"))


def summary() -> Component:
    """Both doors in a few lines, for the first page."""
    lines = [html.Li([_state(found), f" {report.DOORS[found.door]}: {_told(found)}"]) for found in _tried()]
    more = html.P(dcc.Link("Every check and every finding", href="/checks"))
    shown = html.Ul(lines, className="doors") if lines else html.P("No door was tried in this data folder.")
    return elements.section("What was checked", shown, more, name="checked")


def _tried() -> list[DoorRecord]:
    folder = Folders.from_environment().quality
    return [found for door in report.DOORS if (found := report.read(folder, door)) is not None]


def _state(found: DoorRecord) -> Component:
    words, kind = ("open", "held") if found.is_open else ("shut", "failed")
    return html.Span(words, className=f"state {kind}")


def _told(found: DoorRecord) -> str:
    failed = f"{len(found.failures):,} failed" if found.failures else "all held"
    kept = f"{counted(found.expectation_count, 'check')} of {counted(len(found.results), 'promise')}"
    return f"{kept}, {failed}; tried {found.checked_at[:16].replace('T', ' ')} UTC"


def _door(found: DoorRecord) -> Component:
    rows: list[Row] = [
        {
            "table": result.table,
            "promise": result.promise,
            "row_count": result.row_count,
            "expectation_count": result.expectation_count,
            "found": "; ".join(f"{one.severity}: {one.expected}: {one.observed}" for one in result.failures) or "held",
        }
        for result in found.results
    ]
    title = report.DOORS[found.door]
    failed = [row for row in rows if row["found"] != "held"]
    shown = elements.grid("Promises that did not hold", _SUITES, failed) if failed else None
    every = elements.folded(f"All {counted(len(rows), 'promise')}", elements.grid(title, _SUITES, rows))
    return elements.section(title, html.P([_state(found), f" {_told(found)}"]), shown, every, name=found.door)
