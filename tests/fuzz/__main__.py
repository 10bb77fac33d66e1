"""`python -m tests.fuzz --minutes N` damages rules at random and keeps every file that a reader cannot take."""

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from tests.fuzz.mutations import mutate
from tests.fuzz.watched import Outcome, WatchedReader
from tests.shared_data import SHARED

_SAMPLES = Path(__file__).parents[2] / "data" / "samples"


def documents() -> dict[str, bytes]:
    """The sample and the real rules beside the project, by name."""
    paths = [*sorted(_SAMPLES.glob("*.pdf")), *sorted((SHARED / "rules").glob("*.[px][dm][fl]"))]
    return {path.name: path.read_bytes() for path in paths}


def main() -> int:
    """Run for the given minutes; return 1 if a reader crashed, hung, died or ran out of memory."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    asked.add_argument("--minutes", type=float, default=1.0, help="how long to go on")
    asked.add_argument("--seed", type=int, default=0, help="the first case; the same seed makes the same files")
    asked.add_argument("--seconds", type=float, default=60.0, help="how long one document may take")
    asked.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "entity-ledger-fuzz")
    given = asked.parse_args()
    originals = documents()
    ends: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    until = time.monotonic() + 60 * given.minutes
    case = given.seed
    with WatchedReader(given.seconds) as reader:
        while time.monotonic() < until:
            name = sorted(originals)[case % len(originals)]
            content = mutate(originals[name], Random(case))
            outcome = reader.read(content)
            ends[outcome.kind] += 1
            if outcome.is_fault:
                faults[_last_line(outcome)] += 1
                _keep(given.keep, case, name, content, outcome)
            case += 1
    counted = ", ".join(f"{count} {kind}" for kind, count in sorted(ends.items()))
    sys.stdout.write(f"{sum(ends.values())} damaged files from case {given.seed} on: {counted}\n")
    for line, count in faults.most_common():
        sys.stdout.write(f"{count:>5} {line}\n")
    return 1 if faults else 0


def _last_line(outcome: Outcome) -> str:
    lines = [line for line in outcome.detail.strip().splitlines() if line.strip()]
    return f"{outcome.kind}: {lines[-1].strip() if lines else ''}"[:160]


def _keep(folder: Path, case: int, name: str, content: bytes, outcome: Outcome) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{case}-{name}").write_bytes(content)
    (folder / f"{case}-{name}.txt").write_text(f"{outcome.kind}\n{outcome.detail}\n", encoding="utf-8")
    sys.stdout.write(f"case {case} of {name}: {_last_line(outcome)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
