"""A history of rules from landing to the published marts: what a rule costs, and weighs."""

from dataclasses import replace

from benchmarks import stages
from dagster_project.storage.folders import Folders
from tests.typesetting.listed import LIST
from tests.typesetting.print_layout import typeset
from tests.typesetting.random_rules import random_sample

_DEFAULT = 100
_MOST_COST = 1.5  # of a rule of the longer history over one of the shorter; rules are of any length


def main(count: int = _DEFAULT) -> int:
    """Print one table; return 1 if a rule of the longer history costs more to land and to read."""
    if not LIST.exists():
        print(f"\n{'a history of rules':<40} left out: {LIST} is not beside the project")
        return 0
    own = ("land", "read")
    is_linear, _ = stages.compared("benchmarks.rule_history", "a history of rules", "rules", count, _MOST_COST, own)
    return 0 if is_linear else 1


def _make(folders: Folders, count: int) -> None:
    for number in range(count):
        rule = replace(random_sample(number, "print").rule, document_number=f"2025-{30_000 + number}")
        (folders.inbox / f"{number}.pdf").write_bytes(typeset(rule))


if __name__ == "__main__":
    stages.command(__doc__, "--rules", _DEFAULT, main, _make)
