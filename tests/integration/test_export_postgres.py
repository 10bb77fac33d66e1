"""The marts in a PostgreSQL server: what psql, psycopg and SQLAlchemy find there, and that a release comes whole."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb
import psycopg
import pytest
import sqlalchemy

from dagster_project.cli import export_postgres
from dagster_project.cli.export_postgres import postgres as command
from dagster_project.storage import release
from dagster_project.storage.exports.contracts import Contract, Reference, contracts
from dagster_project.storage.exports.marts import published_marts
from dagster_project.storage.exports.postgres import NotOurs, Target, opened, write_postgres
from dagster_project.storage.folders import PROJECT, Folders
from tests.conftest import EntityLedger
from tests.integration.released import build_warehouse
from tests.servers import Postgres

pytestmark = pytest.mark.slow

READER = "entity_ledger_reader"
ALONE = Contract("id", frozenset({"id"}), frozenset({"id"}), (), {}, ())
CONTRACTS = {
    "entities": ALONE,
    "groups": ALONE,
    "sources": replace(ALONE, references=(Reference("id", "entities", "id"),)),
}


@pytest.fixture
def url(postgres: Postgres, request: pytest.FixtureRequest) -> Iterator[str]:
    """A database of this test's own; roles are the server's, so they go with it."""
    name = f"of_{abs(hash(request.node.name))}"
    with psycopg.connect(postgres.url(), autocommit=True) as connection:
        connection.execute(f"create database {name}")
        yield postgres.url(name)
        connection.execute(f"drop database {name} with (force)")
        connection.execute(f"drop role if exists {READER}")


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    found = Folders(tmp_path / "data")
    found.prepare()
    return found


def publish(folders: Folders, rows: int, marts: tuple[str, ...] = ("entities", "sources"), also: str = "") -> Path:
    build_warehouse(folders, rows, marts)
    with duckdb.connect(folders.warehouse_file) as connection:
        connection.execute(also)
    release.publish(folders)
    return folders.published_file


def export(published: Path, url: str, schema: str = "ledger", reader: str = "") -> None:
    with opened(published) as source:
        write_postgres(source, Target(url, schema, reader), CONTRACTS, lambda _rows: None)


def promise(folders: Folders) -> None:
    """Write what dbt would of marts that have no keys."""
    nodes = {}
    with duckdb.connect(folders.published_file, read_only=True) as connection:
        for mart in published_marts(connection):
            columns = {column.name: {} for column in mart.columns}
            named = {"name": mart.name, "unique_id": mart.name, "schema": "marts", "resource_type": "model"}
            nodes[mart.name] = named | {"columns": columns}
    manifest = {"nodes": nodes, "parent_map": {}, "sources": {}}
    (folders.dbt_target / "manifest.json").write_text(json.dumps(manifest))


def asked(url: str, query: str) -> list[tuple]:
    with psycopg.connect(url) as connection:
        return connection.execute(query).fetchall()


@contextmanager
def set_role(url: str, role: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"set role {role}")
        yield connection


@pytest.fixture
def refusal(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """The one line on standard error with which the command refuses."""

    def of(url: str, schema: str = "ledger", reader: str = READER) -> str:
        promise(folders)
        monkeypatch.setenv("ENTITY_LEDGER_DATA", str(folders.root))
        monkeypatch.setenv("PGCONNECT_TIMEOUT", "10")
        monkeypatch.setenv("PGAPPNAME", "entity-ledger")
        assert command(url, schema, reader) == 1
        said = capsys.readouterr()
        assert said.out == ""
        (line,) = said.err.splitlines()
        return line

    return of


def test_the_command_copies_every_mart_as_psql_psycopg_and_sqlalchemy_find_it(
    published: Folders, url: str, entity_ledger: EntityLedger
) -> None:
    said = entity_ledger("export", "postgres", url.replace("postgresql:", "postgres:"), data=published.root).stdout
    with duckdb.connect(published.published_file, read_only=True) as connection:
        counts = connection.sql("select table_name from duckdb_tables() where schema_name = 'marts'").fetchall()
        rows = {mart: connection.sql(f"from marts.{mart}").count("*").fetchone()[0] for (mart,) in counts}
        first = connection.sql("from marts.listing_events order by event_id").fetchall()
        promised = contracts(published, published_marts(connection))
        (described,) = connection.sql("select comment from duckdb_tables() where table_name = 'listings'").fetchone()
    total = f"{sum(rows.values()):,}"
    assert said.startswith(f"schema entity_ledger: {len(rows)} marts with {total} rows, release ")
    assert said.endswith(f"; role {READER} may read it\n")
    query = "select name from entity_ledger.entities where group_size = 10 order by name limit 1"
    told = subprocess.run(["psql", url, "-XAt", "-c", query], check=True, capture_output=True, text=True).stdout
    assert told == "Beijing Lingxin Intelligent Technology Co., Ltd.\n"
    with psycopg.connect(url) as client:
        found = {mart: client.execute(f"select count(*) from entity_ledger.{mart}").fetchone()[0] for mart in rows}
        assert found == rows
        events = 'select * from entity_ledger.listing_events order by event_id collate "C"'
        assert client.execute(events).fetchall() == first
    inspector = sqlalchemy.inspect(sqlalchemy.create_engine(url.replace("postgresql:", "postgresql+psycopg:")))
    tables = inspector.get_table_names("entity_ledger")
    assert set(tables) == {*rows, "release"}
    primary = {name: inspector.get_pk_constraint(name, "entity_ledger")["constrained_columns"] for name in rows}
    assert primary == {name: [key] if (key := promised[name].primary_key) else [] for name in rows}
    assert sum(len(key) for key in primary.values()) == len(rows) - 1  # periods of a rule have no key of their own
    leading = {
        (name, one["constrained_columns"][0], one["referred_table"], one["referred_columns"][0])
        for name in rows
        for one in inspector.get_foreign_keys(name, "entity_ledger")
    }
    assert leading == {
        (name, found.column, found.mart, found.key)
        for name in rows
        for found in promised[name].references
        if found.mart in rows and promised[found.mart].primary_key == found.key
    }
    assert ("listings", "entity_id", "entities", "entity_id") in leading
    assert inspector.get_table_comment("listings", "entity_ledger")["text"] == described.strip()
    uncommented = [
        (name, c["name"]) for name in tables for c in inspector.get_columns(name, "entity_ledger") if not c["comment"]
    ]
    assert uncommented == []


def test_the_role_reads_and_can_neither_write_nor_log_in(folders, url):
    export(publish(folders, 3), url, reader=READER)
    with set_role(url, READER) as connection:
        assert connection.execute("select count(*) from ledger.entities").fetchone() == (3,)
        for sql in ("delete from ledger.entities", "create table ledger.mine (x int)"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(sql)
    assert asked(url, f"select rolcanlogin, rolsuper from pg_roles where rolname = '{READER}'") == [(False, False)]


def test_the_next_release_takes_the_place_of_the_last_one_and_what_others_made_of_it_stays(folders, url):
    export(publish(folders, 3), url)
    with psycopg.connect(url) as connection:
        connection.execute("create view ledger.my_view as select count(*) as entities from ledger.entities")
        connection.execute("create table ledger.my_table as select 1 as x")
    export(publish(folders, 5), url)
    assert asked(url, "select entities, x from ledger.my_view, ledger.my_table") == [(5, 1)]
    note = json.loads((folders.published / "release.json").read_text())
    assert asked(url, "select release_id from ledger.release") == [(note["input_fingerprint"][:12],)]


def test_a_table_that_is_to_have_other_columns_is_made_anew_unless_somebody_depends_on_it(folders, url, refusal):
    export(publish(folders, 3), url)
    with psycopg.connect(url) as connection:
        connection.execute("create view mine as select id from ledger.entities")
    other = publish(folders, 4, ("entities", "groups", "sources"), "alter table marts.entities add column kind varchar")
    refused = refusal(url)
    assert "view mine depends on table ledger.entities" in refused
    assert refused.endswith("drop what depends on the tables, which are to have other columns, or give --schema")
    assert asked(url, "select count(*) from ledger.entities") == [(3,)]
    with psycopg.connect(url) as connection:
        connection.execute("drop view mine")
    export(other, url)
    assert asked(url, "select count(kind), count(*) from ledger.entities") == [(0, 4)]
    export(publish(folders, 2, ("entities",)), url)
    tables = "select tablename from pg_tables where schemaname = 'ledger' order by all"
    assert asked(url, tables.replace("all", "1")) == [("entities",), ("release",)]


def test_a_copy_that_fails_leaves_the_release_that_stands(folders, url):
    export(publish(folders, 3), url)
    broken = publish(folders, 6, also="insert into marts.sources values (5, 'twice')")
    with pytest.raises(duckdb.Error, match="duplicate key value"):
        export(broken, url)
    orphan = publish(folders, 6, also="insert into marts.sources values (77, 'leads nowhere')")
    with pytest.raises(duckdb.Error, match="violates foreign key constraint"):
        export(orphan, url)
    assert asked(url, "select count(*), (select count(*) from ledger.sources) from ledger.entities") == [(3, 3)]


READING = """
import sys, psycopg
url = sys.argv[1]
print("ready")
seen = []
with psycopg.connect(url) as connection:
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    while not seen or seen[-1][0] < 8:
        with connection.transaction():
            first = connection.execute("select count(*), max(id) + 1 from ledger.entities").fetchone()
            second = connection.execute("select count(*), max(id) + 1 from ledger.sources").fetchone()
        seen.append((*first, *second))
