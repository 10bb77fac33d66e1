"""Which engine builds the marts: the environment's unless a command names another, and only one that can."""

import importlib

import pytest
from typer.testing import CliRunner

from dagster_project.cli import app
from dagster_project.storage.engines import SPARK, Engine, UnusableEngine
from dagster_project.storage.folders import Folders


@pytest.mark.parametrize(
    ("arguments", "environment", "taken"),
    [
        ([], {}, ("duckdb", "local[*]")),
        ([], {"ENGINE": "spark", "SPARK_MASTER": "spark://host:7077"}, ("spark", "spark://host:7077")),
        (["--engine", "duckdb"], {"ENGINE": "spark"}, ("duckdb", "local[*]")),
    ],
)
def test_run_takes_the_engine_of_the_environment_unless_another_is_named(monkeypatch, arguments, environment, taken):
    told = []
    run = importlib.import_module("dagster_project.cli.run")
    monkeypatch.setattr(run, "run", lambda *engine: told.append(engine) or 0)
    named = {f"ENTITY_LEDGER_{name}": environment.get(name) for name in ("ENGINE", "SPARK_MASTER")}
    assert CliRunner().invoke(app, ["run", *arguments], env=named).exit_code == 0
    assert told == [taken]


@pytest.mark.parametrize(("arguments", "environment"), [(["--engine", "steam"], None), ([], "steam")])
def test_an_engine_that_nobody_knows_is_one_line_of_the_command(tmp_path, arguments, environment):
    named = {"ENTITY_LEDGER_ENGINE": environment, "ENTITY_LEDGER_DATA": str(tmp_path)}
    said = CliRunner().invoke(app, ["run", *arguments], env=named)
    line = "ENTITY_LEDGER_ENGINE=steam: no such engine; name duckdb or spark\n"
    assert (said.exit_code, said.stdout, said.stderr) == (1, "", line)
    assert list(tmp_path.iterdir()) == []


def test_an_engine_that_cannot_build_here_is_one_line_wherever_it_is_asked(monkeypatch, tmp_path):
    monkeypatch.setenv("ENTITY_LEDGER_ENGINE", "steam")
    with pytest.raises(UnusableEngine, match="ENTITY_LEDGER_ENGINE=steam: no such engine; name duckdb or spark"):
        Engine.from_environment()
    monkeypatch.setenv("ENTITY_LEDGER_LAKEHOUSE", "postgresql://nowhere/none")
    with pytest.raises(UnusableEngine, match="ENTITY_LEDGER_LAKEHOUSE: a lakehouse is built by DuckDB alone; unset"):
        Engine(SPARK).require(Folders(tmp_path))
    Engine().require(Folders(tmp_path))
