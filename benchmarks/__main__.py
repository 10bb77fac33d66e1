"""What `make bench` runs: how fast rules are read, the ledger answers and is built anew, and names are screened."""

import sys

from benchmarks import ledger, reading_speed, screening


def main() -> int:
    """Print the tables; return 1 if a figure misses its aim."""
    missed = [module.main() for module in (reading_speed, ledger, screening)]
    return max(missed)


if __name__ == "__main__":
    sys.exit(main())
