"""Bytes, cores and money at the sizes of the world, calculated from the unit costs that docs/scale.md states."""

import argparse
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import floor, log10

from dagster_project.storage.folders import PROJECT

PAGE = PROJECT / "docs" / "scale.md"
PRICE = 0.05
"""Dollars for an hour of a core that the page reckons with; a reader's own is given as `--price`."""

_UNITS, _WORLD, _PLAN = "What one more costs", "The world", "The plan"
_BY_TENS = {"Articles": "article", "Rules": "rule", "Customers": "customer", "Holdings": "holding"}
_TABLE = re.compile(r"^### (?P<title>[^\n]+)\n(?:(?!^#)[^|\n][^\n]*\n|\n)*(?P<table>(?:^\|[^\n]*\n)+)", re.M)
_HOUR = 3_600_000  # in milliseconds
_DAY = 24  # hours
_SIZES = ("", "k", "M", "G", "T", "P", "E")
Table = list[list[str]]


def main(price: float) -> int:
    """Print each table that is calculated; at the price of the page they stand there."""
    for title, table in calculated(PAGE.read_text(encoding="utf-8"), price).items():
        print(f"\n{title}\n")
        for row in table:
            print(f"| {' | '.join(row)} |")
    return 0


def calculated(page: str, price: float) -> dict[str, Table]:
    """The cells of the page that follow from others, by the title of their table: its first columns, head and all."""
    stated = tables(page)
    head, *costs = stated[_UNITS]
    units = {row[0]: dict(zip(head[1:], map(_number, row[1:]), strict=True)) for row in costs}
    world = [
        _Amount(row[0], units[row[1]], _number(row[2]) or 0.0, _number(row[3]) or 0.0, price)
        for row in stated[_WORLD][1:]
    ]
    found = {_PLAN: _filled(stated[_PLAN][0], world)}
    for title, unit in _BY_TENS.items():
        head, *sizes = stated[title]
        found[title] = _filled(
            head, [_Amount(row[0], units[unit], _number(row[0]) or 0.0, 0.0, price) for row in sizes]
        )
    return found


def tables(page: str) -> dict[str, Table]:
    """The table below each heading of the third level, head first, as cells."""
    found = {}
    for section in _TABLE.finditer(page):
        head, _rule, *rows = (line.strip().strip("|").split("|") for line in section["table"].splitlines())
        found[section["title"]] = [[cell.strip() for cell in row] for row in (head, *rows)]
    return found


@dataclass(frozen=True, slots=True)
class _Amount:
    """So many of a unit, and how many of them are new each day; what its unit does not state stays empty."""

    name: str
    unit: Mapping[str, float | None]
    count: float
    new: float
    price: float

    def number(self, cost: str) -> str:
        each = self.unit[cost]
        return "" if each is None else figure(each * self.count)

    def bytes(self, cost: str) -> str:
        size = (self.unit[cost] or 0.0) * self.count
        if size == 0:
            return self.number(cost)
        power = min(int(log10(size) // 3), len(_SIZES) - 1)
        return f"{figure(size / 1000**power)} {_SIZES[power]}B"

    def hours(self, cost: str, times: float = 1.0) -> str:
        each = self.unit[cost]
        return "" if each is None else figure(each * self.count / _HOUR * times)

    def daily(self, times: float = 1.0) -> str:
        """A day has one run: what is new is read, and what is built whole is built anew from all that there is."""
        once, each_run = self.unit["once, ms"] or 0.0, self.unit["each run, ms"]
        return "" if each_run is None else figure((once * self.new + each_run * self.count) / _HOUR * times)


_CELLS: dict[str, Callable[[_Amount], str]] = {
    "landed": lambda amount: amount.bytes("landed, bytes"),
    "raw": lambda amount: amount.bytes("raw, bytes"),
    "published": lambda amount: amount.bytes("published, bytes"),
    "in one process": lambda amount: amount.bytes("in one process, bytes"),
    "raw files": lambda amount: amount.number("raw files"),
    "once, core-hours": lambda amount: amount.hours("once, ms"),
    "each run, core-hours": lambda amount: amount.hours("each run, ms"),
    "a day, core-hours": lambda amount: amount.daily(),
    "cores for a day within a day": lambda amount: amount.daily(1 / _DAY),
    "once, $": lambda amount: amount.hours("once, ms", amount.price),
    "a day, $": lambda amount: amount.daily(amount.price),
}


def _filled(head: list[str], amounts: list[_Amount]) -> Table:
    columns = [name for name in head[1:] if name in _CELLS]
    rows = [[amount.name, *(_CELLS[column](amount) for column in columns)] for amount in amounts]
    return [[head[0], *columns], *rows]


def figure(value: float) -> str:
    """A number with two digits that count, as unit costs have no more."""
    if value == 0:
        return "0"
    rounded = float(f"{value:.1e}")
    return f"{rounded:,.{max(1 - floor(log10(rounded)), 0)}f}"


def _number(cell: str) -> float | None:
    plain = cell.replace(",", "")
    return float(plain) if re.fullmatch(r"\d+(\.\d+)?", plain) else None


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--price", type=float, default=PRICE, help="dollars for an hour of a core")
    sys.exit(main(asked.parse_args().price))
