"""Partitions read by several processes and by Celery's workers, of which one dies in the middle: nothing is lost."""

import ast
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

import dagster as dg
import pytest

from dagster_project.storage import ingest, lake, landing, manifests
from dagster_project.storage.folders import PROJECT, Folders
from tests import servers

pytestmark = pytest.mark.slow

DAYS, PORTION, ARTICLES = 24, 4, 60  # a day takes some tenths of a second, so it can be seen that one is being read
_PATIENCE = 300  # seconds
# What `entity-ledger run` does to read where more waits than it reads itself, and once more where nothing waits.
_READ = """
import os
from dagster_project.cli import run
from dagster_project.defs import partitions, reading, runs
from dagster_project.storage import ingest
from dagster_project.storage.folders import Folders
folders = Folders.from_environment()
with runs.instance_of(folders) as instance, run._progress() as progress:
    partitions.add_landed(instance, folders)
    waiting = ingest.unread_documents(folders)
    reading.MANY = len(waiting)  # 16 take minutes where cores are few
    failures = run._read(waiting, instance, progress)
    os.environ.setdefault("ENTITY_LEDGER_EXECUTOR", "multiprocess")
    print(failures + run._read(ingest.unread_documents(folders), instance, progress))
"""


class Begun(NamedTuple):
    step: str
    by: str  # the worker's name, or the process


def landed(root: Path, days: int) -> Folders:
    """A data folder in which articles lie for each of these days of January and wait to be read."""
    folders = Folders(root)
    folders.prepare()
    with (folders.inbox / "archive.jsonl").open("w", encoding="utf-8") as archive:
        for day, number in product(range(1, days + 1), range(ARTICLES)):
            told = {"title": f"A list grows, part {number}", "published": f"2025-01-{day:02}T12:00:00Z"}
            told |= {"url": f"https://news.example/{day}/{number}", "text": "Officials spoke of Zhipu AI again. " * 99}
            archive.write(f"{json.dumps(told)}\n")
    assert landing.land_all(folders).refused == []
    assert len(ingest.unread(folders)) == days
    return folders


def reading(folders: Folders) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", _READ],
        env=os.environ | {"ENTITY_LEDGER_DATA": str(folders.root)},
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
    )


def events(folders: Folders) -> Iterator[dg.DagsterEvent]:
    """What happened in the one run that there was."""
    with dg.DagsterInstance.from_config(str(folders.dagster)) as instance:
        runs = instance.get_runs()
        assert [run.job_name for run in runs] in ([], ["read_unread"])
        for run in runs:
            yield from (entry.dagster_event for entry in instance.all_logs(run.run_id) if entry.dagster_event)


def history(folders: Folders) -> tuple[list[Begun], list[str]]:
    """The portions of partitions that workers began, and those that they ended."""
    begun, ended = [], []
    for event in events(folders):
        told = event.engine_event_data.metadata if event.is_engine_event else {}
        if event.step_key and event.step_key.startswith("read_portion["):
            if "Celery worker" in told:
                begun.append(Begun(event.step_key, told["Celery worker"].value))
            elif event.event_type_value == "STEP_SUCCESS":
                ended.append(event.step_key)
    return begun, ended


