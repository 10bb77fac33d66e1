"""Whose folders of copies are cleared away: those that no living process holds."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dagster_project.storage.serving.private_folder import private_folder

# A server whose DuckDB works in a process that it forked.
SERVING = """
import os, time
from dagster_project.storage.serving.private_folder import private_folder
with private_folder() as folder:
    (folder / "copy.duckdb").touch()
    worker = os.fork()
    if worker:
        print(folder, worker, flush=True)
    time.sleep(60)
"""


def test_what_a_killed_server_left_is_cleared_once_nothing_of_it_lives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    (tmp_path / "entity-ledger-serve-of-one-that-begins").mkdir()
    server = subprocess.Popen([sys.executable, "-c", SERVING], stdout=subprocess.PIPE, text=True)
    folder, worker = server.stdout.readline().split()
    assert Path(folder).parent == tmp_path
    server.kill()
    server.wait()
    with private_folder() as own:
        assert own.stat().st_mode & 0o077 == 0
        assert len(list(tmp_path.iterdir())) == 3
    os.kill(int(worker), signal.SIGKILL)
    assert server.stdout.read() == ""  # it has ended
    with private_folder() as own:
        assert {path.name for path in tmp_path.iterdir()} == {own.name, "entity-ledger-serve-of-one-that-begins"}
    assert not own.exists()
