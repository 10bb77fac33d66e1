"""The published file in the DuckDB of other years: each mart, view and macro answers as in ours."""

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from dagster_project.storage.folders import Folders

pytestmark = pytest.mark.slow

OLDEST = "1.0.0"
REQUIREMENTS = {OLDEST: "duckdb==1.0.0", "1.1.3": "duckdb==1.1.3", "newest": "duckdb>=2"}
READER = """
import json, sys, duckdb
connection = duckdb.connect(sys.argv[1], read_only=True)
named = connection.execute(
    "select schema_name, table_name from duckdb_tables() union all "
    "select schema_name, view_name from duckdb_views() where not internal order by all"
).fetchall()
questions = [f'select * from "{schema}"."{name}" order by all' for schema, name in named] + json.loads(sys.argv[2])
connection.execute("create temp table customers as select 'Zhipu AI' as name")
answers = {}
for question in questions:
    try:
        answers[question] = sorted(map(str, connection.execute(question).fetchall()))
    except duckdb.Error as error:
        answers[question] = f"{type(error).__name__}: {error}"
print(json.dumps([duckdb.__version__, answers]))
"""
MACROS = [
    "from listed_on('2025-01-16')",
    "from listed_on('2025-01-16', known_on := '2025-01-15')",
    "from listing_history('Zhipu AI')",
    "from changes_between('2025-01-01', '2025-12-31')",
    "from affiliate_status_on('2025-10-01')",
    "from screen('Zhipu AI', country := 'China', as_of := '2025-01-16')",
    "from screen_table('customers', as_of := '2025-01-16')",
]


def answers(published: Folders, engine: Path | None = None) -> tuple[str, dict[str, object]]:
    """What a DuckDB says to every question, ours or the one in a folder."""
    environment = os.environ | ({"PYTHONPATH": str(engine)} if engine else {})
    command = [sys.executable, "-c", READER, str(published.published_file), json.dumps(MACROS)]
    said = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, cwd=published.root)
    version, found = json.loads(said.stdout)
    return version, found


@pytest.fixture(scope="module")
def ours(published: Folders) -> dict[str, object]:
    version, found = answers(published)
    assert version == duckdb.__version__
    return found


@pytest.fixture(params=REQUIREMENTS)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """Another DuckDB from the package index, in a folder of its own."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--only-binary=:all:", "--target", str(tmp_path), REQUIREMENTS[request.param]]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"{REQUIREMENTS[request.param]} cannot be had here: {done.stderr.strip().splitlines()[-1]}")
    return request.param, tmp_path


def test_another_duckdb_opens_the_file_and_says_the_same(
    published: Folders, ours: dict[str, object], engine: tuple[str, Path]
) -> None:
    name, folder = engine
    version, found = answers(published, folder)
    assert version == name or (name == "newest" and int(version.split(".")[0]) >= 2)
    silent = {question for question, answer in ours.items() if not isinstance(answer, list)}
    assert silent == set()
    assert {question for question in MACROS if not ours[question]} == set()
    other = {question for question, answer in ours.items() if found.get(question) != answer}
    assert other == ({MACROS[-1]} if version == OLDEST else set())
