"""What a suite is, and the expectations that several suites share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dagster_project.sources.federal_register.lists import LISTS

LETTERS_APART = r"(?:^|\s)(?:\w\s){3,}\w(?:\s|$)"
FURNITURE = r"VerDate|Federal Register|Jkt \d|Frm \d|^\W*\d+\W*$"
NOT_BLANK = r"\S"

FETCH_AGAIN = "compare the page with the print; land the document again if it is damaged, else mend its reader"
DECIDE = "if the print is so, add a row to the seed `exceptions` (docs/exceptions.md), else mend the reader"
MEND_SQL = "compare with the raw tables of the same document and mend the model"

Expect = Callable[[Any], Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Suite:
    """Expectations on one table; its check in Dagster bears its name, its promise is their sense in words."""

    name: str
    table: str
    place: tuple[str, ...]  # the columns that lead a person to a failed row
    promise: str
    expect: Expect


class Suites(list[Suite]):
    """The suites of one door, each a function whose docstring is its promise."""

    def on(self, table: str, *place: str) -> Callable[[Expect], Expect]:
        """Put the decorated function into this door as the suite of a table."""

        def add(function: Expect) -> Expect:
            name = getattr(function, "__name__", "")
            self.append(Suite(name, table, place, " ".join((function.__doc__ or "").split()), function))
            return function

        return add


def critical(kind: Callable[..., Any], words: str, remedy: str, **arguments: Any) -> Any:
    """Make an expectation that keeps the door shut when it fails."""
    return kind(severity="critical", description=words, meta={"remedy": remedy}, **arguments)


def warning(kind: Callable[..., Any], words: str, remedy: str, **arguments: Any) -> Any:
    """Make an expectation that is shown when it fails, and lets the data pass."""
    return kind(severity="warning", description=words, meta={"remedy": remedy}, **arguments)


def is_key(gx: Any, column: str, remedy: str) -> list[Any]:
    """A column that is never empty and never twice the same."""
    return [
        critical(gx.ExpectColumnValuesToNotBeNull, f"{column} is never empty", remedy, column=column),
        critical(gx.ExpectColumnValuesToBeUnique, f"{column} tells the rows apart", remedy, column=column),
    ]


def is_text(gx: Any, column: str, remedy: str) -> list[Any]:
    """A text that is printed: never empty, never blank."""
    return [
        critical(gx.ExpectColumnValuesToNotBeNull, f"{column} is never empty", remedy, column=column),
        critical(gx.ExpectColumnValuesToMatchRegex, f"{column} is never blank", remedy, column=column, regex=NOT_BLANK),
    ]


def is_clean(gx: Any, column: str) -> list[Any]:
    """A text of words: no letters set apart, no running head, no lone page number."""
    return [
        *is_text(gx, column, FETCH_AGAIN),
        critical(
            gx.ExpectColumnValuesToNotMatchRegex,
            f"{column} has no blank between all its letters",
            FETCH_AGAIN,
            column=column,
            regex=LETTERS_APART,
        ),
        critical(
            gx.ExpectColumnValuesToNotMatchRegex,
            f"{column} holds nothing of a running head or foot",
            FETCH_AGAIN,
            column=column,
            regex=FURNITURE,
        ),
    ]


def is_on_a_list(gx: Any) -> Any:
    """One of the three lists of part 744."""
    codes = [one.code for one in LISTS]
    words = "list_code is one of the three lists of part 744"
    return critical(gx.ExpectColumnValuesToBeInSet, words, FETCH_AGAIN, column="list_code", value_set=codes)


def has_its_terms(gx: Any) -> Any:
    """The terms that an entry's list prints, and no others."""
    words = "an entry of the Entity List, and of no other list, has license terms"
    return holds(gx, "has_its_terms", words, FETCH_AGAIN)


def holds(gx: Any, column: str, words: str, remedy: str) -> Any:
    """A column of yes and no that says yes in every row."""
    return critical(gx.ExpectColumnValuesToBeInSet, words, remedy, column=column, value_set=[True])


def shows(gx: Any, column: str, words: str, remedy: str) -> Any:
    """A column of yes and no whose rows that say no are shown."""
    return warning(gx.ExpectColumnValuesToBeInSet, words, remedy, column=column, value_set=[True])


def at_most(gx: Any, smaller: str, larger: str, words: str, remedy: str) -> Any:
    """Two numbers of a row in their order, where both are there."""
    return critical(
        gx.ExpectColumnPairValuesAToBeGreaterThanB,
        words,
        remedy,
        column_A=larger,
        column_B=smaller,
        or_equal=True,
        ignore_row_if="either_value_is_missing",
    )


def nothing_left_over(gx: Any) -> list[Any]:
    """A quarantine without open rows; each row is a piece that no reader understood and no person decided on."""
    remedy = "read `expected` and `printed_text` of each row and teach the reader that form, or see docs/exceptions.md"
    return [warning(gx.ExpectTableRowCountToEqual, "every piece of the documents was understood", remedy, value=0)]
