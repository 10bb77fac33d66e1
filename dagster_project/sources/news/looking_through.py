"""All that is looked for in articles: who is mentioned, what is claimed, and which claimed names nobody knows."""

import polars as pl

from dagster_project.reading.evidence import Tables
from dagster_project.sources.news.candidates import find_candidates
from dagster_project.sources.news.claims import find_claims
from dagster_project.sources.news.context import controls_in
from dagster_project.sources.news.lexicon import Lexicon
from dagster_project.sources.news.mentions import find_mentions
from dagster_project.sources.news.records import Claim, Mention


def look_through(articles: pl.DataFrame, lexicon: Lexicon) -> Tables:
    """Give the mentions, claims and candidates of articles; columns as `find_mentions` takes them."""
    mentions = find_mentions(articles, lexicon)
    by_article: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_article.setdefault(mention.article_id, []).append(mention)
    claims: list[Claim] = []
    for article_id, document_sha256, body in articles.select("article_id", "document_sha256", "body").iter_rows():
        named = by_article.get(article_id, [])
        if body and (named or controls_in(body)):  # an article on other things claims nothing that the ledger needs
            claims += find_claims(article_id, document_sha256, body, named)
    return {"mentions": mentions, "claims": claims, "name_candidates": find_candidates(claims, lexicon)}
