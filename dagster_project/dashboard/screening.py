"""The screening of an uploaded table: its page, its report, and nothing kept of it once the answer is given."""

import base64
import binascii
import datetime as dt
import io
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePath
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dagster_project.dashboard import elements, forms
from dagster_project.dashboard.tables import ROWS, Column
from dagster_project.dashboard.view import Page, party_link, rule_link
from dagster_project.dashboard.words import counted, lists, shortened
from dagster_project.matching.screening import THRESHOLD
from dagster_project.storage.published import of_this_version
from dagster_project.storage.screening import customers, hits, page, reports
from dagster_project.storage.screening.columns import NoNameColumn
from dagster_project.storage.screening.listed import listed

MOST_BYTES = 10_000_000
"""Of an uploaded file; `entity-ledger screen` takes larger ones."""
_KINDS = (".csv", ".tsv", ".txt", ".parquet", *customers.WORKBOOKS)
_MOST_HITS = 5  # of one customer, as the command gives
_SHOWN = (
    Column("customer_name", "Customer"),
    Column("row", "Row", "number"),
    Column("score", "Score", "number", words=lambda row: f"{row['score']:.2f}"),
    Column("matched_name", "Listed name", link=lambda row: party_link(row["entity_id"])),
    Column("destination", "Destination"),
    Column("list_codes", "On", "word", words=lambda row: lists(row["list_codes"])),
    Column("document_number", "Rule", "word", link=lambda row: rule_link(row["document_number"])),
    Column("explanation", "Why", "long"),
)


class RefusedUpload(ValueError):
    """An upload that cannot be screened; its text is one line with the cause and the remedy."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found: the first hits to look at, what was done, remarks on rows, and the whole as two files."""

    shown: list[dict[str, Any]]
    facts: dict[str, object]
    remarks: list[str]
    hit_count: int
    csv: str
    html: str


def form() -> Page:
    """Build the page that takes a table."""
    limit = f"{MOST_BYTES // 1_000_000} MB"
    note = (
        f"A CSV, Parquet or Excel table with a row per customer, at most {limit}. It is read on this machine, and "
        "nothing of it is kept. For larger tables: entity-ledger screen FILE."
    )
    take = dcc.Upload(
        [html.Button("Choose a table", type="button", className="button"), html.Span(" or drop it here")],
        id="upload",
        className="drop",
        style_active={},
    )
    content = [
        elements.heading("Screen your counterparties", note),
        html.Div([forms.field("column", "Column of the names, if it is not found", "")], className="asking"),
        take,
        html.P(id="said", role="status", className="said", **elements.aria(live="polite")),
        html.Div(id="report"),
    ]
    return Page("Screen a table", content)


def screened(contents: str, file_name: str, name_column: str) -> Report:
    """Screen what a browser sent; raises RefusedUpload, and NothingPublished."""
    name = PurePath(file_name.replace("\\", "/")).name or "the file"
    content = _content(contents, name)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"customers{PurePath(name).suffix.lower()}"
        path.write_bytes(content)
        try:
            return _report(path, name, name_column.strip() or None)
        except NoNameColumn as error:
            told = str(error).replace("with --name-column", "in the field above")
            raise RefusedUpload(f"{shortened(name, 80)}: {told}") from error
        except customers.UnreadableTable as error:
            raise RefusedUpload(str(error).splitlines()[0].replace(str(path), shortened(name, 80))) from error


def answer(report: Report) -> list[Component]:
    """Show a report, and offer it as files."""
    rows, hit_count = report.facts["Rows screened"], counted(report.hit_count, "hit")
    said = html.P(html.Strong(f"{hit_count} in {rows} rows screened as of {report.facts['Lists as of']}."))
    buttons = html.Div(
        [
            html.Button("Download CSV of all hits", id="take-csv", type="button", className="button"),
            html.Button("Download the report", id="take-page", type="button", className="button quiet"),
        ],
        className="below",
    )
    first = f"Hits, the first {ROWS} of {report.hit_count:,}" if report.hit_count > ROWS else f"Hits, {hit_count}"
    table = (
        elements.grid(first, _SHOWN, report.shown) if report.shown else html.P("No customer is like a listed party.")
    )
    done = elements.facts([(title, elements.text(str(fact))) for title, fact in report.facts.items()])
    remarks = html.Ul([html.Li(elements.text(remark)) for remark in report.remarks[:ROWS]])
    parts = [said, buttons, table, elements.section("What was done", done, name="done")]
    if report.remarks:
        parts.append(elements.section(f"{counted(len(report.remarks), 'row')} with a remark", remarks, name="remarks"))
    return parts


def _content(contents: str, name: str) -> bytes:
    try:
        content = base64.b64decode(contents.partition(",")[2], validate=True)
    except binascii.Error as error:
        raise RefusedUpload(f"{shortened(name, 80)}: it did not arrive whole; send it again") from error
    if len(content) > MOST_BYTES:
        raise RefusedUpload(f"{shortened(name, 80)}: it has more than {MOST_BYTES:,} bytes; use entity-ledger screen")
    if PurePath(name).suffix.lower() not in _KINDS:
        raise RefusedUpload(f"{shortened(name, 80)}: no table by its name; send one that ends in {', '.join(_KINDS)}")
    return content


def _report(path: Path, name: str, name_column: str | None) -> Report:
    table = customers.customers(path, {"name": name_column})
    today = dt.datetime.now(dt.UTC).date()
    with of_this_version() as connection:
        found = listed(connection, today)
    count, terms = hits.Count(), hits.Terms(name, today, THRESHOLD, _MOST_HITS)
    as_csv, as_page = io.StringIO(), io.StringIO()
    csv_report, page_report = reports.AsCsv(as_csv), page.AsPage(as_page)

    def written() -> Iterator[dict[str, Any]]:
        for hit in hits.hits(terms, table, found, count):
            csv_report.add(hit)
            page_report.add(hit)
            yield hit

    all_hits = written()
    shown = list(islice(all_hits, ROWS))
    for _ in all_hits:
        pass
    facts = hits.facts(terms, table, found, count)
    page_report.close(facts, count.remarks)
    return Report(shown, facts, count.remarks, count.hits, as_csv.getvalue(), as_page.getvalue())
