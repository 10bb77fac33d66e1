"""What `make bench` runs: how fast rules are read, how fast the ledger answers and is built anew, and the 50 percent calculation."""

import sys

from benchmarks import affiliates, ledger, reading_speed


def main() -> int:
    """Print the tables; return 1 if a figure misses its aim."""
    missed = [module.main() for module in (reading_speed, ledger, affiliates)]
    return max(missed)


if __name__ == "__main__":
    sys.exit(main())
