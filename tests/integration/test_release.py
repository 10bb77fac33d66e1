"""Releases under readers and under SIGKILL, with real processes."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import duckdb
import polars as pl
import pytest

from dagster_project.storage import lake, manifests, release, warehouse
from dagster_project.storage.folders import Folders
from tests.integration.released import build_warehouse, program

pytestmark = pytest.mark.slow

# A minute of releases is what was promised; every change lands after a shorter one.
SECONDS_OF_RELEASES = float(os.environ.get("ENTITY_LEDGER_SECONDS_OF_RELEASES", "6"))

# Of one release all five are the same number.
ASKED = """
select
    (select count(*) from entities),
    (select count(*) from marts.sources),
    (select max(id) + 1 from marts.entities),
    (select max(id) + 1 from sources),
    (select count(name) from entities inner join sources using (id, name))
"""


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    found = Folders(tmp_path / "data")
    found.prepare()
    build_warehouse(found, rows=3)
    return found


def asked(folders: Folders, query: str) -> list[tuple]:
    with duckdb.connect(str(folders.published_file), read_only=True) as connection:
        return connection.execute(query).fetchall()


READER = """
import sys, duckdb
connection = duckdb.connect(str(folders.published_file), read_only=True)
for line in sys.stdin:
    print(connection.execute("select count(*) from entities").fetchone()[0])
"""


def counted(reader: subprocess.Popen) -> int:
    reader.stdin.write("count\n")
    reader.stdin.flush()
    return int(reader.stdout.readline())


def test_a_release_holds_the_marts_alone_with_their_descriptions(folders):
    made = release.publish(folders)
    assert made.row_counts == {"entities": 3, "sources": 3}
    assert asked(folders, "select count(*) from entity_ledger.marts.entities") == [(3,)]
    assert asked(folders, "select name from entities where id = 1") == [("n1",)]
    assert asked(folders, "select distinct schema_name from duckdb_tables()") == [("marts",)]
    assert asked(folders, "select distinct comment from duckdb_tables()") == [("One row per 'thing'",)]
    described = asked(
        folders, "select schema_name, comment from duckdb_columns() where column_name = 'name' and not internal"
    )
    assert set(described) == {("marts", "What it is called"), ("main", "What it is called")}


def test_a_release_opens_in_older_clients_and_has_no_log_beside_it(folders):
    release.publish(folders)
    (version,) = asked(folders, "select tags['storage_version'] from duckdb_databases() where not internal")[0]
    assert version.startswith("v1.0.0")
    assert sorted(path.name for path in folders.published.iterdir()) == [
        "entity_ledger.duckdb",
        "parquet",
        "release.json",
    ]


def test_a_reader_may_attach_the_file_under_any_name(folders):
    release.publish(folders)
    with duckdb.connect() as connection:
        connection.execute(f"attach '{folders.published_file}' as mine (read_only)")
        assert connection.execute("select count(*) from mine.entities").fetchone() == (3,)


def test_a_copy_of_each_mart_lies_beside_it_and_goes_when_the_mart_goes(folders):
    release.publish(folders)
    assert pl.read_parquet(folders.published / "parquet" / "sources.parquet").height == 3
    build_warehouse(folders, rows=4, marts=("entities",))
    release.publish(folders)
    assert [path.name for path in (folders.published / "parquet").iterdir()] == ["entities.parquet"]
    assert pl.read_parquet(folders.published / "parquet" / "entities.parquet").height == 4


def test_the_note_says_what_the_release_was_made_from(folders, monkeypatch):
    assert release.current_release(folders) is None
    assert not release.is_current(folders)
    made = release.publish(folders)
    assert release.current_release(folders) == made
    assert release.is_current(folders)
    monkeypatch.setattr(lake, "reader_fingerprint", lambda: "another reader")
    assert not release.is_current(folders)


def test_a_landed_document_makes_the_release_stale(folders):
    release.publish(folders)
    note = manifests.Manifest("ab", "news", "x", "x", "2025-01-16T00:00:00+00:00", "text/plain", 1, "2025-01-16")
    (folders.landing / "ab.json").write_text(
        json.dumps({name: getattr(note, name) for name in note.__dataclass_fields__})
    )
    assert not release.is_current(folders)


def test_a_warehouse_without_marts_is_not_released_and_the_old_release_stays(folders):
    release.publish(folders)
    before = folders.published_file.read_bytes()
    build_warehouse(folders, rows=1, marts=())
    with pytest.raises(warehouse.NoWarehouse, match="schema marts has no table"):
        release.publish(folders)
    assert folders.published_file.read_bytes() == before


def test_a_reader_that_holds_the_file_keeps_what_it_had_and_never_blocks_a_release(folders):
    release.publish(folders)
    reader = program(READER, folders)
    assert counted(reader) == 3
    build_warehouse(folders, rows=7)
    started = time.monotonic()
    release.publish(folders)
    assert time.monotonic() - started < 10
    assert counted(reader) == 3
    assert asked(folders, "select count(*) from entities") == [(7,)]
    reader.stdin.close()
    assert reader.wait(timeout=30) == 0


OPENING_READER = (
    """
import duckdb
asked = """
    + repr(ASKED)
    + """
print("ready")
answers, last = 0, None
while not (folders.root / "enough").exists():
    with duckdb.connect(str(folders.published_file), read_only=True) as connection:
        answer = connection.execute(asked).fetchone()
    answers += 1
    if answer != last:
        print(*answer)
        last = answer
print("answers", answers)
"""
)


def test_readers_who_open_the_file_all_the_while_meet_only_whole_releases(folders):
    release.publish(folders)
    readers = [program(OPENING_READER, folders) for _ in range(2)]
    assert [reader.stdout.readline() for reader in readers] == ["ready\n"] * 2
    end, rows = time.monotonic() + SECONDS_OF_RELEASES, 3
    while time.monotonic() < end:
        rows += 1
        build_warehouse(folders, rows)
        release.publish(folders)
    (folders.root / "enough").touch()
    for reader in readers:
        *seen, last = reader.communicate(timeout=60)[0].splitlines()
        assert reader.returncode == 0
        editions = [tuple(map(int, line.split())) for line in seen]
        assert editions == [(count,) * 5 for count, *_ in editions]
        assert len(editions) > rows / 10
        assert editions == sorted(editions)
        assert int(last.split()[1]) > len(editions)


@pytest.mark.parametrize("step", ["release._comments", "files.replace", "release._copy_parquet"])
def test_a_release_killed_in_the_middle_leaves_a_whole_file_and_the_next_one_mends_all(folders, step):
    release.publish(folders)
    build_warehouse(folders, rows=9)
    code = f"""
import os, signal
from dagster_project.storage import files, release
def die(*_): os.kill(os.getpid(), signal.SIGKILL)
{step} = die
release.publish(folders)
"""
    killed = program(code, folders, wait=True)
    assert killed.returncode == -signal.SIGKILL
    whole = 9 if step == "release._copy_parquet" else 3
    assert asked(folders, "select count(*) from entities") == [(whole,)]
    assert release.current_release(folders).row_counts["entities"] == 3
    release.publish(folders)
    assert asked(folders, "select count(*) from entities") == [(9,)]
    assert sorted(path.name for path in folders.published.iterdir()) == [
        "entity_ledger.duckdb",
        "parquet",
        "release.json",
    ]
