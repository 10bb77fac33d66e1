"""Reading on Celery's workers: the same rules read by one worker and by two, in one run."""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
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
_AT_LEAST = 1.7
_IDLE = 0.5  # of load before the measurement; above it the cores are not ours to share
_PATIENCE = 60  # seconds until workers answer
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


def main(rules: int = _RULES) -> int:
    """Print one table; return 1 if two workers gain too little, which is judged on an idle machine only."""
    if shutil.which("redis-server") is None:
        print(f"\n{'reading on workers':<40} left out: no program `redis-server` here")
        return 0
    load = os.getloadavg()[0]
    print(f"\n{'reading on workers':<40}{'rules':>12}{'pages':>12}{'seconds':>12}{'pages/s':>12}{'gain':>12}")
    with TemporaryDirectory() as scratch:
        documents = [Path(scratch) / f"{number}.pdf" for number in range(rules + 2 * _WARM)]
        for path, content in zip(documents, _rules(len(documents)), strict=True):
            path.write_bytes(content)
        seconds = [_seconds(documents, workers, Path(scratch) / str(workers)) for workers in (1, 2)]
        gains = [_line(workers, rules, *found, seconds[0][0]) for workers, found in enumerate(seconds, start=1)]
    print(f"{'':<40}gain over one worker, at least {_AT_LEAST}; load {load:.1f} at the start, judged up to {_IDLE}")
    return 1 if gains[-1] < _AT_LEAST and load <= _IDLE else 0


def _rules(count: int) -> Iterator[bytes]:
    """Rules set at random out of real entries; where these are not beside the project, the sample's again and again."""
    for number in range(count):
        rule = random_sample(number, "print").rule if LIST.exists() else RULE
        yield typeset(replace(rule, document_number=f"2025-{30_000 + number}"))


def _seconds(documents: list[Path], workers: int, root: Path) -> tuple[float, int]:
    """How long these workers take for the rules, and how many pages that were."""
    folders = Folders(root)
    folders.prepare()
    told = {"ENTITY_LEDGER_DATA": str(root), "ENTITY_LEDGER_EXECUTOR": "celery"}
    with redis() as broker, _working(workers, os.environ | told | {"ENTITY_LEDGER_BROKER": broker}) as environment:
        landing.land_all(folders, documents[: 2 * _WARM])
        _read(environment)
        warm = int(lake.scan(folders, "federal_register__rules")["page_count"].sum())
        landing.land_all(folders, documents[2 * _WARM :])
        seconds = _read(environment)
    if left := ingest.unread(folders):
        raise RuntimeError(f"{len(left)} rules were not read")
    return seconds, int(lake.scan(folders, "federal_register__rules")["page_count"].sum()) - warm


@contextmanager
def _working(workers: int, environment: dict[str, str]) -> Iterator[dict[str, str]]:
    """Workers that answer."""
    from celery import Celery

    command = [Path(sys.executable).with_name("entity-ledger"), "worker"]
    with ExitStack() as stack:
        for _ in range(workers):
            started = subprocess.Popen(
                command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
            )
            stack.callback(started.wait)
            stack.callback(started.terminate)
        control, end = Celery(broker=environment["ENTITY_LEDGER_BROKER"]).control, time.monotonic() + _PATIENCE
        while len(control.ping(timeout=1)) < workers:
            if time.monotonic() > end:
                raise TimeoutError(f"not all of {workers} workers answer")
        yield environment


def _read(environment: dict[str, str]) -> float:
    command = [sys.executable, "-c", _READ]
    done = subprocess.run(command, env=environment, cwd=PROJECT, check=True, stdout=subprocess.PIPE, text=True)
    return float(done.stdout.splitlines()[-1])


def _line(workers: int, rules: int, seconds: float, pages: int, alone: float) -> float:
    name = "one Celery worker" if workers == 1 else f"{workers} Celery workers"
    print(f"{name:<40}{rules:>12}{pages:>12}{seconds:>12.2f}{pages / seconds:>12.2f}{alone / seconds:>12.2f}")
    return alone / seconds


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", type=int, default=_RULES)
    sys.exit(main(parser.parse_args().rules))
