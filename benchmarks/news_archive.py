"""An archive of news from landing to the published marts: what an article costs, and how much memory it takes."""

import argparse
import datetime as dt
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from dagster_project.storage import batches, ingest, lake, landing, release
from dagster_project.storage.folders import PROJECT, Folders

_DEFAULT = 2_000
_TIMES = 10
_A_DAY = 274  # articles: a hundred thousand in a year
_WORDS = 620  # some four kilobytes
_MOST_COST = 1.3  # of an article of the larger archive over one of the smaller
_MOST_MEMORY = 2 << 30  # bytes
_SYLLABLES = ("ba", "con", "dis", "el", "for", "gen", "in", "ket", "lo", "mar", "ner", "or", "per", "ra", "ser", "ti")
_NAMES = ("Zhipu AI", "Beijing Lingxin Intelligent Technology Co., Ltd.", "Department of Atomic Energy")


def main(count: int = _DEFAULT) -> int:
    """Print one table; return 1 if an article of the larger archive costs more, or memory passes its bound."""
    print(f"\n{'an archive of news':<40}{'articles':>12}{'seconds':>12}{'of CPU':>12}{'ms each':>12}{'memory, MB':>12}")
    small, large = (_measured(size) for size in (count // _TIMES, count))
    ratio = large["each"] / small["each"]
    print(f"{'cost of an article, tenfold archive':<40}{'':>24} ratio {ratio:.2f}, at most {_MOST_COST}")
    print(f"{'most memory of a process':<40}{'':>24} {large['memory'] >> 20} MB, at most {_MOST_MEMORY >> 20}")
    return 0 if ratio <= _MOST_COST and large["memory"] <= _MOST_MEMORY else 1


def _measured(count: int) -> dict[str, float]:
    """One size in a process of its own, so that its memory is its own."""
    with TemporaryDirectory() as scratch:
        command = [sys.executable, "-m", "benchmarks.news_archive", "--one", scratch, "--articles", str(count)]
        environment = os.environ | {"ENTITY_LEDGER_DATA": str(Path(scratch) / "data")}
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment)
        *lines, last = done.stdout.splitlines()
        print("\n".join(lines))
        found: dict[str, float] = json.loads(last)
        return found


def _one(scratch: Path, count: int) -> None:
    """Make an archive and take it through every stage; the last line is the sum, as JSON."""
    folders = Folders(scratch / "data")
    folders.export()
    shutil.copytree(PROJECT / "data" / "samples", folders.samples, dirs_exist_ok=True)
    landing.land_all(folders)  # what follows finds every reader loaded
    _read(folders)
    with (folders.inbox / "archive.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(one)}\n" for one in _articles(count))
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
    # The doors' and dbt's start costs the same for every archive and would hide what an article costs.
    own = sum(cost[name] for name in ("land", "read", "find mentions", "find copies"))
    memory = 1024 * max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    whole = sum(cost.values())
    print(f"  {'all':<38}{count:>12}{'':>12}{whole:>12.1f}{1000 * whole / count:>12.2f}{memory >> 20:>12}")
    print(json.dumps({"each": own / count, "memory": memory}))


def _articles(count: int) -> Iterator[dict[str, str]]:
    """Articles of made-up words; every tenth is an edited copy of one of the last hundred."""
    made = random.Random(2025)
    words = ["".join(made.choices(_SYLLABLES, k=made.randint(1, 4))) for _ in range(20_000)]
    recent: list[list[str]] = []
    for number in range(count):
        text = made.choices(words, k=_WORDS)
        if number % 10 == 9:
            text = [*made.choice(recent)]
            text[: _WORDS // 20] = made.choices(words, k=_WORDS // 20)
        recent = [*recent[-99:], text]
        day = dt.date(2024, 1, 1) + dt.timedelta(days=number // _A_DAY)
        lines = [" ".join(text[place : place + 60]).capitalize() + "." for place in range(0, _WORDS, 60)]
        lines.insert(3, f"Officials spoke of {_NAMES[number % 3]} again.")
        told = {"url": f"https://news.test/{number}", "title": " ".join(text[:8]).capitalize()}
        yield told | {"published": f"{day}T09:00:00Z", "text": "\n".join(lines)}


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


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--articles", type=int, default=_DEFAULT, help="articles of the larger archive; 100000 is whole")
    asked.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.one:
        _one(given.one, given.articles)
    else:
        sys.exit(main(given.articles))
