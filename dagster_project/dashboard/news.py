"""News against rules: what articles claim of a list beside the ledger, and who was first by how many days."""

from typing import TYPE_CHECKING

from dash.development.base_component import Component

from dagster_project.dashboard import charts, elements
from dagster_project.dashboard.tables import Column, Table, part
from dagster_project.dashboard.view import Page, View, party_link, rule_link
from dagster_project.dashboard.words import counted, plain

if TYPE_CHECKING:
    import duckdb

CLAIMS = Table(
    "claims",
    "Claims about a list, beside the ledger",
    "select checks.*, articles.title, articles.publisher, articles.published_date, articles.is_machine_written"
    " from fact_checks as checks left join articles using (article_id)",
    "claimed_date desc nulls last, claimed_name, claim_id",
    (
        Column(
            "claimed_name",
            "Of whom",
            link=lambda row: party_link(row["entity_id"]),
            words=lambda row: row["claimed_name"] or counted(row["claimed_count"] or 0, "party", "parties"),
        ),
        Column("claim_type", "Claim", "word", words=lambda row: plain(row["claim_type"])),
        Column("publisher", "Publisher"),
        Column("claimed_date", "Claimed on", "day"),
        Column("verdict", "The ledger says", "word", words=lambda row: plain(row["verdict"])),
        Column("document_number", "Rule", "word", link=lambda row: rule_link(row["document_number"])),
        Column("publication_lag_days", "Days before publication", "number"),
        Column("claim_text", "Sentence", "long"),
    ),
)
ARTICLES = Table(
    "articles",
    "Articles on record",
    "select articles.article_id, title, publisher, author, published_date, language_code, url, is_machine_written,"
    " count(distinct mentions.entity_id) as named_parties"
    " from articles left join mentions using (article_id) group by all",
    "published_date desc nulls last, title, article_id",
    (
        Column("title", "Title"),
        Column("publisher", "Publisher"),
        Column("published_date", "Published", "day"),
        Column("named_parties", "Parties named", "number"),
        Column("is_machine_written", "Written by a machine"),
    ),
)
LEADS = Table(
    "leads",
    "Rules that news reported, and who was first",
    "select * from metrics.news_lead",
    "publication_date desc nulls last, document_number",
    (
        Column("document_number", "Rule", "word", link=lambda row: rule_link(row["document_number"])),
        Column("title", "Title"),
        Column("first_publisher", "First reported by"),
        Column("first_report_date", "On", "day"),
        Column("reports", "Reports", "number"),
        Column("filed_lead_days", "Days before filing", "number"),
        Column("publication_lead_days", "Days before publication", "number"),
        Column("effective_lead_days", "Days before effect", "number"),
    ),
)
_MOST = 40  # rules with a line of their own in the chart, the newest


def page(connection: "duckdb.DuckDBPyConnection", view: View) -> Page:
    """Build the page of the news."""
    note = "What articles say of a list, and how many days their first report came before or after the rule."
    claims = elements.shown(CLAIMS, part(connection, CLAIMS, view), view, "No article claims anything of a list.")
    articles = elements.shown(ARTICLES, part(connection, ARTICLES, view), view, "No article is on record.")
    content = [
        elements.heading("News against rules", note),
        _leads(connection, view),
        elements.section(
            "Claims", claims, name="claims", note="Days count from the first report; less than 0: the news came later."
        ),
        elements.section("Articles", articles, name="articles"),
    ]
    return Page("News", content)


def _leads(connection: "duckdb.DuckDBPyConnection", view: View) -> Component:
    found = part(connection, LEADS, view)
    table = elements.shown(LEADS, found, view, "No article on record confirms what a rule on record did.")
    dots = [row for row in found.rows if row["publication_lead_days"] is not None][:_MOST]
    if not dots:
        return elements.section("Lead and lag", table, name="lead")
    told = [{**row, "what": f"{row['document_number']}: {_days(int(row['publication_lead_days']))}"} for row in dots]
    words = "A dot per rule, on the day of its first report; right of 0 the news came first, left of 0 later."
    drawn = elements.chart("lead-days", "How many days the news was ahead of publication", words, charts.leads(told))
    return elements.section("Lead and lag", drawn, table, name="lead")


def _days(lead: int) -> str:
    if not lead:
        return "reported on the day of publication"
    return f"reported {counted(abs(lead), 'day')} {'before' if lead > 0 else 'after'} publication"
