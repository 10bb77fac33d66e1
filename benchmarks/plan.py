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
    world = [_Amount(row[0], units[row[1]], _number(row[2]), _number(row[3]), price) for row in stated[_WORLD][1:]]
    found = {_PLAN: _filled(stated[_PLAN][0], world)}
    for title, unit in _BY_TENS.items():
        head, *sizes = stated[title]
        found[title] = _filled(head, [_Amount(row[0], units[unit], _number(row[0]), 0.0, price) for row in sizes])
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
    """So many of a unit, and how many of them are new each day."""

    name: str
    unit: Mapping[str, float]
    count: float
    new: float
    price: float

    def bytes(self, cost: str) -> str:
        size = self.unit[cost] * self.count
        power = min(int(log10(max(size, 1)) // 3), len(_SIZES) - 1)
        return f"{figure(size / 1000**power)} {_SIZES[power]}B"

    @property
    def once(self) -> float:
        return self.unit["once, ms"] * self.count / _HOUR

    @property
    def each_run(self) -> float:
        return self.unit["each run, ms"] * self.count / _HOUR

    @property
    def daily(self) -> float:
        """A day has one run: what is new is read, and what is built whole is built anew from all that there is."""
        return self.unit["once, ms"] * self.new / _HOUR + self.each_run


_CELLS: dict[str, Callable[[_Amount], str]] = {
    "landed": lambda amount: amount.bytes("landed, bytes"),
    "raw": lambda amount: amount.bytes("raw, bytes"),
    "published": lambda amount: amount.bytes("published, bytes"),
    "in one process": lambda amount: amount.bytes("in one process, bytes"),
    "raw files": lambda amount: figure(amount.unit["raw files"] * amount.count),
    "once, core-hours": lambda amount: figure(amount.once),
    "each run, core-hours": lambda amount: figure(amount.each_run),
    "a day, core-hours": lambda amount: figure(amount.daily),
    "cores for a day within a day": lambda amount: figure(amount.daily / _DAY),
    "once, $": lambda amount: figure(amount.once * amount.price),
    "a day, $": lambda amount: figure(amount.daily * amount.price),
}


def _filled(head: list[str], amounts: list[_Amount]) -> Table:
    columns = [name for name in head[1:] if name in _CELLS]
    rows = [[amount.name, *(_CELLS[column](amount) for column in columns)] for amount in amounts]
    return [[head[0], *columns], *rows]


def figure(value: float) -> str:
    """A number with two digits that count, as unit costs have no more."""
    if value == 0:
        return "0"
    digits = 1 - floor(log10(abs(value)))
    return f"{round(value, digits):,.{max(digits, 0)}f}"


def _number(cell: str) -> float:
    """A cell of figures; where a cost is none, or was not measured, its cell is empty and counts as none."""
    plain = cell.replace(",", "")
    return float(plain) if re.fullmatch(r"\d+(\.\d+)?", plain) else 0.0


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--price", type=float, default=PRICE, help="dollars for an hour of a core")
    sys.exit(main(asked.parse_args().price))
