"""What must hold of the raw tables of editions before SQL may read them."""

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
    is_text,
    nothing_left_over,
    shows,
)

OF_EDITIONS = Suites()
_VOLUME = ("edition_date", "list_code", "entry_count", "good_count", "finding_id")


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


@OF_EDITIONS.on("ecfr__editions", *_VOLUME)
def no_list_of_the_ecfr_shrinks_or_swells(gx: Any) -> list[Any]:
    """An edition holds at least 85 % of the entries of the last good one before it; above 200 % is shown."""
    return _keeps_its_volume(gx)


@OF_EDITIONS.on("consolidated_screening_list__entries", "edition_date", "list_name", "name")
def every_screened_party_has_its_name_and_its_place(gx: Any) -> list[Any]:
    """Each party of an edition stands once, with a list, a name and a place in the document."""
    return [
        *is_key(gx, "entry_id", FETCH_AGAIN),
        *is_text(gx, "name", FETCH_AGAIN),
        *is_text(gx, "list_name", FETCH_AGAIN),
        holds(gx, "has_a_place", "a party has the span of its words", FETCH_AGAIN),
        at_most(gx, "span_start", "span_end", "a span has a beginning and an end", FETCH_AGAIN),
    ]


@OF_EDITIONS.on("consolidated_screening_list__editions", *_VOLUME)
def no_screened_list_shrinks_or_swells(gx: Any) -> list[Any]:
    """Each list holds at least 85 % of its entries in the last good edition before; above 200 % is shown."""
    return _keeps_its_volume(gx)


@OF_EDITIONS.on("consolidated_screening_list__quarantine", "document_key", "kind")
def nothing_of_a_screening_list_is_left_over(gx: Any) -> list[Any]:
    """Every piece of every screening list was understood; what was not is shown."""
    return nothing_left_over(gx)


@OF_EDITIONS.on("ecfr__quarantine", "document_key", "kind")
def nothing_of_an_edition_is_left_over(gx: Any) -> list[Any]:
    """Every piece of every edition was understood; what was not is shown."""
    return nothing_left_over(gx)


def _keeps_its_volume(gx: Any) -> list[Any]:
    remedy = (
        "compare with the publisher; remove an edition that was cut short from landing and raw and fetch it again, or "
        "acknowledge the finding (docs/exceptions.md)"
    )
    return [
        holds(gx, "is_whole", "a list has at least 85 % of the entries of its last good edition", remedy),
        shows(gx, "is_plausible", "a list has at most 200 % of the entries of its last good edition", remedy),
    ]
