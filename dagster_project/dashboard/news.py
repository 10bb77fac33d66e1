"""News against rules: what articles claim of a list beside the ledger, and who was first by how many days."""

from typing import TYPE_CHECKING

from dash.development.base_component import Component

from dagster_project.dashboard import charts, elements
from dagster_project.dashboard.data import rows
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
        Column("claim_type", "Claim", words=lambda row: plain(row["claim_type"])),
        Column("publisher", "Publisher"),
        Column("claimed_date", "Claimed on", "day"),
        Column("verdict", "The ledger says", words=lambda row: plain(row["verdict"])),
        Column("document_number", "Rule", link=lambda row: rule_link(row["document_number"])),
        Column("filed_lag_days", "Days to filing", "number"),
        Column("publication_lag_days", "Days to publication", "number"),
        Column("effective_lag_days", "Days to effect", "number"),
        Column("claim_text", "Sentence"),
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
_LEADS = """
select document_number as rule, publication_lag_days as lag, count(*) as number from fact_checks
where publication_lag_days is not null group by all order by rule, lag
"""


def page(connection: "duckdb.DuckDBPyConnection", view: View) -> Page:
    """Build the page of the news."""
    note = "What articles say of a list, and how many days their first report came before or after the rule."
    claims = elements.shown(CLAIMS, part(connection, CLAIMS, view), view, "No article claims anything of a list.")
    articles = elements.shown(ARTICLES, part(connection, ARTICLES, view), view, "No article is on record.")
    content = [
        elements.heading("News against rules", note),
        _leads(connection),
        elements.section("Claims", claims, name="claims", note="A number above 0: the news came first."),
        elements.section("Articles", articles, name="articles"),
    ]
    return Page("News", [one for one in content if one is not None])


def _leads(connection: "duckdb.DuckDBPyConnection") -> Component | None:
    found = rows(connection, _LEADS)
    if not found:
        return None
    dots = [{**row, "what": f"{row['rule']}: {counted(row['number'], 'claim')}, {_days(row['lag'])}"} for row in found]
    words = "Each dot is the claims of one day; the larger, the more claims. Right of 0 the news came first."
    drawn = elements.chart("leads", "How many days the news was ahead of publication", words, charts.leads(dots))
    return elements.section("Lead and lag", drawn, name="lead")


def _days(lag: int) -> str:
    if not lag:
        return "on the day of publication"
    return f"{counted(abs(lag), 'day')} {'before' if lag > 0 else 'after'} publication"