print(sorted(set(seen)))
"""


def test_readers_see_one_release_in_all_tables_while_the_next_ones_come(folders, url):
    export(publish(folders, 3), url)
    command = [sys.executable, "-u", "-c", READING, url]
    reader = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT)
    assert reader.stdout.readline() == "ready\n"
    for rows in range(4, 9):
        export(publish(folders, rows), url)
    out, _ = reader.communicate(timeout=60)
    assert reader.returncode == 0
    assert {len(set(counts)) for counts in eval(out)} == {1}


def test_a_release_that_comes_while_one_is_copied_is_no_part_of_it(folders, url, monkeypatch):
    publish(folders, 3)
    monkeypatch.setenv("ENTITY_LEDGER_DATA", str(folders.root))
    monkeypatch.setattr(export_postgres, "contracts", lambda *_: publish(folders, 6, ("groups",)) and CONTRACTS)
    assert command(url, "ledger", "") == 0
    assert asked(url, "select count(*), (select count(*) from ledger.sources) from ledger.entities") == [(3, 3)]


def test_names_of_every_kind_arrive_as_they_are_and_a_nul_as_a_sign_for_it(folders, url):
    names = ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "'; drop table ledger.entities; --", "\u202eevil\u202c"]
    names += ["n" * 10_000, "北京智谱华章科技有限公司", 'a"b\\c\td\n', ""]
    rows = ", ".join(f"({number}, '{name.replace(chr(39), chr(39) * 2)}')" for number, name in enumerate(names, 10))
    nul = "insert into marts.entities values (99, 'a' || chr(0) || 'b')"
    published = publish(folders, 3, also=f"insert into marts.entities values {rows}; {nul}")
    export(published, url)
    found = [name for (name,) in asked(url, "select name from ledger.entities where id >= 10 order by id")]
    assert found == [*names, "a\N{REPLACEMENT CHARACTER}b"]


def test_a_schema_that_holds_other_things_is_left_alone(folders, url):
    with psycopg.connect(url) as connection:
        connection.execute("create schema ledger; create table ledger.release (structure text, marts text)")
    published = publish(folders, 3)
    with pytest.raises(NotOurs, match=r"schema ledger holds release and .*; give another --schema"):
        export(published, url)
    export(published, url, schema='with "quotes" and ä')
    assert asked(url, 'select count(*) from "with ""quotes"" and ä".entities') == [(3,)]


def test_a_user_who_may_make_no_role_is_told_so_and_can_do_without(folders, url, refusal):
    published = publish(folders, 3)
    with psycopg.connect(url) as connection:
        connection.execute("drop role if exists plain; create role plain login")
        connection.execute("create schema ledger authorization plain")
    plain = url.replace("postgres@", "plain@")
    assert refusal(plain).endswith("let an administrator create it (nologin), or give --reader ''")
    assert asked(url, "select count(*) from pg_tables where schemaname = 'ledger'") == [(0,)]
    export(published, plain)
    assert asked(url, "select count(*) from ledger.entities") == [(3,)]


def test_a_password_comes_from_the_environment_and_never_from_the_address(
    folders, url, refusal, entity_ledger, monkeypatch
):
    publish(folders, 3)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("drop role if exists guarded; create role guarded login superuser password 'open sesame'")
        rules = Path(connection.execute("show hba_file").fetchone()[0])
        before = rules.read_text()
        rules.write_text(f"host all guarded 127.0.0.1/32 scram-sha-256\n{before}")
        connection.execute("select pg_reload_conf()")
        guarded = url.replace("postgres@", "guarded@")
        assert refusal(guarded).endswith("put it into ~/.pgpass or PGPASSWORD")
        monkeypatch.setenv("PGPASSWORD", "open sesame")
        said = entity_ledger("export", "postgres", guarded, data=folders.root)
        assert "open sesame" not in said.stdout + said.stderr
        assert "hidden" not in refusal(url.replace("//", "//me:hidden@", 1))
        rules.write_text(before)
        connection.execute("select pg_reload_conf()")


def test_a_server_that_does_not_answer_is_said_in_one_line(folders, refusal):
    publish(folders, 3)
    assert "Connection refused" in refusal("postgres://me@127.0.0.1:1/db")
