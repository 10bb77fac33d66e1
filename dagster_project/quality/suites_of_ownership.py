"""What must hold of the raw tables of ownership before SQL may read them."""

from typing import Any

from dagster_project.quality.suites import (
    Suites,
    at_most,
    critical,
    is_key,
    is_text,
    nothing_left_over,
)

OF_OWNERSHIP = Suites()


@OF_OWNERSHIP.on("ownership__holdings", "row_number", "owner_name", "owned_name")
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
    texts = [one for column in ("owner_name", "owned_name", "source_name") for one in is_text(gx, column, remedy)]
    return [
        *is_key(gx, "holding_id", remedy),
        *texts,
        critical(
            gx.ExpectColumnValuesToBeInSet,
            "relation_type is parent or investor",
            remedy,
            column="relation_type",
            value_set=["parent", "investor"],
        ),
        *shares,
        at_most(gx, "share_minimum", "share_maximum", "the bounds of a share are in order", remedy),
        at_most(gx, "valid_from", "valid_to", "a holding ends after it begins", remedy),
    ]


@OF_OWNERSHIP.on("ownership__quarantine", "document_key", "kind")
def nothing_of_a_holding_is_left_over(gx: Any) -> list[Any]:
    """Every row of every ownership table was understood; what was not is shown."""
    return nothing_left_over(gx)
