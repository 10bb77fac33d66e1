"""What must hold of the raw tables of rules before SQL may read them."""

from typing import Any

from dagster_project.quality.suites import (
    DECIDE,
    FETCH_AGAIN,
    Suites,
    at_most,
    critical,
    has_its_terms,
    holds,
    is_clean,
    is_key,
    is_on_a_list,
    is_text,
    nothing_left_over,
    shows,
    warning,
)

OF_RULES = Suites()
_LARGEST_SIDE = 1224  # points; a tabloid sheet, the largest that a rule is printed on
_ACTIONS = ["add", "revise", "remove", "correct"]


@OF_RULES.on("federal_register__rules", "document_number")
def every_rule_says_what_it_is(gx: Any) -> list[Any]:
    """Each document stands once with number, pages, title and date; one without entries says why."""
    number = r"^[A-Z]?[A-Z0-9]*-?\d+-\d+$"
    return [
        *is_key(gx, "document_number", FETCH_AGAIN),
        critical(
            gx.ExpectColumnValuesToMatchRegex,
            "document_number is a number of the Federal Register",
            "name the file after the document's number, as 2025-00704.pdf",
            column="document_number",
            regex=number,
        ),
        critical(
            gx.ExpectColumnValuesToBeInSet,
            "form is print, public_inspection or full_text",
            FETCH_AGAIN,
            column="form",
            value_set=["print", "public_inspection", "full_text"],
        ),
        critical(
            gx.ExpectColumnValuesToBeBetween, "a document has pages", FETCH_AGAIN, column="page_count", min_value=1
        ),
        holds(gx, "is_explained", "a rule that changes no entry says why", FETCH_AGAIN),
        warning(gx.ExpectColumnValuesToNotBeNull, "a rule has a title", FETCH_AGAIN, column="title"),
        shows(gx, "is_dated", "a rule with entries has an effective date", "read `dates_text` of the rule"),
    ]


@OF_RULES.on("federal_register__entries", "document_number", "page", "name")
def every_entry_has_its_words_and_its_place(gx: Any) -> list[Any]:
    """Each entry stands once, in a rule that was read, with a destination, one primary name and a place.

    An instruction names it, or a person decided on it by a row of the seed `exceptions`.
    """
    return [
        *is_key(gx, "entry_id", FETCH_AGAIN),
        holds(gx, "is_of_a_rule", "an entry belongs to a rule that was read", FETCH_AGAIN),
        holds(gx, "is_instructed", "an instruction names each entry, or a person decided on it", DECIDE),
        critical(
            gx.ExpectColumnValuesToBeInSet,
            "action is a verb of the ledger",
            FETCH_AGAIN,
            column="action",
            value_set=_ACTIONS,
        ),
        *is_clean(gx, "name"),
        *is_clean(gx, "destination"),
        is_on_a_list(gx),
        has_its_terms(gx),
        *is_text(gx, "printed_text", FETCH_AGAIN),
        holds(gx, "has_one_primary_name", "an entry has one primary name", FETCH_AGAIN),
        *_is_placed(gx),
    ]


@OF_RULES.on("federal_register__declared_counts", "document_number", "list_code", "action")
def entries_number_what_their_rule_declares(gx: Any) -> list[Any]:
    """Per rule, list and action the table has the entries declared or instructed; if those differ, it shows.

    A disagreement that a person decided on by a row of the seed `exceptions` counts as agreed.
    """
    return [
        holds(
            gx,
            "is_found",
            "the number of entries read is the one that the rule declares, or the one it instructs",
            f"rows of the table were lost or read twice: compare its pages with the instructions; {DECIDE}",
        ),
        shows(
            gx,
            "is_agreed",
            "declared, instructed and printed numbers agree",
            "the rule disagrees with itself, or a count was misread: compare its SUMMARY with its table",
        ),
    ]


