"""What `make bench` runs: how fast rules are read, the ledger answers and is built anew, and what news costs."""

import sys

from benchmarks import ledger, mention_scanning, news_archive, reading_speed


def main() -> int:
    """Print the tables; return 1 if a figure misses its aim."""
    missed = [module.main() for module in (reading_speed, ledger, mention_scanning, news_archive)]
    return max(missed)


if __name__ == "__main__":
    sys.exit(main())
