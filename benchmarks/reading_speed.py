"""Reading speed: rules read whole against bare extractions of their characters, on one process and on two."""

import io
import os
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

import pdfplumber
import pypdfium2

from dagster_project.sources.federal_register.document import read

_Result = TypeVar("_Result")
_ROUNDS = 5
_COPIES = 4  # of every file, so that two processes have enough to share
_AT_MOST = 1.3
_AT_LEAST = 1.7
_IDLE = 0.5  # of load before the measurement; above it the cores are not ours to share
_ROOT = Path(__file__).parents[1]
_FILES = (
    _ROOT / "data" / "samples" / "2025-00704.pdf",
    _ROOT.parent / "shared" / "data" / "rules" / "2020-10856.public-inspection.pdf",
    _ROOT.parent / "shared" / "data" / "rules" / "2023-03929.print-replica.pdf",
)
_HEADS = ("pages", "pdfium, s", "floor, s", "reading, s", "ratio", "pages/s")


def main() -> int:
    """Print one table; return 1 if a file costs too much above its floor, or two processes gain too little."""
    load = os.getloadavg()[0]
    print(f"{'':<40}" + "".join(f"{head:>12}" for head in _HEADS))
    standing = [path for path in _FILES if path.exists()]
    ratios = [_measure(path) for path in standing]
    gain = _share(standing)
    for path in _FILES:
        if not path.exists():
            print(f"{path.name:<40} is not beside the project: left out")
    print(f"\npdfium    for comparison: the places of every character by pypdfium2, least of {_ROUNDS} rounds in turn")
    print(f"floor     pdfplumber's characters of every page, nothing else; ratio = reading / floor, at most {_AT_MOST}")
    print(f"two       processes share {_COPIES} copies of the files; ratio = gain over one, at least {_AT_LEAST}")
    print(
        f"machine   {os.cpu_count()} cores, load {load:.1f} at the start: above {_IDLE} the gain is shown, not judged"
    )
    return 1 if max(ratios) > _AT_MOST or (gain < _AT_LEAST and load <= _IDLE) else 0


def _measure(path: Path) -> float:
    content = path.read_bytes()
    pages = 0
    others, floors, readings = [], [], []
    for _ in range(_ROUNDS):
        others.append(_timed(lambda: _characters_by_pdfium(content))[0])
        seconds, pages = _timed(lambda: _characters(content))
        floors.append(seconds)
        readings.append(_timed(lambda: read(content, ""))[0])
    ratio = min(readings) / min(floors)
    _line(path.name, pages, min(others), min(floors), min(readings), ratio, pages / min(readings))
    return ratio


def _share(paths: list[Path]) -> float:
    """Read every file some times over on one process and on two; give the gain in speed."""
    work = [path.read_bytes() for path in paths] * _COPIES
    speeds = []
    for processes in (1, 2):
        with ProcessPoolExecutor(processes) as pool:
            list(pool.map(_pages_of, work[: 2 * processes]))  # starts the processes and their imports
            seconds, pages = _timed(lambda pool=pool: sum(pool.map(_pages_of, work)))  # type: ignore[misc]
        speeds.append(pages / seconds)
        name = f"all files {_COPIES} times, {'one process' if processes == 1 else 'two processes'}"
        _line(name, pages, None, None, seconds, speeds[-1] / speeds[0], speeds[-1])
    return speeds[1] / speeds[0]


def _line(name: str, pages: int, *figures: float | None) -> None:
    cells = "".join(f"{'':>12}" if figure is None else f"{figure:>12.2f}" for figure in figures)
    print(f"{name:<40}{pages:>12}{cells}")


def _timed(call: Callable[[], _Result]) -> tuple[float, _Result]:
    start = time.perf_counter()
    result = call()
    return time.perf_counter() - start, result


def _pages_of(content: bytes) -> int:
    (rule,) = read(content, "")["rules"]
    return int(rule.page_count)


def _characters(content: bytes) -> int:
    with pdfplumber.open(io.BytesIO(content)) as document:
        for page in document.pages:
            page.chars  # noqa: B018
            page.close()
        return len(document.pages)


def _characters_by_pdfium(content: bytes) -> int:
    document = pypdfium2.PdfDocument(content)
    try:
        for page in document:
            text = page.get_textpage()
            text.get_text_range()
            for index in range(text.count_chars()):
                text.get_charbox(index, loose=True)
        return len(document)
    finally:
        document.close()
