"""What must hold of the marts about articles before readers see them."""

from typing import Any

from dagster_project.quality.suites import MEND_SQL, Suites, at_most, holds, is_key

OF_ARTICLES = Suites()


@OF_ARTICLES.on("article_copies", "article_id", "title")
def every_copy_is_an_article_of_a_story(gx: Any) -> list[Any]:
    """Each copy is an article of the ledger and stands once among the copies of its story."""
    return [
        *is_key(gx, "article_id", MEND_SQL),
        holds(gx, "is_of_an_article", "a copy is an article of the ledger", MEND_SQL),
        at_most(gx, "copy_number", "copy_count", "a copy is one of those that its story has", MEND_SQL),
    ]
