"""All that is looked for in articles: who is mentioned, what is claimed, and which claimed names nobody knows."""

from collections.abc import Sequence

import polars as pl

from dagster_project.reading.evidence import Quarantined, Tables
from dagster_project.sources.news.candidates import find_candidates
from dagster_project.sources.news.claim_models import ClaimModel, claims_of
from dagster_project.sources.news.claims import find_claims
from dagster_project.sources.news.context import controls_in
from dagster_project.sources.news.lexicon import Lexicon
from dagster_project.sources.news.mentions import mentions_in, records_of
from dagster_project.sources.news.records import Claim, Mention


def look_through(articles: pl.DataFrame, lexicon: Lexicon, models: Sequence[ClaimModel] = ()) -> Tables:
    """Give the mentions, claims and candidates of articles; columns as `mentions_in` takes them.

    What a model says beside the grammar is marked as its own; what it says and the article does not is refused.
    """
    mentions = records_of(mentions_in(articles, lexicon))
    by_article: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_article.setdefault(mention.article_id, []).append(mention)
    claims: list[Claim] = []
    refused: list[Quarantined] = []
    for article_id, document_sha256, body in articles.select("article_id", "document_sha256", "body").iter_rows():
        named = by_article.get(article_id, [])
        if body and (named or controls_in(body)):  # an article on other things claims nothing that the ledger needs
            claims += find_claims(article_id, document_sha256, body, named)
            for model in models:
                told, not_told = claims_of(model, article_id, document_sha256, body, named)
                claims += told
                refused += not_told
    candidates = find_candidates(claims, lexicon)
    return {"mentions": mentions, "claims": claims, "name_candidates": candidates, "refused_claims": refused}
