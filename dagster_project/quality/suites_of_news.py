"""What must hold of the raw tables of news before SQL may read them."""

from typing import Any

from dagster_project.quality.suites import (
    FETCH_AGAIN,
    Suites,
    holds,
    is_key,
    is_text,
    nothing_left_over,
    warning,
)

OF_NEWS = Suites()


@OF_NEWS.on("news__articles", "article_id", "title")
def articles_have_a_title_a_day_and_a_body(gx: Any) -> list[Any]:
    """Each article has a title and a body; one that a machine wrote has the sentence that says so; a day is there."""
    return [
        *is_key(gx, "article_id", FETCH_AGAIN),
        *is_text(gx, "title", FETCH_AGAIN),
        *is_text(gx, "body", FETCH_AGAIN),
        holds(gx, "says_who_wrote", "the publisher's sentence stands by each flag of a machine's text", FETCH_AGAIN),
        warning(gx.ExpectColumnValuesToNotBeNull, "an article has a day", FETCH_AGAIN, column="published_date"),
    ]


@OF_NEWS.on("news__mentions", "article_id", "name", "span_start")
def mentions_stand_where_they_say(gx: Any) -> list[Any]:
    """Each mention is of a listed name, in an article that was read, and its words stand at its span of the body."""
    remedy = "run the mentions again; if it stays, mend how they are found"
    return [
        *is_key(gx, "mention_id", remedy),
        holds(gx, "is_of_an_article", "a mention belongs to an article that was read", remedy),
        holds(gx, "is_of_a_listed_name", "a mention is of a name that a rule prints", remedy),
        holds(gx, "stands_at_its_span", "the printed words stand at their span of the body", remedy),
    ]


@OF_NEWS.on("news__copies", "article_id", "story_id")
def every_article_tells_one_story(gx: Any) -> list[Any]:
    """Each article that was read tells one story, whose first article tells it itself; no copy is of nothing."""
    remedy = "find the copies again; if it stays, mend how they are found"
    return [
        *is_key(gx, "article_id", remedy),
        holds(gx, "is_of_an_article", "a copy is of an article that was read", remedy),
        holds(gx, "tells_a_story", "a story bears the id of its first article", remedy),
    ]


@OF_NEWS.on("news__quarantine", "document_key", "kind")
def nothing_of_an_article_is_left_over(gx: Any) -> list[Any]:
    """Every piece of every article was understood; what was not is shown."""
    return nothing_left_over(gx)
