"""What must hold of the raw tables of the consolidated lists before SQL may read them."""

from typing import Any

from dagster_project.quality.suites import (
    FETCH_AGAIN,
    Suites,
    at_most,
    has_its_terms,
    holds,
    is_clean,
    is_key,
    is_on_a_list,
    nothing_left_over,
)

OF_EDITIONS = Suites()


@OF_EDITIONS.on("ecfr__entries", "edition_date", "destination", "name")
def every_listed_entry_has_its_words_and_its_place(gx: Any) -> list[Any]:
    """Each entry of an edition stands once, on a list, with a destination, a name, its list's terms and a place."""
    return [
        *is_key(gx, "entry_id", FETCH_AGAIN),
        *is_clean(gx, "name"),
        *is_clean(gx, "destination"),
        is_on_a_list(gx),
        has_its_terms(gx),
        holds(gx, "has_a_place", "an entry has the span of its words", FETCH_AGAIN),
        at_most(gx, "span_start", "span_end", "a span has a beginning and an end", FETCH_AGAIN),
    ]


@OF_EDITIONS.on("ecfr__quarantine", "document_key", "kind")
def nothing_of_an_edition_is_left_over(gx: Any) -> list[Any]:
    """Every piece of every edition was understood; what was not is shown."""
    return nothing_left_over(gx)
