"""A warehouse of two marts with so many rows each, and programs that look at what is released from it."""

import subprocess
import sys

import duckdb

from dagster_project.storage.folders import PROJECT, Folders


def build_warehouse(folders: Folders, rows: int, marts: tuple[str, ...] = ("entities", "sources")) -> None:
    """Lay a warehouse in which every mart has as many rows, so that a half release shows."""
    folders.warehouse_file.unlink(missing_ok=True)
    with duckdb.connect(str(folders.warehouse_file)) as connection:
        connection.execute("create schema marts; create schema staging; create table staging.secret as select 1 as x")
        for mart in marts:
            connection.execute(
                f"create table marts.{mart} as select range as id, 'n' || range as name from range({rows})"
            )
            connection.execute(f"comment on table marts.{mart} is 'One row per ''thing'''")
            connection.execute(f"comment on column marts.{mart}.name is 'What it is called'")


def program(code: str, folders: Folders, *, wait: bool = False) -> subprocess.Popen:
    """Python in a process of its own that knows the folders."""
    start = "from pathlib import Path\nfrom dagster_project.storage.folders import Folders"
    source = f"{start}\nfolders = Folders(Path({str(folders.root)!r}))\n{code}"
    started = subprocess.Popen(
        [sys.executable, "-u", "-c", source], cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    if wait:
        started.wait(timeout=60)
    return started
