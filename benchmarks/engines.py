"""Both engines build all marts from ten thousand to a million raw rows: what a row costs, and when Spark pays."""

import argparse
import ctypes
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import raw_rows
from benchmarks.lines import crossing, line
from benchmarks.memory import Memory
from dagster_project.storage import ingest, lake, landing
from dagster_project.storage.comparison import compare
from dagster_project.storage.engines import DUCKDB, SPARK, Engine, build
from dagster_project.storage.folders import PROJECT, Folders
from dagster_project.storage.keys import write_keys
from dagster_project.storage.spark import session

_SIZES = (10_000, 100_000, 1_000_000)
_CORES = 2
_MORE_CORES = 8  # for which it is calculated when Spark would pay
_MOST_GROWTH = 5.0  # of what one more row costs, from the smaller sizes to the larger: quadratic work would give 10
_SHOWN = 5  # differences
_ADOPT = 36  # PR_SET_CHILD_SUBREAPER of Linux's <sys/prctl.h>


@dataclass(frozen=True, slots=True)
class Build:
    """A build of all marts by one engine: raw rows, seconds by the clock and of CPU, most bytes of memory."""

    engine: str
    rows: int
    seconds: float
    cpu: float
    memory: int


def main(sizes: Sequence[int] = _SIZES) -> int:
    """Print one table; return 1 if the engines differ in a row, or one more row costs more among many."""
    if lacking := _lacking():
        print(f"\n{'both engines':<40} left out: {lacking}")
        return 0
    print(
        f"\n{'marts from raw rows':<24}{'rows':>12}{'seconds':>10}{'of CPU':>10}{'CPU, ms a row':>15}{'memory, MB':>12}"
    )
    with TemporaryDirectory() as scratch:
        folders = _samples(Path(scratch) / "data")
        listed = lake.scan(folders, "federal_register__entry_names", ["name"])["name"].unique().sort().to_list()
        builds, is_same = [], True
        for size in sizes:
            found, same = _both(folders, raw_rows.write(folders, size, listed))
            builds, is_same = builds + found, is_same and same
    print(f"machine   {os.cpu_count()} cores, {_CORES} for Spark; load {os.getloadavg()[0]:.1f} at the end")
    if len(sizes) < 3:
        return 0 if is_same else 1
    grown = [_grows_as_rows_do([one for one in builds if one.engine == name]) for name in (DUCKDB, SPARK)]
    _tell_when_spark_pays(builds)
    return 0 if is_same and all(grown) else 1


def _lacking() -> str | None:
    """Why nothing can be measured here, in one line."""
    if sys.platform != "linux":
        return "only Linux counts the work of Spark's Java for the program that started it"
    return session.lacking()


def _samples(root: Path) -> Folders:
    """The raw tables of the samples: every build has a list to look names up in."""
    folders = Folders(root)
    folders.prepare()
    shutil.copytree(PROJECT / "data" / "samples", folders.samples)
    landing.land_all(folders)
    lake.prepare(folders)
    for partition in ingest.unread(folders):
        ingest.read_partition(folders, partition)
    ingest.find_mentions(folders)
    ingest.find_copies(folders)
    write_keys(folders)
    return folders


def _both(folders: Folders, rows: int) -> tuple[list[Build], bool]:
    """Build on both engines and say whether all marts are the same to the last value."""
    builds, built = [], []
    for engine in (DUCKDB, SPARK):
        beside = Folders(folders.root / engine)
        beside.warehouse.mkdir(parents=True)
        beside.raw.symlink_to(folders.raw)
        builds.append(_measured(engine, beside, rows))
        built.append(beside.warehouse_file)
    comparison = compare(*built)
    told = f"{len(comparison.differences)} differences" if comparison.differences else "the same on both"
    print(f"{'  rows of marts':<24}{sum(comparison.row_counts.values()):>12} {told}", flush=True)
    for one in comparison.differences[:_SHOWN]:
        print(f"    {one.mart} {one.key} {one.column}: {one.first} and {one.second}")
    for engine in (DUCKDB, SPARK):
        shutil.rmtree(folders.root / engine)
    return builds, not comparison.differences


def _measured(engine: str, folders: Folders, rows: int) -> Build:
    """One build in a process of its own, so that its work and its memory are its own."""
    command = [sys.executable, "-m", "benchmarks.engines", "--one", engine, "--folder", folders.root]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found = Build(engine, rows, **json.loads(done.stdout.splitlines()[-1]))
    print(f"{'  ' + engine:<24}{rows:>12}{found.seconds:>10.1f}{found.cpu:>10.1f}", end="")
    print(f"{1000 * found.cpu / rows:>15.3f}{found.memory >> 20:>12}", flush=True)
    return found


def _one(engine: str, folders: Folders) -> None:
    """Build and print what it took, as JSON; Spark's Java outlives the Python that started it and is waited for."""
    ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)
    with Memory(os.getpid()) as memory:
        start = time.perf_counter()
        build(folders, Engine(engine, f"local[{_CORES}]"))
        taken = time.perf_counter() - start
        while _has_children():
            pass
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(one.ru_utime + one.ru_stime for one in used)
    print(json.dumps({"seconds": taken, "cpu": cpu, "memory": memory.most}))


def _has_children() -> bool:
    try:
        os.wait()
    except ChildProcessError:
        return False
    return True


def _grows_as_rows_do(builds: Sequence[Build]) -> bool:
    steps = [(later.cpu - before.cpu) / (later.rows - before.rows) for before, later in pairwise(builds)]
    growth = steps[-1] / steps[0]
    print(f"{builds[0].engine + ', one more row':<36}{1000 * steps[-1]:.3f} ms of CPU", end="")
    print(f" among many, {growth:.2f} of that among few, at most {_MOST_GROWTH}")
    return growth <= _MOST_GROWTH


def _tell_when_spark_pays(builds: Sequence[Build]) -> None:
    """From the lines through the measured sizes: where they cross, else which cores Spark would need beside them."""
    clocks, works = {}, {}
    for name in (DUCKDB, SPARK):
        own = [one for one in builds if one.engine == name]
        clock, work = (line([(one.rows, getattr(one, of)) for one in own]) for of in ("seconds", "cpu"))
        print(f"{name + ', line through the sizes':<36}{clock.fixed:.0f} s and {1e6 * clock.per_row:.0f} s", end="")
        print(f" a million rows; of CPU {work.fixed:.0f} s and {1e6 * work.per_row:.0f} s")
        clocks[name], works[name] = clock, work
    if (rows := crossing(clocks[DUCKDB], clocks[SPARK])) is not None:
        print(f"{'Spark is quicker here':<36}from {rows:,.0f} rows, by the lines")
        return
    times = works[SPARK].per_row / works[DUCKDB].per_row
    print(f"{'Spark is never quicker here':<36}a row takes {times:.1f} times the CPU,", end="")
    print(f" so more than {times * _CORES:.0f} cores for {_CORES} of DuckDB's", end="")
    best = crossing(works[DUCKDB].shared(_CORES), works[SPARK].shared(_MORE_CORES))
    print("" if best is None else f"; {_MORE_CORES} pay from {best:,.0f} rows at best, if they share all of it")


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument(
        "--rows", type=int, default=_SIZES[-1], help="the largest size; a tenth of it and so on are measured too"
    )
    asked.add_argument("--one", choices=(DUCKDB, SPARK), help=argparse.SUPPRESS)
    asked.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.one:
        _one(given.one, Folders(given.folder))
    else:
        sys.exit(main([size for size in _SIZES if size <= given.rows] or [given.rows]))