@OF_RULES.on("federal_register__entry_names", "document_number", "page", "name")
def names_are_words_as_printed(gx: Any) -> list[Any]:
    """Each name is words, belongs to an entry that was read, has a place, and stands once in its entry."""
    return [
        *is_clean(gx, "name"),
        holds(gx, "is_of_an_entry", "a name belongs to an entry that was read", FETCH_AGAIN),
        *is_text(gx, "printed_text", FETCH_AGAIN),
        *_is_placed(gx),
        warning(
            gx.ExpectCompoundColumnsToBeUnique,
            "an entry has each name once",
            "the print repeats a name, or the reader does",
            column_list=["entry_id", "name"],
        ),
    ]


@OF_RULES.on("federal_register__entry_addresses", "document_number", "page", "address")
def addresses_are_words_as_printed(gx: Any) -> list[Any]:
    """Each address is words, belongs to an entry that was read, and has a place."""
    return [
        *is_clean(gx, "address"),
        holds(gx, "is_of_an_entry", "an address belongs to an entry that was read", FETCH_AGAIN),
        *is_text(gx, "printed_text", FETCH_AGAIN),
        *_is_placed(gx),
    ]


@OF_RULES.on("federal_register__cross_listings", "document_number", "page", "note")
def notes_name_destinations(gx: Any) -> list[Any]:
    """Each note that a party is listed elsewhere too names a destination, and belongs to an entry that was read."""
    return [
        *is_clean(gx, "destination"),
        holds(gx, "is_of_an_entry", "a note belongs to an entry that was read", FETCH_AGAIN),
        *_is_placed(gx),
    ]


@OF_RULES.on("federal_register__instructions", "document_number", "label", "name")
def instructions_have_their_entries(gx: Any) -> list[Any]:
    """Each instruction has a verb, a destination and a name; one that adds or revises finds its entry in the table."""
    return [
        critical(
            gx.ExpectColumnValuesToBeInSet,
            "action is a verb of the ledger",
            FETCH_AGAIN,
            column="action",
            value_set=_ACTIONS,
        ),
        *is_clean(gx, "name"),
        *is_text(gx, "destination", FETCH_AGAIN),
        shows(
            gx,
            "has_its_entry",
            "what is added or revised stands in the table under the same name",
            "the print spells the name in two ways, or the reader does",
        ),
    ]


@OF_RULES.on("federal_register__citations", "document_number", "page")
def every_entry_cites_its_own_rule(gx: Any) -> list[Any]:
    """Each entry cites the rule that prints it, once."""
    remedy = "read the last column of the entry"
    return [shows(gx, "cites_its_rule", "an entry cites its own rule once", remedy)]


@OF_RULES.on("federal_register__quarantine", "document_key", "page", "kind")
def nothing_of_a_rule_is_left_over(gx: Any) -> list[Any]:
    """Every piece of every rule was understood; what was not is shown."""
    return nothing_left_over(gx)


def _is_placed(gx: Any) -> list[Any]:
    """A page of the document and a box on it, or a span of the characters of one that has no pages."""
    boxes = [
        critical(
            gx.ExpectColumnValuesToBeBetween,
            f"{column} lies on a sheet",
            FETCH_AGAIN,
            column=column,
            min_value=0,
            max_value=_LARGEST_SIDE,
        )
        for column in ("x0", "top", "x1", "bottom")
    ]
    return [
        holds(gx, "has_a_place", "a fact has a page with a box on it, or a span", FETCH_AGAIN),
        at_most(gx, "span_start", "span_end", "a span has a beginning and an end", FETCH_AGAIN),
        critical(gx.ExpectColumnValuesToBeBetween, "page counts from 1", FETCH_AGAIN, column="page", min_value=1),
        at_most(gx, "page", "page_count", "page is one of the document's", FETCH_AGAIN),
        *boxes,
        at_most(gx, "x0", "x1", "a box has a left and a right", FETCH_AGAIN),
        at_most(gx, "top", "bottom", "a box has a top and a bottom", FETCH_AGAIN),
    ]
