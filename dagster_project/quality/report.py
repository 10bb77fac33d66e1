"""What the doors found, kept as JSON for programs and as one page for people."""

import datetime as dt
import html
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from dagster_project.quality.door import Failure, SuiteResult

DOORS = {
    "door_1": "Door 1: the raw tables",
    "door_1_derived": "Door 1: what is derived from the raw tables",
    "door_2": "Door 2: the marts",
}

_PAGE = """<!doctype html><html lang="en">
<head><meta charset="utf-8"><title>What was checked</title><style>
body {{ font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1b1b1b }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #ddd }}
.held {{ color: #17633a }} .warning {{ color: #7a4b00 }} .critical {{ color: #a3140b }}
</style></head>
<body><h1>What was checked</h1><p><a href="dbt/index.html">What each table and column means</a></p>{doors}</body></html>
"""


class ClosedDoor(RuntimeError):
    """A door that is shut, or that was not tried on what stands behind it now."""


@dataclass(frozen=True, slots=True)
class DoorRecord:
    """One run of a door: when, on which state of the data, and what its suites found."""

    door: str
    checked_at: str  # UTC, ISO 8601
    state: str
    results: tuple[SuiteResult, ...]

    @property
    def is_open(self) -> bool:
        """Whether no critical expectation failed."""
        return all(result.is_open for result in self.results)

    @property
    def failures(self) -> list[Failure]:
        """Every expectation that failed, critical ones first."""
        found = [failure for result in self.results for failure in result.failures]
        return sorted(found, key=lambda failure: failure.severity)

    @property
    def expectation_count(self) -> int:
        """How many expectations were tried."""
        return sum(result.expectation_count for result in self.results)


def record(folder: Path, door: str, state: str, results: Sequence[SuiteResult]) -> DoorRecord:
    """Keep what a door found and show it on the page of both doors."""
    made = DoorRecord(door, dt.datetime.now(dt.UTC).isoformat(timespec="seconds"), state, tuple(results))
    folder.mkdir(parents=True, exist_ok=True)
    _replace(_path(folder, door), json.dumps(asdict(made), indent=2))
    records = [one for name in DOORS if (one := read(folder, name)) is not None]
    _replace(folder / "index.html", _PAGE.format(doors="".join(_door(folder, one) for one in records)))
    return made


def read(folder: Path, door: str) -> DoorRecord | None:
    """What a door found last, or None where it was never tried."""
    path = _path(folder, door)
    if not path.exists():
        return None
    found = json.loads(path.read_text(encoding="utf-8"))
    results = tuple(
        SuiteResult(**{**result, "failures": tuple(Failure(**failure) for failure in result["failures"])})
        for result in found["results"]
    )
    return DoorRecord(found["door"], found["checked_at"], found["state"], results)


def require_open(folder: Path, door: str, state: str) -> None:
    """Raise ClosedDoor unless the door was tried on this state of the data and found open."""
    found = read(folder, door)
    if found is None or found.state != state:
        raise ClosedDoor(f"{DOORS[door]} was not checked since they changed; run `make run`")
    if not found.is_open:
        first = next(one for one in found.failures if one.severity == "critical")
        raise ClosedDoor(f"{DOORS[door]} failed: {first.expected}: {first.observed}; {first.remedy}")


def _path(folder: Path, door: str) -> Path:
    return folder / f"{door}.json"


def _replace(path: Path, text: str) -> None:
    unfinished = path.with_name(f".{path.name}.tmp")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)


def _door(folder: Path, found: DoorRecord) -> str:
    rows = "".join(_suite(result) for result in found.results)
    pages = folder / found.door / "index.html"
    link = f'<p><a href="{found.door}/index.html">Every expectation</a></p>' if pages.exists() else ""
    return (
        f"<h2>{DOORS[found.door]}</h2><p>{html.escape(found.checked_at)}</p>{link}"
        f"<table><tr><th>Table</th><th>Promise</th><th>Rows</th><th>Checks</th><th>Found</th></tr>{rows}</table>"
    )


def _suite(result: SuiteResult) -> str:
    found = "".join(_failure(failure) for failure in result.failures) or '<span class="held">held</span>'
    cells = (result.table, result.promise, result.row_count, result.expectation_count)
    start = "".join(f"<td>{html.escape(str(cell))}</td>" for cell in cells)
    return f"<tr>{start}<td>{found}</td></tr>"


def _failure(failure: Failure) -> str:
    said = html.escape(f"{failure.expected}: {failure.observed}; {failure.remedy}")
    return f'<div class="{failure.severity}">{said}</div>'
