"""What must hold of the raw tables that stand beside the entries of rules before SQL may read them."""

from typing import Any

from dagster_project.quality.suites import FETCH_AGAIN, Suites, critical, holds, is_clean, is_key, is_text

OF_DETAILS = Suites()


@OF_DETAILS.on("federal_register__license_requirements", "document_number", "page", "printed_text")
def terms_are_of_one_entry_each(gx: Any) -> list[Any]:
    """Each entry that was read has its typed terms once, with a template, a policy and a place."""
    return [
        *is_key(gx, "entry_id", FETCH_AGAIN),
        *is_text(gx, "template", FETCH_AGAIN),
        *is_text(gx, "policy_code", FETCH_AGAIN),
        *_is_of_an_entry(gx),
    ]


@OF_DETAILS.on("federal_register__requirement_sections", "document_number", "page", "citation")
def sections_are_cited_by_an_entry(gx: Any) -> list[Any]:
    """Each section or license exception is of an entry that was read, names a section or a code, and has a place."""
    return [
        _is_one_of(gx, "kind", ["section", "policy_section", "license_exception"]),
        critical(
            gx.ExpectColumnValuesToMatchRegex,
            "citation is a section of the EAR or the code of a license exception",
            FETCH_AGAIN,
            column="citation",
            regex=r"^(?:[A-Z]{3,4}\b|\d{3}\.\d)",
        ),
        *_is_of_an_entry(gx),
    ]


@OF_DETAILS.on("federal_register__printed_relations", "document_number", "page", "other_name")
def printed_relations_name_another_party(gx: Any) -> list[Any]:
    """Each relation that an entry prints is of a known type and direction, names the other party, and has a place."""
    return [*_says_who_belongs_to_whom(gx), *_is_of_an_entry(gx)]


@OF_DETAILS.on("ecfr__printed_relations", "edition_date", "other_name")
def printed_relations_of_an_edition_name_another_party(gx: Any) -> list[Any]:
    """Each relation that an edition prints is of a known type and direction, names the other party, and has a span."""
    return [
        *_says_who_belongs_to_whom(gx),
        holds(gx, "has_a_place", "a relation has the span of its words", FETCH_AGAIN),
    ]


@OF_DETAILS.on("federal_register__bullets", "document_number", "page", "name")
def bullets_name_a_party_under_a_destination(gx: Any) -> list[Any]:
    """Each name in a preamble's lists is words, with a verb, a destination and a place; its entry, if any, was read."""
    return [
        _is_one_of(gx, "action", ["add", "revise", "remove", "correct"]),
        *is_clean(gx, "name"),
        *is_text(gx, "destination", FETCH_AGAIN),
        *_is_of_an_entry(gx),
    ]


@OF_DETAILS.on("federal_register__line_breaks", "document_number", "page", "left_half", "right_half")
def line_breaks_join_their_two_halves(gx: Any) -> list[Any]:
    """Each hyphen at a line's end was kept or dropped between its two halves, by a method that is named."""
    return [
        _is_one_of(gx, "method", ["names", "document", "words", "rule_of_thumb", "layout"]),
        holds(gx, "joins_its_halves", "a word is its two halves, with the hyphen or without", FETCH_AGAIN),
        holds(gx, "has_a_place", "a line break has a page with a box on it, or a span", FETCH_AGAIN),
    ]


@OF_DETAILS.on("federal_register__form_comparisons", "document_number", "name", "field")
def comparisons_are_of_two_forms(gx: Any) -> list[Any]:
    """Each comparison is of a field in two forms of one rule; words beside nothing are never equal."""
    return [
        *(_is_one_of(gx, column, ["print", "public_inspection", "full_text"]) for column in ("form", "other_form")),
        holds(gx, "is_of_two_forms", "a form is compared with another one", FETCH_AGAIN),
        *is_text(gx, "field", FETCH_AGAIN),
        holds(gx, "is_soundly_equal", "words and nothing are not equal", FETCH_AGAIN),
    ]


def _is_one_of(gx: Any, column: str, known: list[str]) -> Any:
    words = f"{column} is {', '.join(known[:-1])} or {known[-1]}"
    return critical(gx.ExpectColumnValuesToBeInSet, words, FETCH_AGAIN, column=column, value_set=known)


def _says_who_belongs_to_whom(gx: Any) -> list[Any]:
    return [
        _is_one_of(gx, "relation_type", ["subordinate_of", "subsidiary_of", "affiliate_of"]),
        _is_one_of(gx, "direction", ["entry_to_other", "other_to_entry"]),
        *is_text(gx, "other_name", FETCH_AGAIN),
    ]


def _is_of_an_entry(gx: Any) -> list[Any]:
    return [
        holds(gx, "is_of_an_entry", "a detail belongs to an entry that was read", FETCH_AGAIN),
        holds(gx, "has_a_place", "a detail has a page with a box on it, or a span", FETCH_AGAIN),
    ]
