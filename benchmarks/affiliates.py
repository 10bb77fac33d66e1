"""The 50 percent calculation on a million holdings: its time, memory and growth, against a plain pass over them."""

import datetime as dt
import random
import resource
import time
from collections import defaultdict

import polars as pl

from dagster_project.relations.affiliates import affiliates

_SIZES = (250_000, 1_000_000)
_PER_PARTY = 10  # holdings of each owned party
_MOST_SECONDS = 120.0
_MOST_GIBIBYTES = 4.0
_MOST_GROWTH = 1.5  # of the time per holding, from the smaller size to the larger
_FIRST = dt.date(2015, 1, 1)


def main() -> int:
    """Print one table; return 1 if a figure misses its aim."""
    print()
    seconds = {}
    for size in _SIZES:
        world = _world(size)
        seconds[size] = _timed(lambda world=world: affiliates(*world))  # type: ignore[misc]
        floor = _timed(lambda world=world: _plain_pass(world[0]))  # type: ignore[misc]
        counted, parties = world[0].height, size // _PER_PARTY
        print(f"{f'{counted:,} holdings of {parties:,} parties':<40}{'':>18}", end="")
        print(f"{seconds[size]:>8.1f} s, ratio {seconds[size] / floor:.1f} to a plain pass over them")
    small, large = _SIZES
    growth = (seconds[large] / large) / (seconds[small] / small)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"{'  time per holding, larger to smaller':<40}{'':>18}{growth:>8.2f}, at most {_MOST_GROWTH}")
    print(f"{'  memory at most':<40}{'':>18}{memory:>8.2f} GiB, at most {_MOST_GIBIBYTES:.0f}")
    is_quick = seconds[large] <= _MOST_SECONDS
    return 0 if is_quick and growth <= _MOST_GROWTH and memory <= _MOST_GIBIBYTES else 1


def _world(size: int) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Parties that hold each other at random, so that most of them stand in one large ring.

    The shares of a party make up at most the whole; a tenth is unknown and a fifth has bounds only; three in ten
    holdings begin on some day of ten years, one in twenty ends; one party in forty is listed.
    """
    chance, parties = random.Random(size), size // _PER_PARTY  # no secret hangs on it
    ids = [f"e{number}" for number in range(parties)]
    rows = []
    for owned in ids:
        cuts = sorted(chance.random() ** 3 for _ in range(chance.randrange(1, 2 * _PER_PARTY)))
        for share in (after - before for before, after in zip([0.0, *cuts], cuts, strict=False)):
            rows.append((chance.choice(ids), owned, *_bounds(chance, round(share, 2)), *_days(chance)))
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


def _bounds(chance: random.Random, share: float) -> tuple[float | None, float | None]:
    kind = chance.random()
    if kind < 0.1:
        return None, None
    return (round(share * 0.8, 2), min(1.0, round(share * 1.2, 2))) if kind < 0.3 else (share, share)


def _days(chance: random.Random) -> tuple[dt.date | None, dt.date | None]:
    first = _day(chance) if chance.random() < 0.3 else None
    return first, _FIRST + dt.timedelta(days=3600 + chance.randrange(600)) if chance.random() < 0.05 else None


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
