"""The programs that are looked at: started on a data folder, waited for, and stopped."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dagster_project.storage.folders import PROJECT, Folders
from tests.servers import free_port

_WITHIN = 600  # seconds: a machine that is busy with other things takes minutes


class NotServed(RuntimeError):
    """A program ended, or did not answer; its text is one line with the remedy."""


def run(folders: Folders, program: str, *arguments: str) -> None:
    """Run a program of this environment to its end; what it says on standard error is shown."""
    subprocess.run(_command(program, *arguments), env=_environment(folders), check=True, stdout=subprocess.DEVNULL)


@contextmanager
def dagster(folders: Folders) -> Iterator[str]:
    """Dagster's UI, without its daemon: nothing is started by itself while it is looked at."""
    port = str(free_port())
    with _served(
        "dagster-webserver", "-m", "dagster_project.definitions", "-p", port, folders=folders, port=port
    ) as address:
        yield address


@contextmanager
def dashboard(folders: Folders) -> Iterator[str]:
    """The dashboard over the published database."""
    port = str(free_port())
    with _served("entity-ledger", "dashboard", "--port", port, "--no-browser", folders=folders, port=port) as address:
        yield address


@contextmanager
def _served(program: str, *arguments: str, folders: Folders, port: str) -> Iterator[str]:
    log = folders.root / f"{program}.log"
    with log.open("w", encoding="utf-8") as talk:
        started = subprocess.Popen(
            _command(program, *arguments), cwd=PROJECT, env=_environment(folders), stdout=talk, stderr=talk
        )
        try:
            _wait(f"http://127.0.0.1:{port}/", started, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            _stop(started)


def _stop(started: subprocess.Popen[bytes]) -> None:
    started.terminate()
    try:
        started.wait(timeout=30)
    except subprocess.TimeoutExpired:
        started.kill()
        started.wait()


def _command(program: str, *arguments: str) -> list[str]:
    return [str(Path(sys.executable).with_name(program)), *arguments]


def _environment(folders: Folders) -> dict[str, str]:
    return os.environ | {"ENTITY_LEDGER_DATA": str(folders.root), "DAGSTER_HOME": str(folders.dagster)}


def _wait(address: str, started: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(2 * _WITHIN):
        if started.poll() is not None:
            raise NotServed(f"{started.args!r} ended before it answered; see {log}")
        try:
            with urllib.request.urlopen(address, timeout=10):
                return
        except OSError:
            time.sleep(0.5)
    raise NotServed(f"{started.args!r} did not answer within {_WITHIN} seconds; see {log}")
