"""A lakehouse of a team: the same marts in DuckLake, whole to whoever reads, kept as they were, written by many."""

import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import duckdb
import pytest

from dagster_project.storage import release, warehouse
from dagster_project.storage.folders import PROJECT, Folders
from dagster_project.storage.lakehouse import Lakehouse, NoLakehouse
from dagster_project.storage.sql import literal
from tests import servers
from tests.servers import Postgres

pytestmark = pytest.mark.slow

WRITERS, COMMITS = 4, 10
MARTS = "+listings +listing_events +rules +articles"  # half of the models: Python's, views, seeds and contracts in them
_DBT = Path(sys.executable).with_name("dbt")


def environment(catalogue: str, folder: Path) -> dict[str, str]:
    return {"ENTITY_LEDGER_LAKEHOUSE": catalogue, "ENTITY_LEDGER_LAKEHOUSE_DATA": str(folder / "lake")}


def attached(lakehouse: Lakehouse) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    lakehouse.attach(connection, "lakehouse")
    return connection


def rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple]:
    return connection.sql(query).fetchall()


@pytest.fixture(
    scope="module",
    params=[
        "copied",
        "copied into a bucket",
        pytest.param("built", marks=pytest.mark.long),
        pytest.param("built into a bucket", marks=pytest.mark.long),
    ],
)
def built(request: pytest.FixtureRequest, tmp_path_factory, postgres: Postgres, published: Folders):
    """The marts of the samples in a lakehouse, copied there as dbt leaves them or built by it, its environment set."""
    way, _, bucket = request.param.partition(" into a ")
    folder = tmp_path_factory.mktemp("team")
    folders = Folders(folder / "it's a {team}")
    shutil.copytree(published.root, folders.root, ignore=shutil.ignore_patterns("dagster", "quality", "warehouse"))
    folders.prepare()
    told = environment(postgres.create(request.param.replace(" ", "_")), folder)
    with ExitStack() as stack:
        if bucket:
            url, access = stack.enter_context(servers.s3())
            told |= access | {"ENTITY_LEDGER_LAKEHOUSE_DATA": f"{url}/lake/"}
        patched = stack.enter_context(pytest.MonkeyPatch.context())
        for name, value in told.items():
            patched.setenv(name, value)
        {"copied": copy, "built": build}[way](folders, folder)
        yield folders


def copy(folders: Folders, _folder: Path) -> None:
    """The same marts as those below, in a second, from the file of an earlier release."""
    with attached(Lakehouse.from_environment(folders)) as connection:
        connection.execute(f"attach {literal(folders.published_file)} as file (read_only)")
        described = "select column_name, comment from duckdb_columns() where schema_name = 'marts' and comment <> ''"
        connection.execute("use lakehouse; begin; create schema marts")
        for mart in re.findall(r"\w+", MARTS):
            connection.execute(f"create table marts.{mart} as from file.marts.{mart}")
            for column, comment in rows(
                connection, f"{described} and database_name = 'file' and table_name = '{mart}'"
            ):
                connection.execute(f"comment on column marts.{mart}.{column} is {literal(comment)}")
        connection.execute("commit")