def kill_in_the_middle(worker: subprocess.Popen, folders: Folders) -> Begun:
    """SIGKILL to a worker and all its processes while it reads a portion; give which."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if unfinished(worker, folders):
            os.killpg(worker.pid, signal.SIGSTOP)
            if reading_now := unfinished(worker, folders):
                os.killpg(worker.pid, signal.SIGKILL)
                return reading_now[-1]
            os.killpg(worker.pid, signal.SIGCONT)
        time.sleep(0.05)
    raise AssertionError("the worker was never seen reading")


def unfinished(worker: subprocess.Popen, folders: Folders) -> list[Begun]:
    begun, ended = history(folders)
    return [one for one in begun if f"-{worker.pid}@" in one.by and one.step not in ended]


def test_a_worker_that_dies_loses_nothing_and_only_its_partitions_are_begun_again(tmp_path, monkeypatch, entity_ledger):
    with servers.redis() as broker:
        monkeypatch.setenv("ENTITY_LEDGER_EXECUTOR", "celery")
        monkeypatch.setenv("ENTITY_LEDGER_BROKER", broker)
        monkeypatch.setenv("ENTITY_LEDGER_PATIENCE", "12")
        folders = landed(tmp_path / "data", DAYS)
        workers = [entity_ledger.start("worker", data=folders.root) for _ in range(2)]
        wait_for(workers, broker)
        run = reading(folders)
        killed = kill_in_the_middle(workers[0], folders)
        told, _ = run.communicate(timeout=_PATIENCE)
        assert (run.returncode, told.splitlines()[-1]) == (0, "[]")
        entity_ledger.kill(workers[1])
    assert ingest.unread(folders) == []
    assert lake.partitions(folders, "news__articles") == [f"2025-01-{day:02}" for day in range(1, DAYS + 1)]
    begun, ended = history(folders)
    assert len(set(ended)) == len(ended) == DAYS / PORTION
    assert Counter(step for step, _ in begun) == Counter([*ended, killed.step])
    assert len({by for _, by in begun}) == 2
    assert [f"-{workers[1].pid}@" in by for step, by in begun if step == killed.step] == [False, True]


def wait_for(workers: list[subprocess.Popen], broker: str) -> None:
    from celery import Celery

    asked = Celery(broker=broker).control
    end = time.monotonic() + _PATIENCE
    while len(asked.ping(timeout=1)) < len(workers):
        assert time.monotonic() < end
        assert [worker.poll() for worker in workers] == [None] * len(workers)


def test_without_more_words_many_partitions_are_read_by_several_processes_of_this_machine(tmp_path, monkeypatch):
    monkeypatch.delenv("ENTITY_LEDGER_EXECUTOR", raising=False)
    folders = landed(tmp_path / "data", 3 * PORTION - 1)
    run = reading(folders)
    told, _ = run.communicate(timeout=_PATIENCE)
    assert (run.returncode, told.splitlines()[-1]) == (0, "[]")
    assert ingest.unread(folders) == []
    processes = {
        event.engine_event_data.metadata["pid"].value
        for event in events(folders)
        if event.event_type_value == "STEP_WORKER_STARTED"
    }
    assert len(processes) == 4, "one to find what waits, and one for each portion"


def test_a_document_that_is_not_what_was_landed_keeps_no_other_partition_from_being_read(tmp_path, monkeypatch):
    monkeypatch.setenv("ENTITY_LEDGER_EXECUTOR", "in_process")
    folders = landed(tmp_path / "data", PORTION)
    first, *others = sorted(manifests.landed(folders), key=lambda one: one.partition_key)
    manifests.path_of(first, folders).write_bytes(b"{")
    run = reading(folders)
    told, _ = run.communicate(timeout=_PATIENCE)
    [why] = set(ast.literal_eval(told.splitlines()[-1]))
    assert first.file_name in why
    assert lake.partitions(folders, "news__articles") == [one.partition_key for one in others]
    assert [one.key for one in ingest.unread(folders)] == [first.partition_key]


def test_a_run_that_would_wait_for_workers_for_ever_says_so(tmp_path, monkeypatch, entity_ledger):
    monkeypatch.setenv("ENTITY_LEDGER_EXECUTOR", "celery")
    with servers.redis() as broker:
        monkeypatch.setenv("ENTITY_LEDGER_BROKER", broker)
        code = "from dagster_project.defs import executors\nexecutors.require_workers()"
        asked = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert "no worker answers; start `entity-ledger worker` where the data folder is" in asked.stderr.splitlines()[-1]
    asked = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert "cannot be reached" in asked.stderr.splitlines()[-1]
    monkeypatch.delenv("ENTITY_LEDGER_BROKER")
    assert entity_ledger("worker", data=tmp_path, check=False).refusal == (
        "ENTITY_LEDGER_BROKER names no broker; set it to redis://<host>:6379/0"
    )
