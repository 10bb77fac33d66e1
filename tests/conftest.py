"""The command as a user has it: a program in a process of its own, on a data folder of its own."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest
from filelock import FileLock

from dagster_project.storage.folders import PROJECT, Folders
from tests import servers

SAMPLES = PROJECT / "data" / "samples"
_PROGRAM = Path(sys.executable).with_name("entity-ledger")
# Great Expectations imports PySpark where it is, which ends a process whose main module has no file, as those of xdist.
if not hasattr(sys.modules["__main__"], "__file__"):
    sys.modules["__main__"].__file__ = __file__
# What makes rich and typer write colours into a pipe, and what a test before may have left for Dagster and dbt.
_NOT_OURS = ("FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS", "COLUMNS", "DAGSTER_HOME", "DBT_TARGET_PATH")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files first, and beside the one that runs the samples first those that need not wait for that run."""
    waiting = sorted({item.path for item in items if "first_run" in getattr(item, "fixturenames", ())})

    def turn(item: pytest.Item) -> int:
        if item.path in waiting:
            return 0 if item.path == waiting[0] else 2
        return 1 if "integration" in item.path.parts else 3

    items.sort(key=turn)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("long") and not os.environ.get("ENTITY_LEDGER_LONG_TESTS"):
        pytest.skip("takes minutes; runs with ENTITY_LEDGER_LONG_TESTS=1")


class Said(subprocess.CompletedProcess[str]):
    """What a command said and how it left."""

    @property
    def words(self) -> str:
        """What a terminal shows, without frames and line breaks."""
        return " ".join(re.sub(r"[─-╿━]", " ", self.stdout).split())

    @property
    def refusal(self) -> str:
        """The one line on standard error of a command that said no, with nothing on standard output."""
        assert (self.returncode, self.stdout) == (1, "")
        (line,) = self.stderr.splitlines()
        return line


@dataclass
class EntityLedger:
    """Runs `entity-ledger` and waits for it, or starts it in a process group that can be killed as a whole."""

    elsewhere: Path  # the command must not depend on the folder that it is started from
    started: list[subprocess.Popen] = field(default_factory=list)

    def __call__(self, *args: object, data: Path, check: bool = True) -> Said:
        command = [str(_PROGRAM), *(str(arg) for arg in args)]
        place = {"env": self.environment(data), "cwd": self.elsewhere}
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=600, **place)
        assert "Traceback" not in done.stderr, done.stderr
        assert done.returncode == 0 or not check, f"{command} left with {done.returncode}: {done.stderr}"
        return Said(done.args, done.returncode, done.stdout, done.stderr)

    def start(self, *args: str, data: Path) -> subprocess.Popen:
        process = subprocess.Popen(
            [str(_PROGRAM), *args],
            env=self.environment(data),
            cwd=self.elsewhere,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.started.append(process)
        return process

    def kill(self, process: subprocess.Popen) -> None:
        """SIGKILL to the program and to whatever it has started."""
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=60)

    def environment(self, data: Path) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
        return kept | {"ENTITY_LEDGER_DATA": str(data)}


@pytest.fixture(scope="session")
def contents() -> Callable[[Path], dict[str, str]]:
    """Every file below a folder by a hash of its content."""

    def of(folder: Path) -> dict[str, str]:
        found = sorted(path for path in folder.rglob("*") if path.is_file())
        return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in found}

    return of


@pytest.fixture(scope="session")
def entity_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EntityLedger]:
    program = EntityLedger(tmp_path_factory.mktemp("elsewhere"))
    yield program
    for process in program.started:
        program.kill(process)


@dataclass(frozen=True)
class FirstRun:
    """A data folder in which the samples were published, and what the command said of it."""

    folders: Folders
    said: Said


@pytest.fixture(scope="session")
def first_run(tmp_path_factory: pytest.TempPathFactory, worker_id: str, entity_ledger: EntityLedger) -> FirstRun:
    """Run once: it costs a minute and a half, so the process that comes second waits for the first one's."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent  # a folder that pytest-xdist's processes have in common
    folders, told = Folders(shared / "published" / "data"), shared / "first_run.json"
    with FileLock(shared / "first_run.lock"):
        if not told.exists():
            shutil.copytree(SAMPLES, folders.samples)
            said = entity_ledger("run", data=folders.root)
            told.write_text(json.dumps([said.args, said.returncode, said.stdout, said.stderr]), encoding="utf-8")
    return FirstRun(folders, Said(*json.loads(told.read_text(encoding="utf-8"))))


@pytest.fixture(scope="session")
def published(first_run: FirstRun) -> Folders:
    """The published samples, shared by all tests: look, do not touch."""
    assert first_run.folders.published_file.exists()
    return first_run.folders


@pytest.fixture(scope="session")
def postgres() -> Iterator[servers.Postgres]:
    """A PostgreSQL server with an empty database; a test that writes makes a database of its own."""
    with servers.postgres() as server:
        yield server
