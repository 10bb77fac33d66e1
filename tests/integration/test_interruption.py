"""Runs that are killed, and readers that look on while others run: what is published is always whole."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from dagster_project.storage import lake, release
from dagster_project.storage.folders import PROJECT, Folders

pytestmark = [pytest.mark.slow, pytest.mark.long]

SAMPLES = PROJECT / "data" / "samples"
RULE = "2025-00704"
_PATIENCE = 300  # seconds
# A run stores these beside their place before it renames them; the next one must not take them for data.
_UNFINISHED = ("*.tmp", "*.new", "*.wal")


def wait_until(condition: Callable[[], object], process: subprocess.Popen) -> None:
    """Look every millisecond: some steps of a run last only some hundredths of a second."""
    end = time.monotonic() + _PATIENCE
    while not condition():
        assert process.poll() is None, f"the run ended with {process.returncode} before it came to the step"
        assert time.monotonic() < end, "the run did not come to the step"
        time.sleep(0.001)


def is_landing(folders: Folders) -> bool:
    return any(folders.landing.glob("*.json"))


def is_reading(folders: Folders) -> bool:
    tables = folders.raw.glob("federal_register__*")
    return any((table / f"{RULE}.parquet").exists() for table in tables)


def is_building(folders: Folders) -> bool:
    return any((folders.dbt_target / "build").glob("run/*/models/marts/*.sql"))


def is_publishing(folders: Folders) -> bool:
    return (folders.published / f"{folders.published_file.name}.new").exists()


MOMENTS = (is_landing, is_reading, is_building, is_publishing)


def marts(file: Path) -> dict[str, list[tuple]]:
    """Every mart whole, all columns: none of them holds a time of fetching or of release, or a folder."""
    with duckdb.connect(file, read_only=True) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "select table_name from duckdb_tables() where schema_name = 'marts'"
            ).fetchall()
        ]
        return {name: connection.execute(f'from marts."{name}" order by all').fetchall() for name in names}


def unfinished(folders: Folders) -> list[Path]:
    stages = (folders.landing, folders.raw, folders.published, folders.warehouse)
    return [path for stage in stages for pattern in _UNFINISHED for path in stage.rglob(pattern)]


@pytest.fixture(scope="module")
def killed_four_times(tmp_path_factory, entity_ledger) -> tuple[Folders, list[str]]:
    """One data folder, a run killed at each moment: each has to get past the wreck of the one before."""
    folders = Folders(tmp_path_factory.mktemp("killed") / "data")
    shutil.copytree(SAMPLES, folders.samples)
    left = []
    for moment in MOMENTS:
        process = entity_ledger.start("run", data=folders.root)
        wait_until(lambda moment=moment: moment(folders), process)
        entity_ledger.kill(process)
        assert process.returncode == -9
        left.append("published" if release.current_release(folders) else "not published")
    return folders, left


def test_a_killed_run_has_published_nothing(killed_four_times):
    assert killed_four_times[1] == ["not published"] * len(MOMENTS)


def test_the_run_after_killed_ones_finishes_and_equals_an_undisturbed_one(killed_four_times, entity_ledger, published):
    folders, _ = killed_four_times
    said = entity_ledger("run", data=folders.root).stdout
    assert "19 events, 13 versions of listings" in said
    expected, found = marts(published.published_file), marts(folders.published_file)
    assert len(expected["listing_events"]) == 19
    assert found == expected
    assert unfinished(folders) == []
    assert {path.name for path in folders.published.iterdir()} == {path.name for path in published.published.iterdir()}
    for name in lake.names():
        assert lake.scan(folders, name).equals(lake.scan(published, name)), name
    landed, undisturbed = (sorted(one.name for one in each.landing.iterdir()) for each in (folders, published))
    assert landed == undisturbed
    assert entity_ledger("run", data=folders.root).stdout.startswith("Nothing new")


# One connection is held from first to last; beside it, the file is opened anew all the while, as BI tools do.
READER = """
import json, sys, time, duckdb
file, stop = sys.argv[1], sys.argv[2]
COUNTS = "select (select count(*) from articles), (select count(*) from mentions), " + (
    "(select count(*) from listing_events)"
)
held = duckdb.connect(file, read_only=True)
seen, kept, slowest, rounds = [], [], 0.0, 0
import os
print("ready", flush=True)
while not os.path.exists(stop):
    started = time.monotonic()
    counts = held.execute(COUNTS).fetchone()
    kept.append(counts) if counts not in kept else None
    with duckdb.connect() as connection:
        connection.execute(f"attach '{file}' as now (read_only); use now")
        counts = connection.execute(COUNTS).fetchone()
    seen.append(counts) if not seen or counts != seen[-1] else None
    slowest, rounds = max(slowest, time.monotonic() - started), rounds + 1
    time.sleep(0.2)
print(json.dumps({"kept": kept, "seen": seen, "slowest": slowest, "rounds": rounds}))
"""


def test_a_reader_never_blocks_a_run_nor_a_run_a_reader_and_each_edition_is_seen_whole(
    published, entity_ledger, tmp_path
):
    folders = Folders(tmp_path / "data")
    shutil.copytree(published.root, folders.root)
    before = {name: len(rows) for name, rows in marts(folders.published_file).items()}
    article = "A list grows\n\nBy Ann Example\nJanuary 20, 2025\n\nOfficials spoke of Zhipu AI again on Monday.\n"
    (folders.inbox / "article.txt").write_text(article, encoding="utf-8")
    stop = tmp_path / "stop"
    command = [sys.executable, "-c", READER, str(folders.published_file), str(stop)]
    reader = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert reader.stdout.readline() == "ready\n"
        said = entity_ledger("run", data=folders.root).stdout
    finally:
        stop.touch()
        told, error = reader.communicate(timeout=60)
    assert (reader.returncode, error) == (0, "")
    heard = json.loads(told)
    old = [before["articles"], before["mentions"], before["listing_events"]]
    new = [before["articles"] + 1, before["mentions"] + 1, before["listing_events"]]
    assert "5 documents: 1 rules, 3 articles" in said
    assert heard["kept"] == [old], "whoever holds the old edition keeps it whole"
    assert heard["seen"] == [old, new], "whoever opens the file meets the old edition or the new one"
    assert heard["rounds"] > 50
    assert heard["slowest"] < 5, "a reader waits for nobody"
