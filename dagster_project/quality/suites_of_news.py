"""What must hold of the raw tables of news before SQL may read them."""

from typing import Any

from dagster_project.quality.suites import (
    FETCH_AGAIN,
    Suites,
    holds,
    is_key,
    is_text,
    nothing_left_over,
    shows,
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
        holds(
            gx,
            "is_of_a_listed_name",
            "a mention is of a name that a rule or an edition prints, or of its short form",
            remedy,
        ),
        holds(gx, "stands_at_its_span", "the printed words stand at their span of the body", remedy),
    ]


@OF_NEWS.on("news__short_forms", "short_form", "name")
def short_forms_lead_to_names(gx: Any) -> list[Any]:
    """Each short form leads to a listed name; the two are told apart by an id."""
    remedy = "run the mentions again; if it stays, mend how short forms are derived"
    return [
        *is_key(gx, "short_form_id", remedy),
        *is_text(gx, "short_form", remedy),
        *is_text(gx, "name", remedy),
    ]


@OF_NEWS.on("news__claims", "article_id", "claim_type", "span_start")
def claims_stand_where_they_say(gx: Any) -> list[Any]:
    """Each claim stands at its span of an article, says something of a party or a number, and names its mentions."""
    remedy = "run the mentions again; if it stays, mend the grammar of claims"
    return [
        *is_key(gx, "claim_id", remedy),
        holds(gx, "is_of_an_article", "a claim belongs to an article that was read", remedy),
        holds(gx, "stands_at_its_span", "the claim's words stand at their span of the body", remedy),
        holds(gx, "says_something", "a claim is about a party or a number of parties", remedy),
        holds(gx, "names_its_mentions", "a party of a claim that is a mention is one of the same article", remedy),
        shows(gx, "is_by_grammar", "a claim that a model made waits for a person", "read it before you rely on it"),
    ]


@OF_NEWS.on("news__name_candidates", "claim_id", "name")
def candidates_have_a_claim(gx: Any) -> list[Any]:
    """Each name that the ledger does not know is kept with the claim that it stands in."""
    remedy = "run the mentions again; if it stays, mend how candidates are found"
    return [*is_key(gx, "candidate_id", remedy), *is_text(gx, "claim_id", remedy), *is_text(gx, "name", remedy)]


@OF_NEWS.on("news__copies", "article_id", "story_id")
def every_article_tells_one_story(gx: Any) -> list[Any]:
    """Each article that was read tells one story, whose first article tells it itself; no copy is of nothing."""
    remedy = "find the copies again; if it stays, mend how they are found"
    return [
        *is_key(gx, "article_id", remedy),
        holds(gx, "is_of_an_article", "a copy is of an article that was read", remedy),
        holds(gx, "tells_a_story", "a story bears the id of its first article", remedy),
    ]


@OF_NEWS.on("news__refused_claims", "document_key", "expected")
def no_model_says_what_no_article_does(gx: Any) -> list[Any]:
    """Every answer of a model stands in its article; what does not is shown."""
    remedy = "read `expected` of each row; mend the model, or remove it"
    return [warning(gx.ExpectTableRowCountToEqual, "what a model says stands in its article", remedy, value=0)]


@OF_NEWS.on("news__quarantine", "document_key", "kind")
def nothing_of_an_article_is_left_over(gx: Any) -> list[Any]:
    """Every piece of every article was understood; what was not is shown."""
    return nothing_left_over(gx)
