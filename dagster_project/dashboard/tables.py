"""A table as it is shown and downloaded: one query, the columns that a page has of it, and their titles."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dagster_project.dashboard.data import count, rows
from dagster_project.dashboard.view import Row, View, address, replaced
from dagster_project.storage.formulas import guarded

if TYPE_CHECKING:
    import duckdb

ROWS = 25
"""Of a table on one page: the time that Dash takes to draw cells grows faster than their number."""
_AT_ONCE = 2_000
_IN_ALL = "rows_in_all"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a page's table; `kind` is text, long, word (which is not broken), number or day; `link` leads on."""

    name: str
    title: str
    kind: str = "text"
    link: Callable[[Row], str | None] | None = None
    words: Callable[[Row], str] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A query with its order, and what it takes from the address; the first column names the row."""

    name: str
    caption: str
    sql: str
    order: str
    columns: tuple[Column, ...]
    takes: tuple[str, ...] = ()
    orders: Mapping[str, str] = field(default_factory=dict)

    def ordered(self, asked: Mapping[str, str]) -> str:
        """The order that is asked for, of those that there are."""
        return self.orders.get(asked.get("order", ""), self.order)

    def bound(self, asked: Mapping[str, str]) -> dict[str, object]:
        """What the query is asked with; what is not given is missing."""
        return {name: asked.get(name, "").strip() or None for name in self.takes}

    def csv_link(self, asked: Mapping[str, str]) -> str:
        """The address of the whole table as CSV."""
        order = {"order": asked["order"]} if asked.get("order") in self.orders else {}
        return address(f"/csv/{self.name}.csv", **self.bound(asked), **order)


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of a table that one page shows."""

    rows: list[Row]
    count: int
    number: int

    @property
    def pages(self) -> int:
        """How many pages the table has."""
        return max(1, -(-self.count // ROWS))


def part(connection: "duckdb.DuckDBPyConnection", table: Table, view: View, **given: str) -> Part:
    """Read the page of a table that the view asks for; one past the end is the last."""
    bound = table.bound({**view.asked, **given})
    asked_for = view.number(f"{table.name}_page") or 1
    ordered = f"select *, count(*) over () as {_IN_ALL} from ({table.sql}) order by {table.ordered(view.asked)}"  # noqa: S608
    found = rows(connection, f"{ordered} limit {ROWS} offset {ROWS * (asked_for - 1)}", bound)
    if found or asked_for == 1:
        return Part(found, int(found[0][_IN_ALL]) if found else 0, asked_for)
    last = max(1, -(-count(connection, table.sql, bound) // ROWS))
    return part(connection, table, replaced(view, f"{table.name}_page", last), **given)


def cut(found: Sequence[Row], table: Table, view: View) -> Part:
    """The same of rows that are all at hand."""
    number = min(view.number(f"{table.name}_page") or 1, max(1, -(-len(found) // ROWS)))
    return Part(list(found[ROWS * (number - 1) : ROWS * number]), len(found), number)


def as_csv(connection: "duckdb.DuckDBPyConnection", table: Table, asked: Mapping[str, str]) -> str:
    """The whole table with all columns of its query; no cell of it is a formula to a spreadsheet."""
    sql = f"select * from ({table.sql}) order by {table.ordered(asked)}"  # noqa: S608
    found = connection.execute(sql, table.bound(asked))
    target = io.StringIO()
    lines = csv.writer(target, lineterminator="\n")
    lines.writerow(column[0] for column in found.description or ())
    while piece := found.fetchmany(_AT_ONCE):
        lines.writerows([guarded(value) for value in row] for row in piece)
    return target.getvalue()
