"""What `make bench` runs: how fast rules are read, news searched, questions answered and the ledger built anew."""

import sys

from benchmarks import ledger, mention_scanning, reading_speed


def main() -> int:
    """Print the tables; return 1 if a figure misses its aim."""
    missed = [module.main() for module in (reading_speed, ledger, mention_scanning)]
    return max(missed)


if __name__ == "__main__":
    sys.exit(main())
