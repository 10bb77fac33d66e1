"""What `make bench` runs: reading, the ledger's answers and a new build, the 50 percent calculation, screening."""

import sys

from benchmarks import affiliates, ledger, reading_speed, screening


def main() -> int:
    """Print the tables; return 1 if a figure misses its aim."""
    missed = [module.main() for module in (reading_speed, ledger, affiliates, screening)]
    return max(missed)


if __name__ == "__main__":
    sys.exit(main())