def build(folders: Folders, folder: Path) -> None:
    """By dbt, which takes minutes."""
    command = [
        _DBT,
        "build",
        "--select",
        *MARTS.split(),
        "--exclude-resource-type",
        "test",
        "--exclude-resource-type",
        "unit_test",
    ]
    command += ["--project-dir", PROJECT / "dbt_project", "--profiles-dir", PROJECT / "dbt_project"]
    command += ["--target-path", folder / "target", "--log-path", folder / "logs"]
    seen = os.environ | {"ENTITY_LEDGER_DATA": str(folders.root), "DO_NOT_TRACK": "1"}
    done = subprocess.run(command, env=seen, capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def released(built: Folders) -> release.Release:
    return release.publish(built)


@pytest.fixture
def lakehouse(built: Folders) -> Lakehouse:
    found = Lakehouse.from_environment(built)
    assert found is not None
    return found


def test_the_marts_of_the_lakehouse_are_those_of_the_file_to_the_last_row(lakehouse, published, released):
    found = "select table_name, column_name, data_type, comment from duckdb_columns() where "
    with attached(lakehouse) as connection:
        connection.execute("set timezone = 'UTC'")
        connection.execute(f"attach '{published.published_file}' as file (read_only)")
        of_file = rows(connection, f"{found} database_name = 'file' and schema_name = 'marts' order by all")
        of_file = [column for column in of_file if column[0] in released.row_counts]
        for schema in ("marts", "published"):  # the second is copied from the first
            here = f"{found} database_name = 'lakehouse' and schema_name = '{schema}' order by all"
            assert rows(connection, here) == of_file
        assert released.row_counts.keys() == {mart for mart, *_ in of_file} == set(re.findall(r"\w+", MARTS))
        for mart in released.row_counts:
            expected = rows(connection, f"from file.marts.{mart} order by all")
            assert rows(connection, f"from lakehouse.published.{mart} order by all") == expected, mart
    assert released.row_counts["listing_events"] == 19


def test_the_files_that_are_published_are_the_same_too(built, published, released):
    with duckdb.connect(str(built.published_file), read_only=True) as connection:
        assert rows(connection, "select count(*) from listing_events") == [(19,)]
        assert rows(connection, "select count(*) from listed_on('2025-01-16')") != [(0,)]
    assert json.loads((built.published / "release.json").read_text("utf-8"))["lakehouse_version"] is not None
    assert release.current_release(published).lakehouse_version is None
    assert (release.is_current(built), release.is_current(published)) == (True, False), "a file is another warehouse"


def test_each_release_is_one_snapshot_and_stays_to_be_asked(lakehouse, published, released):
    """The queries of docs/teams.md, asked as they stand there, but for the number of the snapshot."""
    page = (PROJECT / "docs" / "teams.md").read_text("utf-8")
    of_releases, of_then = [block.partition("```")[0] for block in page.split("```sql\n")[1:]]
    before = released.lakehouse_version
    after = lakehouse.publish(["rules"], [], before, "a later day")
    with attached(lakehouse) as connection:
        told = rows(connection, of_releases)
        assert [(number, words) for number, _, words in told] == [
            (before, f"release {released.released_at}"),
            (after, "release a later day"),
        ]
        assert rows(connection, "select table_name from duckdb_tables() where schema_name = 'published'") == [
            ("rules",)
        ]
        assert of_then.count("version => 186") == 1
        then = rows(connection, of_then.replace("186", str(before)))
    with duckdb.connect(str(published.published_file), read_only=True) as connection:
        place = "lakehouse.published.listing_events at (version => 186)"
        assert then == rows(connection, of_then.replace(place, "listing_events")) != []


def test_a_build_that_others_begin_does_not_change_what_is_being_released(built, lakehouse, released):
    state = warehouse.state(built)
    with warehouse.attached(built) as reading, attached(lakehouse) as other:
        other.execute("create table lakehouse.main.notes as select 'of a colleague' as note")
        assert warehouse.state(built) == state
        other.execute("create or replace table lakehouse.marts.rules as from lakehouse.marts.rules limit 0")
        assert rows(reading, "select count(*) from warehouse.marts.rules") == [(1,)]
    assert warehouse.state(built) != state


_WRITER = """
import sys, duckdb
from pathlib import Path
from dagster_project.storage.folders import Folders
from dagster_project.storage.lakehouse import Lakehouse
writer, commits = int(sys.argv[1]), int(sys.argv[2])
with duckdb.connect() as connection:
    Lakehouse.from_environment(Folders(Path.cwd())).attach(connection, "lakehouse")
    sys.stdin.readline()
    for number in range(commits):
        connection.execute("begin")
        connection.execute("insert into lakehouse.hits select ?, ?, range from range(20)", [writer, number])
        connection.execute("insert into lakehouse.batches values (?, ?)", [writer, number])
        connection.execute("commit")
"""
_COUNTS = "select (select count(*) from lakehouse.hits), (select count(*) from lakehouse.batches)"


def test_four_write_at_once_all_forty_commits_stand_and_a_reader_sees_only_whole_ones(postgres, tmp_path, monkeypatch):
    told = environment(postgres.create("writers"), tmp_path)
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    lakehouse = Lakehouse.from_environment(Folders(tmp_path))
    with attached(lakehouse) as connection:
        connection.execute("create table lakehouse.hits (writer integer, batch integer, hit integer)")
        connection.execute("create table lakehouse.batches (writer integer, batch integer)")
        command = [sys.executable, "-c", _WRITER]
        writers = [
            subprocess.Popen(
                [*command, str(number), str(COMMITS)],
                cwd=PROJECT,
                stdin=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for number in range(WRITERS)
        ]
        for writer in writers:
            writer.stdin.write("go\n")
            writer.stdin.flush()
        seen = []
        while any(writer.poll() is None for writer in writers):
            seen += rows(connection, _COUNTS)
        assert [writer.communicate()[1] for writer in writers] == [""] * WRITERS
        assert [writer.returncode for writer in writers] == [0] * WRITERS
        seen += rows(connection, _COUNTS)
        batches = rows(connection, "select writer, batch from lakehouse.batches order by all")
    assert batches == [(writer, number) for writer in range(WRITERS) for number in range(COMMITS)]
    assert seen[-1] == (WRITERS * COMMITS * 20, WRITERS * COMMITS)
    assert [(hits, commits) for hits, commits in seen if hits != 20 * commits] == []
    assert len(set(seen)) > 5, "the reader looked while they wrote"


def test_a_lakehouse_that_cannot_be_reached_is_one_line_without_its_password(tmp_path, monkeypatch, entity_ledger):
    for name, value in environment("postgresql://me:secret@127.0.0.1:1/none", tmp_path).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(NoLakehouse, match=r"ENTITY_LEDGER_LAKEHOUSE: .*refused; name a PostgreSQL database") as told:
        Lakehouse.from_environment(Folders(tmp_path)).reach()
    assert "secret" not in str(told.value)
    said = entity_ledger("run", data=tmp_path / "data", check=False)
    assert said.refusal.startswith("ENTITY_LEDGER_LAKEHOUSE: ")
