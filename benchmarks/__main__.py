"""Reading speed: a rule read whole, against pdfplumber's bare extraction of the same file's characters."""

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pdfplumber

from dagster_project.sources.federal_register.document import read

_Result = TypeVar("_Result")
_ROUNDS = 5
_AT_MOST = 1.3
_ROOT = Path(__file__).parents[1]
_FILES = (
    _ROOT / "data" / "samples" / "2025-00704.pdf",
    _ROOT.parent / "shared" / "data" / "rules" / "2020-10856.public-inspection.pdf",
    _ROOT.parent / "shared" / "data" / "rules" / "2023-03929.print-replica.pdf",
)


def main() -> int:
    """Print one line per file; return 1 if a ratio is above its limit."""
    print(f"{'file':<40}{'pages':>6}{'floor, s':>10}{'reading, s':>12}{'ratio':>8}{'pages/s':>9}")
    ratios = [_measure(path) for path in _FILES if path.exists()]
    for path in _FILES:
        if not path.exists():
            print(f"{path.name:<40} is not beside the project: left out")
    print(f"\nfloor: pdfplumber's characters of every page, nothing else; least of {_ROUNDS} rounds in turn")
    print(f"limit: {_AT_MOST}")
    return 1 if max(ratios) > _AT_MOST else 0


def _measure(path: Path) -> float:
    content = path.read_bytes()
    pages = 0
    floors, readings = [], []
    for _ in range(_ROUNDS):
        seconds, pages = _timed(lambda: _characters(content))
        floors.append(seconds)
        readings.append(_timed(lambda: read(content, ""))[0])
    ratio = min(readings) / min(floors)
    speed = pages / min(readings)
    print(f"{path.name:<40}{pages:>6}{min(floors):>10.2f}{min(readings):>12.2f}{ratio:>8.2f}{speed:>9.1f}")
    return ratio


def _timed(call: Callable[[], _Result]) -> tuple[float, _Result]:
    start = time.perf_counter()
    result = call()
    return time.perf_counter() - start, result


def _characters(content: bytes) -> int:
    with pdfplumber.open(io.BytesIO(content)) as document:
        for page in document.pages:
            page.chars  # noqa: B018
            page.close()
        return len(document.pages)


if __name__ == "__main__":
    sys.exit(main())
