"""A peer in an environment of its own: nomenklatura's logic-v2 on pairs of names, its seconds and how many it joins."""

import csv
import sys
import time
from pathlib import Path

from followthemoney import model
from nomenklatura.matching import LogicV2

SAME = 0.7


def main(path: str) -> None:
    """Print the seconds that the pairs take, and the share that scores as the same."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    pairs = [(_company(row["left"], f"l{n}"), _company(row["right"], f"r{n}")) for n, row in enumerate(rows)]
    config = LogicV2.default_config()
    LogicV2.compare(*pairs[0], config)
    start = time.perf_counter()
    same = sum(LogicV2.compare(left, right, config).score >= SAME for left, right in pairs)
    print(time.perf_counter() - start, same / len(pairs))


def _company(name: str, key: str) -> object:
    """Make a company; its names are remembered by its key, so each has its own."""
    entity = model.make_entity("Company")
    entity.id = key
    entity.add("name", name)
    return entity


if __name__ == "__main__":
    main(sys.argv[1])
