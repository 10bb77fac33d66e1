"""`entity-ledger doctor`: versions, folders, counts, freshness, and what is wrong with its remedy."""

import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from dagster_project.cli.terminal import out
from dagster_project.quality import report
from dagster_project.storage import files, ingest, landing, manifests, places, release
from dagster_project.storage.folders import Folders
from dagster_project.storage.web import notes
from dagster_project.storage.web.publishers import SOURCES

if TYPE_CHECKING:
    from rich.table import Table

_PACKAGES = (
    "entity-ledger",
    "dagster",
    "dbt-core",
    "dbt-duckdb",
    "duckdb",
    "polars",
    "pdfplumber",
    "great-expectations",
)
_LEAST_FREE = 2**30  # bytes; a build writes the marts three times


def doctor() -> int:
    """Print the state of this installation; return 1 if something is wrong, else 0."""
    folders = Folders.from_environment()
    _section("Versions", _versions())
    _section("Folders", _folders(folders))
    try:
        _section("Landed", _landed(folders))
        _section("Published", _published(folders))
        wrong = list(_wrong(folders))
    except files.RefusedFile as error:
        wrong = [str(error)]
    out.print("\n[bold]What is wrong[/bold]")
    out.print("\n".join(f"- {line}" for line in wrong) or "nothing", markup=False, soft_wrap=True)
    return 1 if wrong else 0


def _section(title: str, rows: list[tuple[str, str]]) -> None:
    out.print(f"\n[bold]{title}[/bold]")
    out.print(_table(rows))


def _table(rows: list[tuple[str, str]]) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for left, right in rows:
        table.add_row(Text(left), Text(right))
    return table


def _versions() -> list[tuple[str, str]]:
    return [("python", sys.version.split()[0]), *((name, _version(name) or "not installed") for name in _PACKAGES)]


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _folders(folders: Folders) -> list[tuple[str, str]]:
    named = ("samples", "inbox", "landing", "raw", "warehouse", "published", "quality")
    return [(name, _size(getattr(folders, name))) for name in named]


def _size(folder: Path) -> str:
    if not places.is_local(folder):
        return str(folder)
    if not folder.is_dir():
        return f"{folder} (not made yet)"
    files = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return f"{folder} ({len(files):,} files, {sum(files) / 1e6:,.1f} MB)"


def _landed(folders: Folders) -> list[tuple[str, str]]:
    known = manifests.landed(folders)
    counts = Counter(manifest.source for manifest in known)
    newest = max((manifest.fetched_at for manifest in known), default=None)
    sources = sorted({*counts, *SOURCES})
    rows = [(source, f"{counts[source]:,} documents{_asked(folders, source)}") for source in sources]
    return [*rows, ("last taken", newest[:19] + " UTC" if newest else "never")]


def _asked(folders: Folders, source: str) -> str:
    """When the publisher was asked last; nothing of a source that is not fetched."""
    if source not in SOURCES:
        return ""
    asked = notes.last_asked(folders, source)
    if asked is None:
        return ", its publisher was never asked"
    failed = f", {asked.failures} not had" if asked.failures else ""
    return f", its publisher was asked {asked.at[:19]} UTC{failed}"


def _published(folders: Folders) -> list[tuple[str, str]]:
    standing = release.current_release(folders)
    if standing is None:
        return [("nothing", "run `make run`")]
    rows = [(mart, f"{count:,} rows") for mart, count in sorted(standing.row_counts.items())]
    return [("database", str(folders.published_file)), ("released", standing.released_at), *rows]


def _wrong(folders: Folders) -> Iterator[str]:
    """One line per thing that is wrong, with its remedy."""
    for name in _PACKAGES:
        if _version(name) is None:
            yield f"{name} is not installed; remove .venv and run `make run`"
    free = shutil.disk_usage(folders.root if folders.root.exists() else Path.cwd()).free
    if free < _LEAST_FREE:
        yield f"only {free / 1e9:.1f} GB are free on the disk of {folders.root}; make room before the next run"
    taken = {manifest.origin for manifest in manifests.landed(folders)}
    for path in landing.waiting(folders):
        if str(path.resolve()) not in taken and not _is_landed(path, folders):
            yield f"{path} was not taken yet; run `make run`, which says why if it cannot be read"
    for partition in ingest.unread(folders):
        yield f"{partition.source} {partition.key} is landed and not read; run `make run`"
    if release.current_release(folders) is None:
        yield "nothing is published; run `make run`"
    elif not release.is_current(folders):
        yield "what is published is older than what is landed, or than the code; run `make run`"
    for door in report.DOORS:
        record = report.read(folders.quality, door)
        for failure in record.failures if record else ():
            yield f"{report.DOORS[door]}: {failure.severity}: {failure.expected}: {failure.observed}; {failure.remedy}"


def _is_landed(path: Path, folders: Folders) -> bool:
    from hashlib import sha256

    return (folders.landing / f"{sha256(path.read_bytes()).hexdigest()}.json").exists()
