"""Screening: recall of names spelt another way, strangers that are hit, and speed and memory against peers."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import polars as pl
from rapidfuzz import process

from benchmarks.memory import Memory
from benchmarks.names import CHANGES, ordinary
from dagster_project.matching.comparison import Prepared, compare, prepare
from dagster_project.matching.screening import THRESHOLD, Alias, Customer, Party, Screener
from dagster_project.storage.folders import PROJECT
from dagster_project.storage.screening import pool
from dagster_project.storage.screening.customers import Row, customers
from tests.typesetting import ecfr

_LIST = PROJECT.parent / "shared" / "data" / "lists" / "entity-list_2026-07-09.json"
_PEER = PROJECT / "benchmarks" / "peers"
_SPELT = 300
_STRANGERS = 10_000
_COMPARED = 40
_FEW, _MANY = 10_000, 1_000_000
_LEAST_RECALL, _MOST_STRANGERS, _LEAST_TIMES, _LEAST_TOP = 0.97, 0.02, 10.0, 0.995
_MOST_BYTES = 2 << 30
_MOST_GROWTH = 1.25
_Result = TypeVar("_Result")


def main() -> int:
    """Print one table; return 1 if a figure misses its aim, 0 also where the list is not beside the project."""
    if not _LIST.exists():
        print(f"\nscreening    {_LIST} is not beside the project: left out")
        return 0
    print()
    parties, aliases = _listed()
    screener = Screener(parties, aliases)
    screener.hits(Customer("Anton Petrov"))  # loads what is loaded once
    kept = [
        _themselves(screener, aliases),
        _spelt_otherwise(screener, aliases),
        _strangers(screener),
        _against_brute_force(screener, aliases),
        _against_nomenklatura(aliases),
        _many(parties, aliases),
    ]
    return 0 if all(kept) else 1


def _listed() -> tuple[list[Party], list[Alias]]:
    parties, aliases = [], []
    for number, entry in enumerate(ecfr.parties(_LIST)):
        entity_id = str(number)
        parties.append(Party(entity_id, None, None))
        aliases.append(Alias(entity_id, entry.name, "primary"))
        aliases += [Alias(entity_id, alias, "alias") for alias in entry.aliases]
    return parties, aliases


def _themselves(screener: Screener, aliases: list[Alias]) -> bool:
    first = sum(
        any(hit.entity_id == alias.entity_id and hit.rank == 1 for hit in screener.hits(Customer(alias.name)))
        for alias in aliases
    )
    print(f"{'listed names that find their own party':<40}{len(aliases):>12} names {first / len(aliases):>10.2%} first")
    return first == len(aliases)


def _spelt_otherwise(screener: Screener, aliases: list[Alias]) -> bool:
    chance = random.Random(2026)
    all_asked = all_found = 0
    for title, change in CHANGES.items():
        asked = found = 0
        for alias in chance.sample(aliases, _SPELT):
            name = change(alias.name, chance)
            if name is None or name == alias.name:
                continue
            asked += 1
            found += any(
                hit.entity_id == alias.entity_id and hit.rank <= 3 for hit in screener.hits(Customer(name), most=50)
            )
        print(f"{'  ' + title:<40}{asked:>12} names {found / asked:>10.1%} in the first three")
        all_asked, all_found = all_asked + asked, all_found + found
    share = all_found / all_asked
    print(f"{'names spelt another way':<40}{all_asked:>12} names {share:>10.1%}, at least {_LEAST_RECALL:.0%}")
    return share >= _LEAST_RECALL


def _strangers(screener: Screener) -> bool:
    chance = random.Random(7)
    names = dict.fromkeys(ordinary(chance) for _ in range(_STRANGERS * 2))
    hit = sum(bool(screener.hits(Customer(name))) for name in list(names)[:_STRANGERS])
    share = hit / _STRANGERS
    print(
        f"{'ordinary names that raise a hit':<40}{_STRANGERS:>12} names {share:>10.2%}, at most {_MOST_STRANGERS:.0%}"
    )
    return share <= _MOST_STRANGERS


def _against_brute_force(screener: Screener, aliases: list[Alias]) -> bool:
    """Every pair compared by `rapidfuzz.process.cdist` with the scorer that screening uses."""
    chance = random.Random(5)
    asked = [_one_change(alias.name, chance) for alias in chance.sample(aliases, _COMPARED)]
    listed = [prepare.__wrapped__(alias.name) for alias in aliases]
    prepared = [prepare.__wrapped__(name) for name in asked]

    def scorer(left: Prepared, right: Prepared, **_: object) -> float:
        return compare(left, right).score

    matrix, brute = _timed(lambda: process.cdist(prepared, listed, scorer=scorer))
    found, ours = _timed(lambda: [screener.hits(Customer(name)) for name in asked])
    tops = [max(row) for row in matrix]
    # A name of common words alone makes no hit, whatever it is like.
    due = [
        (top, hits)
        for top, hits, name in zip(tops, found, prepared, strict=True)
        if top >= THRESHOLD and not name.normal.is_weak
    ]
    kept = sum(
        bool(hits) and hits[0].by_name + hits[0].by_numbers + hits[0].by_places >= top - 0.005 for top, hits in due
    )
    times, share = brute / ours, kept / len(due)
    print(
        f"{'against brute force, same scorer':<40}{_COMPARED:>12} names {times:>9.0f} times,"
        f" at least {_LEAST_TIMES:.0f};",
        end="",
    )
    print(f" {share:.1%} of its top hits, at least {_LEAST_TOP:.1%}")
    return times >= _LEAST_TIMES and share >= _LEAST_TOP


def _one_change(name: str, chance: random.Random) -> str:
    return chance.choice(list(CHANGES.values()))(name, chance) or name


def _against_nomenklatura(aliases: list[Alias]) -> bool:
    """The same pairs compared by logic-v2, in the environment of its own that `make peers` makes."""
    python = _PEER / ".venv" / "bin" / "python"
    if not python.exists():
        print(f"{'against nomenklatura, logic-v2':<40}{'':>18} left out: `make peers` makes its environment")
        return True
    chance = random.Random(3)
    pairs = [(_one_change(alias.name, chance), alias.name) for alias in chance.sample(aliases, 1_000)]
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / "pairs.csv"
        pl.DataFrame(pairs, schema=["left", "right"], orient="row").write_csv(path)
        told = subprocess.run([python, _PEER / "logic_v2.py", path], check=True, capture_output=True, text=True)
    theirs, theirs_same = (float(part) for part in told.stdout.split())
    same, ours = _timed(lambda: sum(compare(prepare(left), prepare(right)).score >= 0.7 for left, right in pairs))
    print(f"{'against nomenklatura, logic-v2':<40}{len(pairs):>12} pairs {theirs / ours:>9.1f} times;", end="")
    print(f" told the same: {same / len(pairs):.1%} here, {theirs_same:.1%} there")
    return True


def _many(parties: list[Party], aliases: list[Alias]) -> bool:
    """Names per second and memory for ten thousand and for a million rows of a file."""
    rates = {}
    for rows in (_FEW, _MANY):
        chance = random.Random(rows)
        with TemporaryDirectory() as scratch:
            path = Path(scratch) / "customers.csv"
            with path.open("w", encoding="utf-8") as file:
                file.write("id;name\n")
                file.writelines(f"{number};{_asked(aliases, chance)}\n" for number in range(rows))
            found = (row for row in customers(path, {}).rows if isinstance(row, Row))
            with Memory(os.getpid()) as memory:
                hits, seconds = _timed(lambda found=found: _count(found, parties, aliases))  # type: ignore[misc]
        rates[rows] = seconds / rows
        print(
            f"{'names of a file screened':<40}{rows:>12} names {1 / rates[rows]:>10.0f} a second, {hits} with a hit,",
            end="",
        )
        print(f" at most {memory.most / (1 << 20):.0f} MiB")
    growth = rates[_MANY] / rates[_FEW]
    print(f"{'cost of a name, million to ten thousand':<40}{'':>18} {growth:>10.2f}, at most {_MOST_GROWTH}")
    return growth <= _MOST_GROWTH and memory.most <= _MOST_BYTES


def _count(rows: Iterable[Row], parties: list[Party], aliases: list[Alias]) -> int:
    return sum(bool(hits) for _, hits in pool.screened(rows, parties, aliases, THRESHOLD, 5))


def _asked(aliases: list[Alias], chance: random.Random) -> str:
    """One in fifty customers bears a listed name spelt another way."""
    if chance.random() > 0.02:
        return ordinary(chance)
    return _one_change(chance.choice(aliases).name, chance).replace(";", ",").replace('"', "")


def _timed(work: Callable[[], _Result]) -> tuple[_Result, float]:
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
