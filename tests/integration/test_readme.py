"""The README's commands give the outputs that it prints."""

import os
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from dagster_project.storage.folders import PROJECT, Folders

README = (PROJECT / "README.md").read_text(encoding="utf-8")
CONSOLE = [tuple(block.strip().split("\n", 1)) for block in re.findall(r"```console\n\$ (.*?)```", README, re.DOTALL)]


@pytest.mark.slow
@pytest.mark.parametrize(("command", "expected"), CONSOLE)
def test_a_printed_command_gives_the_printed_output(command: str, expected: str, published: Folders) -> None:
    program = Path(sys.executable).parent
    environment = os.environ | {
        "ENTITY_LEDGER_DATA": str(published.root),
        "PATH": f"{program}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "100",
    }
    found = subprocess.run(
        command, shell=True, cwd=PROJECT, env=environment, capture_output=True, text=True, check=True
    )
    assert _lines(found.stdout) == _lines(expected)


@pytest.mark.slow
def test_the_table_of_marts_names_every_published_mart(published: Folders) -> None:
    named = set(re.findall(r"^\| `(\w+)` \| ", README, re.MULTILINE))
    with duckdb.connect(published.published_file, read_only=True) as connection:
        rows = connection.sql("select table_name from duckdb_tables() where schema_name = 'marts'").fetchall()
    assert named == {name for (name,) in rows}


def test_every_file_that_the_readme_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert len(links) > 5
    assert [link for link in links if "://" not in link and not (PROJECT / link).exists()] == []


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`?make ([a-z]+)`?", README)) <= targets


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]
