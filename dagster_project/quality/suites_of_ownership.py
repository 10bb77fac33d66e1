"""What must hold of the raw tables of ownership before SQL may read them."""

from typing import Any

from dagster_project.quality.suites import (
    Suites,
    at_most,
    critical,
    holds,
    is_key,
    is_text,
    nothing_left_over,
)

OF_OWNERSHIP = Suites()

_RELATION_TYPES = ["owner", "parent", "investor", "manager", "branch"]


@OF_OWNERSHIP.on("ownership__holdings", "row_number", "source_text")
def holdings_say_who_holds_whom_according_to_whom(gx: Any) -> list[Any]:
    """Each row names two parties and its source; a share is a fraction of 1, and its bounds are in order."""
    remedy = "correct the row in the table and drop it into the inbox"
    shares = [
        critical(
            gx.ExpectColumnValuesToBeBetween,
            f"{column} is a fraction of 1",
            remedy,
            column=column,
            min_value=0,
            max_value=1,
        )
        for column in ("share", "share_minimum", "share_maximum")
    ]
    return [
        *is_key(gx, "holding_id", remedy),
        *is_text(gx, "source_name", remedy),
        holds(gx, "has_an_owner", "owner_name or owner_identifier is never blank", remedy),
        holds(gx, "has_an_owned", "owned_name or owned_identifier is never blank", remedy),
        critical(
            gx.ExpectColumnValuesToBeInSet,
            f"relation_type is one of {', '.join(_RELATION_TYPES)}",
            remedy,
            column="relation_type",
            value_set=_RELATION_TYPES,
        ),
        *shares,
        at_most(gx, "share_minimum", "share_maximum", "the bounds of a share are in order", remedy),
        at_most(gx, "valid_from", "valid_to", "a holding ends after it begins", remedy),
    ]


@OF_OWNERSHIP.on("ownership__parties", "row_number", "identifier")
def parties_bear_a_name_and_an_identifier(gx: Any) -> list[Any]:
    """Each row names a party that its source identifies, and each name of a party stands once in its document."""
    remedy = "extend the reader in sources/ownership, or have the publisher correct the record"
    return [
        *is_key(gx, "party_name_id", remedy),
        *is_text(gx, "identifier", remedy),
        *is_text(gx, "name", remedy),
    ]


@OF_OWNERSHIP.on("ownership__exceptions", "row_number", "identifier")
def exceptions_say_why_no_owner_is_told(gx: Any) -> list[Any]:
    """Each row says of a party for which reason its source names no owner of it."""
    remedy = "extend the reader in sources/ownership, or have the publisher correct the record"
    return [*is_key(gx, "exception_id", remedy), *is_text(gx, "identifier", remedy), *is_text(gx, "reason", remedy)]


@OF_OWNERSHIP.on("ownership__quarantine", "document_key", "kind")
def nothing_of_a_holding_is_left_over(gx: Any) -> list[Any]:
    """Every row of every ownership table was understood; what was not is shown."""
    return nothing_left_over(gx)
