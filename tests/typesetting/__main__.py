"""`python -m tests.typesetting` writes the typeset samples into data/samples."""

import sys
from pathlib import Path

from tests.typesetting.print_layout import typeset
from tests.typesetting.rule_2025_00704 import RULE

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


def main() -> None:
    """Write every sample and name it."""
    target = SAMPLES / f"{RULE.document_number}.pdf"
    target.write_bytes(typeset(RULE))
    sys.stdout.write(f"{target.relative_to(SAMPLES.parents[1])}: {target.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
