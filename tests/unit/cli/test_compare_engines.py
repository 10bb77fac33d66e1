"""What is left beside the warehouse when engines are compared."""

import os
import subprocess
import sys
from importlib import import_module

from dagster_project.storage.engines import FailedBuild
from dagster_project.storage.folders import Folders
from dagster_project.storage.spark import session


def test_a_comparison_clears_what_a_killed_one_left_and_leaves_nothing_where_it_fails(monkeypatch, tmp_path, capsys):
    command, seen = import_module("dagster_project.cli.compare_engines"), []

    def fail(folders, engine):
        seen.append(sorted(path.name.partition(".engines.")[1] for path in Folders(tmp_path).warehouse.iterdir()))
        raise FailedBuild(f"dbt on {engine.name}: no such model")

    monkeypatch.setattr(os, "environ", os.environ | {"ENTITY_LEDGER_DATA": str(tmp_path)})
    monkeypatch.setattr(session, "lacking", lambda: None)
    monkeypatch.setattr(command, "build", fail)
    killed = subprocess.Popen([sys.executable, "-c", ""])
    killed.wait()
    (Folders(tmp_path).warehouse / f".engines.{killed.pid}.tmp" / "duckdb").mkdir(parents=True)
    assert command.compare_engines("local[2]", "table") == 1
    assert seen == [["", ".engines."]], "dbt's own folder, and one of this comparison"
    assert [path.name for path in Folders(tmp_path).warehouse.iterdir()] == ["dbt"]
    assert capsys.readouterr().err.splitlines()[-1] == "dbt on duckdb: no such model"
