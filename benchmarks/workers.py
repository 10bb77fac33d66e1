"""Reading on Celery's workers: what a second one gains, beside what a second bare process gains with the same rules."""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from dagster_project.storage import ingest, lake, landing
from dagster_project.storage.folders import PROJECT, Folders
from tests.servers import redis
from tests.typesetting.listed import LIST
from tests.typesetting.print_layout import typeset
from tests.typesetting.random_rules import random_sample
from tests.typesetting.rule_2025_00704 import RULE

_RULES = 200
_AT_LEAST = 0.85  # of what the machine itself gives to a second process: 1.7 where that is 2
_TURN = 100  # rules that a reader reads before it is another's turn, so that what else goes on slows down all of them
_PATIENCE = 300  # seconds until workers answer
_WARM = 4  # rules that each worker reads before the clock runs
_READ = """
import time
from dagster_project.defs import partitions, runs
from dagster_project.storage.folders import Folders
folders = Folders.from_environment()
with runs.instance_of(folders) as instance:
    partitions.add_landed(instance, folders)
    started = time.perf_counter()
    failures = runs.read_unread(instance, lambda read: None)
    assert failures == [], failures
    print(time.perf_counter() - started)
"""

_Read = Callable[[], float]
"""Reads what waits; gives the seconds that it took."""


def main(rules: int = _RULES) -> int:
    """Print one table; return 1 if a second worker gains too little of what a second bare process does."""
    if shutil.which("redis-server") is None:
        print(f"\n{'reading on workers':<40} left out: no program `redis-server` here")
        return 0
    with TemporaryDirectory() as scratch:
        seconds, pages = _measured(_rules(Path(scratch), rules + 2 * _WARM), Path(scratch))
    print(f"\n{'reading on workers':<40}{'rules':>12}{'pages':>12}{'seconds':>12}{'pages/s':>12}{'gain':>12}")
    gains = [seconds[place - place % 2] / taken for place, taken in enumerate(seconds)]  # over one of its kind
    for (name, _, _), taken, gain in zip(_READERS, seconds, gains, strict=True):
        print(f"{name:<40}{rules:>12}{pages:>12}{taken:>12.2f}{pages / taken:>12.2f}{gain:>12.2f}")
    _, gained, _, gain = gains
    floor = min(gained, 2.0)  # more than twice is another program's doing
    print(f"{'':<40}a second worker gains {gain / floor:.2f} of what a second process does, at least {_AT_LEAST}")
    return 1 if gain < _AT_LEAST * floor else 0


def _rules(folder: Path, count: int) -> list[Path]:
    """Rules set at random out of real entries; where these are not beside the project, the sample's again and again."""
    paths = [folder / f"{number}.pdf" for number in range(count)]
    for number, path in enumerate(paths):
        rule = random_sample(number, "print").rule if LIST.exists() else RULE
        path.write_bytes(typeset(replace(rule, document_number=f"2025-{30_000 + number}")))
    return paths


def _measured(documents: list[Path], scratch: Path) -> tuple[list[float], int]:
    """How long each reader takes for the rules once it has read some others, and how many pages they have."""
    folders = [Folders(scratch / str(place)) for place in range(len(_READERS))]
    seconds, warm = [0.0] * len(_READERS), 2 * _WARM
    with ExitStack() as stack:
        for one in folders:
            one.prepare()
        reads = [
            stack.enter_context(start(one, count)) for one, (_, start, count) in zip(folders, _READERS, strict=True)
        ]
        for one, read in zip(folders, reads, strict=True):
            _turn(one, documents[:warm], read)
        before = _pages(folders[0])
        for first in range(warm, len(documents), _TURN):
            for place, (one, read) in enumerate(zip(folders, reads, strict=True)):
                taken = _turn(one, documents[first : first + _TURN], read)
                seconds[place] += taken
                print(f"{_READERS[place][0]:<40}from {first - warm:>7}{taken:>24.2f}", file=sys.stderr)
    return seconds, _pages(folders[0]) - before


def _turn(folders: Folders, documents: list[Path], read: _Read) -> float:
    landing.land_all(folders, documents)
    seconds = read()
    if left := ingest.unread(folders):
        raise RuntimeError(f"{len(left)} rules were not read")
    return seconds


def _pages(folders: Folders) -> int:
    return int(lake.scan(folders, "federal_register__rules")["page_count"].sum())


@contextmanager
def _bare(folders: Folders, processes: int) -> Iterator[_Read]:
    """Processes that read one partition after the other, with neither Dagster nor a queue."""
    lake.prepare(folders)
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:

        def read() -> float:
            waiting = ingest.unread(folders)
            started = time.perf_counter()
            list(pool.map(partial(_read_one, folders), waiting))
            return time.perf_counter() - started

        yield read


def _read_one(folders: Folders, partition: ingest.Partition) -> None:
    ingest.read_partition(folders, partition)


@contextmanager
def _on_celery(folders: Folders, workers: int) -> Iterator[_Read]:
    """Workers with a queue of their own, once all answer."""
    from celery import Celery

    command = [Path(sys.executable).with_name("entity-ledger"), "worker"]
    with redis() as broker, ExitStack() as stack:
        told = {"ENTITY_LEDGER_DATA": str(folders.root), "ENTITY_LEDGER_EXECUTOR": "celery"}
        environment = os.environ | told | {"ENTITY_LEDGER_BROKER": broker}
        for _ in range(workers):
            started = subprocess.Popen(
                command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
            )
            stack.callback(started.wait)
            stack.callback(started.terminate)
        control, end = Celery(broker=broker).control, time.monotonic() + _PATIENCE
        while len(control.ping(timeout=1)) < workers:
            if time.monotonic() > end:
                raise TimeoutError(f"not all of {workers} workers answer")
        yield partial(_read, environment)


def _read(environment: dict[str, str]) -> float:
    command = [sys.executable, "-c", _READ]
    done = subprocess.run(command, env=environment, cwd=PROJECT, check=True, stdout=subprocess.PIPE, text=True)
    return float(done.stdout.splitlines()[-1])


_READERS: list[tuple[str, Callable[[Folders, int], AbstractContextManager[_Read]], int]] = [
    ("one bare process", _bare, 1),
    ("two bare processes", _bare, 2),
    ("one Celery worker", _on_celery, 1),
    ("two Celery workers", _on_celery, 2),
]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", type=int, default=_RULES)
    sys.exit(main(parser.parse_args().rules))
