"""What must hold of the marts of claims before readers see them."""

from typing import Any

from dagster_project.quality.suites import MEND_SQL, Suites, holds, is_key

OF_CLAIMS = Suites()


@OF_CLAIMS.on("claims", "article_id", "claim_type")
def every_claim_is_of_an_article(gx: Any) -> list[Any]:
    """Each claim that was found stands in an article of the ledger."""
    return [
        *is_key(gx, "claim_id", MEND_SQL),
        holds(gx, "is_of_an_article", "a claim stands in an article of the ledger", MEND_SQL),
        holds(gx, "is_found", "a claim of the mart was found in an article, and none is lost", MEND_SQL),
    ]


@OF_CLAIMS.on("fact_checks", "claim_id", "verdict")
def every_verdict_has_both_sides(gx: Any) -> list[Any]:
    """Each verdict names the claim's sentence, and what the ledger has unless it has nothing."""
    return [
        *is_key(gx, "claim_id", MEND_SQL),
        holds(gx, "is_of_an_article", "a claim that was checked stands in an article of the ledger", MEND_SQL),
        holds(gx, "has_both_sides", "a verdict rests on a listing, a rule, or the lack of both", MEND_SQL),
    ]


@OF_CLAIMS.on("entity_news", "entity_id", "article_id")
def every_piece_of_news_is_of_an_entity(gx: Any) -> list[Any]:
    """Each row of a timeline is of an entity and an article that the ledger knows."""
    return [
        *is_key(gx, "entity_news_id", MEND_SQL),
        holds(gx, "is_of_an_entity", "news are of an entity of the ledger", MEND_SQL),
        holds(gx, "is_of_an_article", "news stand in an article of the ledger", MEND_SQL),
    ]
