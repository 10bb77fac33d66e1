"""A history of rules from landing to the published marts: what a rule costs, and weighs."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from benchmarks import stages
from dagster_project.storage.folders import Folders
from tests.typesetting.listed import LIST
from tests.typesetting.print_layout import typeset
from tests.typesetting.random_rules import random_sample

_DEFAULT = 60
_TIMES = 6
_MOST_COST = 1.5  # of a rule of the longer history over one of the shorter; rules are of any length


def main(count: int = _DEFAULT) -> int:
    """Print one table; return 1 if a rule of the longer history costs more to land and to read."""
    if not LIST.exists():
        print(f"\n{'a history of rules':<40} left out: {LIST} is not beside the project")
        return 0
    stages.head("a history of rules", "rules")
    small, large = (stages.measured("benchmarks.rule_history", size) for size in (count // _TIMES, count))
    each = [(one.cpu["land"] + one.cpu["read"]) / one.count for one in (small, large)]
    ratio = each[1] / each[0]
    stages.tell_one_more(small, large)
    print(f"{'cost of a rule, longer history':<40}{'':>24} ratio {ratio:.2f}, at most {_MOST_COST}")
    return 0 if ratio <= _MOST_COST else 1


def _make(folders: Folders, count: int) -> None:
    for number in range(count):
        rule = replace(random_sample(number, "print").rule, document_number=f"2025-{30_000 + number}")
        (folders.inbox / f"{number}.pdf").write_bytes(typeset(rule))


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rules", type=int, default=_DEFAULT, help="rules of the longer history")
    asked.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    asked.add_argument("--count", type=int, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.one:
        stages.pass_through(given.one, given.count, _make)
    else:
        sys.exit(main(given.rules))
