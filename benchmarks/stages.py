"""Many documents of one kind from landing to the published marts: what each stage costs, and what it leaves on disk."""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from dagster_project.storage import batches, ingest, lake, landing, release
from dagster_project.storage.folders import PROJECT, Folders

ONCE = ("land", "read", "find mentions")
"""Stages that a document passes once; the others go through all that there is, in each run."""

_TIMES = 10
_KEPT = ("landing", "raw", "warehouse", "published")


@dataclass(frozen=True, slots=True)
class Passage:
    """What so many documents took: seconds of CPU by stage, bytes by folder, most bytes of memory of a process."""

    count: int
    cpu: Mapping[str, float]
    kept: Mapping[str, int]
    memory: int


def _measured(module: str, count: int) -> Passage:
    """One size in a process of its own, so that its memory is its own; see `command`."""
    with TemporaryDirectory() as scratch:
        command = [sys.executable, "-m", module, "--one", scratch, "--count", str(count)]
        environment = os.environ | {"ENTITY_LEDGER_DATA": str(Path(scratch) / "data")}
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment)
        *lines, last = done.stdout.splitlines()
        print("\n".join(lines), flush=True)
        return Passage(**json.loads(last))


def _pass_through(scratch: Path, count: int, make: Callable[[Folders, int], None]) -> None:
    """Take what `make` puts into the inbox through every stage, beside the samples; the last line is JSON."""
    folders = Folders(scratch / "data")
    folders.export()
    shutil.copytree(PROJECT / "data" / "samples", folders.samples, dirs_exist_ok=True)
    landing.land_all(folders)  # what follows finds every reader loaded
    _read(folders)
    make(folders, count)
    stages: dict[str, Callable[[], object]] = {
        "land": lambda: landing.land_all(folders),
        "read": lambda: _read(folders),
        "find mentions": lambda: ingest.find_mentions(folders),
        "find copies": lambda: ingest.find_copies(folders),
        "door 1": lambda: _door_1(folders),
        "SQL and its tests": lambda: _build(folders),
        "door 2": lambda: _door_2(folders),
        "publish": lambda: release.publish(folders),
    }
    cost = {name: _timed(name, count, stage) for name, stage in stages.items()}
    memory = 1024 * max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    whole = sum(cost.values())
    print(f"  {'all':<38}{count:>12}{'':>12}{whole:>12.1f}{1000 * whole / count:>12.2f}{memory >> 20:>12}")
    kept = {name: _size(folders.root / name) for name in _KEPT}
    print(json.dumps(asdict(Passage(count, cost, kept, memory))))


def compared(module: str, title: str, unit: str, count: int, most: float, own: Sequence[str]) -> tuple[bool, Passage]:
    """Print both tables, of so many and of a tenth; whether one of many costs much more in its own stages than of few.

    The doors' and dbt's start costs the same however many there are and would hide what one of them costs.
    """
    print(f"\n{title:<40}{unit:>12}{'seconds':>12}{'of CPU':>12}{'ms each':>12}{'memory, MB':>12}")
    few, many = (_measured(module, size) for size in (count // _TIMES, count))
    _tell_one_more(few, many)
    each = [sum(one.cpu[name] for name in own) / one.count for one in (few, many)]
    ratio = each[1] / each[0]
    print(f"{'  cost of one, of many to of a tenth':<40}{'':>24} ratio {ratio:.2f}, at most {most}")
    return ratio <= most, many


def command(
    description: str | None, option: str, default: int, main: Callable[[int], int], make: Callable[[Folders, int], None]
) -> None:
    """The command line of a module that measures: its size, or as a process of its own one passage."""
    asked = argparse.ArgumentParser(description=description)
    asked.add_argument(option, dest="count", type=int, default=default, help="how many; a tenth is measured too")
    asked.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    asked.add_argument("--count", type=int, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if not given.one:
        sys.exit(main(given.count))
    _pass_through(given.one, given.count, make)


def _tell_one_more(few: Passage, many: Passage) -> None:
    """Print what one more document costs, once and in each later run, and leaves: without what any number costs."""
    more = many.count - few.count
    cpu = {name: 1000 * (many.cpu[name] - few.cpu[name]) / more for name in many.cpu}
    once = sum(cpu[name] for name in ONCE)
    print(f"{'one more, CPU':<40}{'':>12} once {once:.2f} ms, in each run {sum(cpu.values()) - once:.2f} ms")
    kept = ", ".join(f"{name} {(many.kept[name] - few.kept[name]) / more:,.0f}" for name in many.kept)
    print(f"{'one more, bytes':<40}{'':>12} {kept}")


def _read(folders: Folders) -> None:
    lake.prepare(folders)
    for partition in ingest.unread(folders):
        ingest.read_partition(folders, partition)


def _door_1(folders: Folders) -> None:
    from dagster_project.quality.door import examine
    from dagster_project.quality.doors import DOORS
    from dagster_project.quality.frames_of_raw import raw_frames
    from dagster_project.storage import exceptions
    from dagster_project.storage.keys import write_keys

    write_keys(folders)
    days = batches.side_by_side(folders, "news__articles", "news__mentions", "news__claims", on="article_id")
    frames = raw_frames(lambda name: lake.scan(folders, name), exceptions.read(folders.exceptions), days)
    examine([*DOORS["door_1"], *DOORS["door_1_derived"]], frames)


def _door_2(folders: Folders) -> None:
    from dagster_project.quality import asked_columns
    from dagster_project.quality.door import examine
    from dagster_project.quality.doors import DOORS
    from dagster_project.quality.frames_of_marts import mart_frames
    from dagster_project.storage import exceptions, warehouse

    marts, decided = warehouse.marts(folders, asked_columns.OF_MARTS), exceptions.read(folders.exceptions)
    frames = mart_frames(marts, lambda name: lake.scan(folders, name, asked_columns.OF_RAW.get(name)), decided)
    examine(DOORS["door_2"], frames)


def _build(folders: Folders) -> None:
    dbt = [Path(sys.executable).with_name("dbt"), "--quiet", "build", "--exclude-resource-type", "unit_test"]
    places = ["--project-dir", folders.dbt_project, "--profiles-dir", folders.dbt_project]
    places += ["--target-path", folders.dbt_target, "--log-path", folders.warehouse / "logs"]
    subprocess.run([*dbt, *places], stdout=sys.stderr, check=True)


def _timed(name: str, count: int, call: Callable[[], object]) -> float:
    """Run a stage and print what it took; returns seconds of CPU, which other programs on the machine do not change."""
    start, before = time.perf_counter(), _cpu()
    call()
    taken, cost = time.perf_counter() - start, _cpu() - before
    print(f"  {name:<38}{count:>12}{taken:>12.1f}{cost:>12.1f}{1000 * cost / count:>12.2f}", flush=True)
    return cost


def _cpu() -> float:
    """Seconds that this process and those that it waited for have worked."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
