"""The 50 percent calculation on up to a million holdings of two worlds: its time, memory, growth, and a plain pass."""

import argparse
import datetime as dt
import random
import resource
import sys
import time
from collections import defaultdict
from typing import NamedTuple

import polars as pl

from dagster_project.relations.affiliates import affiliates

_PER_PARTY = 10  # holdings of each owned party
_MOST_HOLDINGS = 1_000_000
_MOST_SECONDS = 120.0  # for so many, and as much less for fewer
_MOST_GIBIBYTES = 4.0
_MOST_GROWTH = 1.5  # of the time per holding, from the smaller size to the larger
_FIRST = dt.date(2015, 1, 1)


class _World(NamedTuple):
    """Of the holdings, which part has an unknown share, has a first day, and has a last day besides."""

    name: str
    unknown: float
    begun: float
    ended: float


_SIZES = {  # more of the second only when asked: it takes minutes
    _World("few unknown shares, few dates", 0.1, 0.3, 0.05): (250_000, 1_000_000),
    _World("many unknown shares, many dates", 0.2, 0.5, 0.25): (25_000, 100_000),
}
_FULL = (250_000, _MOST_HOLDINGS)


def main(*, is_full: bool = False) -> int:
    """Print one table per world; return 1 if a figure misses its aim."""
    is_met = True
    for world, sizes in _SIZES.items():
        print(f"\n{world.name}")
        seconds = [_measured(world, size) for size in (_FULL if is_full else sizes)]
        growth = seconds[1] / seconds[0]
        print(f"{'  time per holding, larger to smaller':<40}{'':>18}{growth:>8.2f}, at most {_MOST_GROWTH}")
        is_met &= growth <= _MOST_GROWTH and seconds[1] <= _MOST_SECONDS / _MOST_HOLDINGS
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"{'  memory at most':<40}{'':>18}{memory:>8.2f} GiB, at most {_MOST_GIBIBYTES:.0f}")
    return 0 if is_met and memory <= _MOST_GIBIBYTES else 1


def _measured(world: _World, size: int) -> float:
    """Print the seconds of the calculation; return those of one holding."""
    made = _made(world, size)
    seconds, floor = _timed(lambda: affiliates(*made)), _timed(lambda: _plain_pass(made[0]))
    counted, parties = made[0].height, size // _PER_PARTY
    print(f"{f'{counted:,} holdings of {parties:,} parties':<40}{'':>18}", end="")
    print(f"{seconds:>8.1f} s, ratio {seconds / floor:.1f} to a plain pass over them")
    return seconds / counted


def _made(world: _World, size: int) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Parties that hold each other at random, so that most of them stand in one large ring.

    The shares of a party make up at most the whole; a fifth has bounds only; days are those of ten years; one party in
    forty is listed.
    """
    chance, parties = random.Random(size), size // _PER_PARTY  # no secret hangs on it
    ids = [f"e{number}" for number in range(parties)]
    rows = []
    for owned in ids:
        cuts = sorted(chance.random() ** 3 for _ in range(chance.randrange(1, 2 * _PER_PARTY)))
        for share in (after - before for before, after in zip([0.0, *cuts], cuts, strict=False)):
            rows.append(
                (chance.choice(ids), owned, *_bounds(chance, round(share, 2), world.unknown), *_days(chance, world))
            )
    columns = ["owner_id", "owned_id", "share_minimum", "share_maximum", "valid_from", "valid_to"]
    types = [pl.String, pl.String, pl.Float64, pl.Float64, pl.Date, pl.Date]
    holdings = pl.DataFrame(rows, schema=list(zip(columns, types, strict=True)), orient="row")
    listed = [
        (f"v{place}", party, _day(chance), None, chance.randrange(1, 16)) for place, party in enumerate(ids[::40])
    ]
    versions = ["version_id", "entity_id", "valid_from", "valid_to", "restrictiveness"]
    listings = pl.DataFrame(
        listed, schema=list(zip(versions, [*types[:2], *types[4:], pl.Int64], strict=True)), orient="row"
    )
    names = pl.DataFrame({"entity_id": ids, "name": [f"Company {party[1:]}" for party in ids]})
    return holdings.with_columns(is_minimum_excluded=False, is_maximum_excluded=False), listings, names


def _bounds(chance: random.Random, share: float, unknown: float) -> tuple[float | None, float | None]:
    kind = chance.random()
    if kind < unknown:
        return None, None
    return (round(share * 0.8, 2), min(1.0, round(share * 1.2, 2))) if kind < unknown + 0.2 else (share, share)


def _days(chance: random.Random, world: _World) -> tuple[dt.date | None, dt.date | None]:
    kind, first = chance.random(), _day(chance)
    last = first + dt.timedelta(days=chance.randrange(1, 2000))
    return first if kind < world.begun else None, last if kind < world.ended else None


def _day(chance: random.Random) -> dt.date:
    return _FIRST + dt.timedelta(days=chance.randrange(3600))


def _plain_pass(holdings: pl.DataFrame) -> int:
    """The floor: look at each holding once, as a record, and add it up for its party."""
    sums: dict[str, float] = defaultdict(float)
    for _, owned, minimum, *_ in holdings.iter_rows():
        sums[owned] += minimum or 0.0
    return len(sums)


def _timed(call: object) -> float:
    """Seconds of the processor: the calculation is one thread, and what else runs on the machine is not its doing."""
    start = time.process_time()
    call()  # type: ignore[operator]
    return time.process_time() - start


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description="Measure the 50 percent calculation.")
    asked.add_argument("--full", action="store_true", help="a million holdings in the second world too")
    sys.exit(main(is_full=asked.parse_args().full))
