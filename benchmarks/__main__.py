"""What `make bench` runs, each figure as a ratio to a floor or a peer in the same run."""

import sys

from benchmarks import (
    affiliates,
    engines,
    ledger,
    mention_scanning,
    news_archive,
    reading_speed,
    register,
    rule_history,
    screening,
    workers,
)

_ALL = (
    reading_speed,
    workers,
    ledger,
    affiliates,
    rule_history,
    news_archive,
    register,
    mention_scanning,
    screening,
    engines,
)


def main() -> int:
    """Print the tables; return 1 if a figure misses its aim."""
    return max([module.main() for module in _ALL])


if __name__ == "__main__":
    sys.exit(main())
