"""What `make bench` runs: reading, the ledger, news and their search; each figure against a floor in the same run."""

import sys

from benchmarks import ledger, mention_scanning, news_archive, reading_speed

_ALL = (
    reading_speed,
    ledger,
    news_archive,
    mention_scanning,
)


def main() -> int:
    """Print the tables; return 1 if a figure misses its aim."""
    return max([module.main() for module in _ALL])


if __name__ == "__main__":
    sys.exit(main())
