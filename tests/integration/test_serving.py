"""The published file served to DuckDB clients: what they read, write and cannot reach, and what a release does."""

import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Thread

import duckdb
import pytest

from dagster_project.storage import extensions, release
from dagster_project.storage.folders import Folders
from tests.conftest import EntityLedger
from tests.integration.released import build_warehouse
from tests.servers import free_port

pytestmark = pytest.mark.slow

TOKEN = "a-token-for-tests-only"
ANEW = "a fresh copy is served, and clients must attach again\n"
FRESH = "a new release is served; it does not fit the served tables, so clients must attach again"


@dataclass
class Served:
    """A server in a process of its own, on published files of its own."""

    folders: Folders
    port: int
    process: subprocess.Popen
    copies: Path
    complaints: Path
    said: list[str]

    @contextmanager
    def client(self, token: str = TOKEN) -> Iterator[duckdb.DuckDBPyConnection]:
        """Another DuckDB that has attached the server as `ledger`."""
        with duckdb.connect() as connection:
            extensions.load(connection, "httpfs", "quack")
            connection.execute(f"attach 'quack:127.0.0.1:{self.port}' as ledger (token '{token}')")
            yield connection

    def ask(self, sql: str) -> list[tuple]:
        """What the server answers to a client that comes for this question alone."""
        with self.client() as connection:
            return there(connection, sql)

    def publish(self, rows: int, marts: tuple[str, ...] = ("entities", "sources")) -> None:
        build_warehouse(self.folders, rows, marts)
        release.publish(self.folders)

    @property
    def worker(self) -> int:
        """The process in which DuckDB works."""
        return int(Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text())

    @property
    def hash(self) -> str:
        return sha256(self.folders.published_file.read_bytes()).hexdigest()


def there(client: duckdb.DuckDBPyConnection, sql: str) -> list[tuple]:
    return client.execute("from ledger.query(?)", [sql]).fetchall()


def start(entity_ledger: EntityLedger, root: Path, token: str | None = TOKEN) -> Served:
    folders = Folders(root / "data")
    folders.prepare()
    copies, port = root / "copies", free_port()
    (copies / "entity-ledger-serve-that-was-killed" / "1").mkdir(parents=True)
    environment = entity_ledger.environment(folders.root) | {"TMPDIR": str(copies), "PYTHONUNBUFFERED": "1"}
    environment |= {"ENTITY_LEDGER_TOKEN": token} if token else {}
    build_warehouse(folders, 3)
    release.publish(folders)
    program = Path(sys.executable).with_name("entity-ledger")
    command = [str(program), "serve", "--port", str(port)]
    complaints = root / "complaints"
    with complaints.open("w") as errors:
        pipes = {"stdout": subprocess.PIPE, "stderr": errors, "text": True}
        process = subprocess.Popen(command, env=environment, cwd=root, start_new_session=True, **pipes)
    entity_ledger.started.append(process)
    said = [process.stdout.readline().rstrip("\n") for _ in range(3)]
    return Served(folders, port, process, copies, complaints, said)


@pytest.fixture(scope="module")
def served(entity_ledger: EntityLedger, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    found = start(entity_ledger, tmp_path_factory.mktemp("served"))
    yield found
    entity_ledger.kill(found.process)


def test_a_second_duckdb_reads_a_mart_by_its_name_and_by_a_query_that_runs_on_the_server(served):
    with served.client() as client:
        names = client.execute("select name from ledger.marts.entities order by id").fetchall()
        assert names == [("n0",), ("n1",), ("n2",)]
        assert there(client, "select count(*) from entities inner join sources using (id)") == [(3,)]


def test_a_wrong_token_is_refused(served):
    with pytest.raises(duckdb.Error, match="Authentication failed"), served.client("a-token-for-nothing-at-all"):
        pass


def test_what_a_client_writes_is_read_by_the_next_one_and_leaves_the_published_file_as_it_is(served):
    before = served.hash
    with served.client() as client:
        client.execute("create table ledger.first_notes as select 'look again' as note")
        client.execute("insert into ledger.marts.entities values (99, 'mine')")
    assert served.ask("select note, (select count(*) from entities) from first_notes") == [("look again", 4)]
    assert served.hash == before


def test_a_client_reaches_nothing_but_the_copy(served):
    before, published = served.hash, served.folders.published_file
    refused = "by configuration|configuration has been locked"
    with served.client() as client:
        for sql in (
            f"select * from read_text('{published}')",
            f"attach '{published}' as published",
            f"copy entities to '{published}'",
            "set enable_external_access = true",
            "set global quack_authentication_function = 'quack_nop_authorization'",
        ):
            with pytest.raises(duckdb.Error, match=refused):
                there(client, sql)
    assert served.hash == before


def test_a_client_who_stops_the_server_or_opens_another_has_done_so_for_a_second_or_two(served):
    servers = "select listen_uri from system.main.quack_server_list()"
    served.ask("create macro main.quack_server_list() as table select 1 as nothing")
    with served.client() as client:
        opened = f"call quack_serve('quack:0.0.0.0:{free_port()}', token = 'open', allow_other_hostname = true)"
        assert len(there(client, opened)) == 1
        assert until(lambda: there(client, servers) == [(f"quack:127.0.0.1:{served.port}",)])
        with suppress(duckdb.Error):  # whether the answer comes before the server has stopped is chance
            there(client, f"call quack_stop('quack:127.0.0.1:{served.port}')")
    assert until(lambda: is_answered(served))


def test_a_client_who_defines_what_checks_tokens_lets_nobody_in(served):
    served.ask("create macro main.quack_check_token(session, given, right) as true")
    with pytest.raises(duckdb.Error, match="Authentication failed"), served.client("a-token-for-nothing-at-all"):
        pass


def test_a_duckdb_that_dies_or_answers_nothing_any_more_brings_no_end_to_the_server(served):
    os.kill(served.worker, signal.SIGKILL)
    assert until(lambda: "DuckDB died of signal 9; " + ANEW in served.complaints.read_text())
    assert until(lambda: is_answered(served))
    served.ask("create table large as select hash(range) as number from range(100000)")
    resource.prlimit(served.worker, resource.RLIMIT_FSIZE, (600_000, resource.RLIM_INFINITY))  # like a full disk
    with suppress(duckdb.Error):
        served.ask("checkpoint")
    assert until(lambda: "DuckDB died of signal 6; " + ANEW in served.complaints.read_text())
    assert "File too large" in served.complaints.read_text().splitlines()[-2]
    assert until(lambda: is_answered(served, "select count(*) from entities", 3))
    assert len(list(served.copies.rglob("*.duckdb"))) == 1


def test_a_client_who_asks_all_the_while_stays_connected_and_meets_only_whole_releases(served):
    served.publish(5)
    assert until(lambda: served.ask("select count(*) from sources") == [(5,)])
    served.ask("create table notes as select 'look again' as note")
    asked, seen = "select count(*), (select count(*) from sources), max(id) + 1 from entities", []

    def publish_on() -> None:
        for rows in (6, 7, 8, 9):
            served.publish(rows)
            time.sleep(1)

    publishing = Thread(target=publish_on)
    with served.client() as client:
        seen += there(client, asked)
        publishing.start()
        end = time.monotonic() + 60
        while seen[-1] != (9, 9, 9) and time.monotonic() < end:
            seen += there(client, asked)
    publishing.join()
    assert seen[-1] == (9, 9, 9)
    assert {answer for answer in seen if len(set(answer)) > 1} == set()
    assert served.ask("select note from notes") == [("look again",)]


def test_a_client_who_changes_a_mart_and_does_not_commit_makes_a_release_wait(served):
    with served.client() as client:
        there(client, "begin")
        there(client, "delete from marts.sources where id = 1")
        served.publish(10)
        time.sleep(2.5)
        assert served.ask("select count(*) from sources") == [(9,)]
        there(client, "rollback")
    assert until(lambda: served.ask("select count(*), (select count(*) from sources) from entities") == [(10, 10)])


def test_a_release_with_other_tables_is_served_anew_and_clients_attach_again(served):
    served.publish(4, ("entities", "groups", "sources"))
    assert until(lambda: FRESH in served.complaints.read_text())
    assert served.ask("select count(*) from groups") == [(4,)]
    assert len(list(served.copies.rglob("*.duckdb"))) == 1


def test_a_client_whose_index_forbids_the_next_release_makes_it_come_on_a_fresh_copy(served):
    served.publish(5)
    assert until(lambda: is_answered(served, "select count(*) from sources", 5))
    served.ask("create unique index once on marts.sources (least(id, 4))")
    served.publish(6)
    assert until(lambda: is_answered(served, "select count(*) from sources", 6))
    assert served.complaints.read_text().splitlines()[-1] == FRESH
    assert len(list(served.copies.rglob("*.duckdb"))) == 1


def test_a_port_that_is_taken_is_said_in_one_line(served, entity_ledger):
    refused = entity_ledger("serve", "--port", served.port, data=served.folders.root, check=False).refusal
    assert refused == (
        f"127.0.0.1:{served.port} cannot be listened on (Address already in use); give another --port or --host"
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_server_makes_a_token_says_it_once_and_stops_cleanly(entity_ledger, tmp_path, number):
    found = start(entity_ledger, tmp_path, token=None)
    (token,) = re.findall(r"^token: (\S{32})$", "\n".join(found.said), re.M)
    assert token not in Path(f"/proc/{found.process.pid}/cmdline").read_text()
    with found.client(token) as client:
        assert there(client, "select 1") == [(1,)]
    (copy,) = found.copies.iterdir()
    assert copy.stat().st_mode & 0o077 == 0
    os.kill(found.process.pid, number)
    out, _ = found.process.communicate(timeout=30)
    assert (found.process.returncode, out, found.complaints.read_text()) == (0, "", "")
    assert list(found.copies.iterdir()) == []


def test_a_short_token_and_a_missing_file_are_refused_in_one_line(entity_ledger, tmp_path, monkeypatch):
    assert "nothing is published yet; run `make run`" in entity_ledger("serve", data=tmp_path, check=False).refusal
    monkeypatch.setenv("ENTITY_LEDGER_TOKEN", "short")
    Folders(tmp_path).published.mkdir()
    Folders(tmp_path).published_file.touch()
    refused = entity_ledger("serve", data=tmp_path, check=False).refusal
    assert refused == "the token has 5 letters; give one of 16 or more"


def is_answered(served: Served, question: str = "select 1", answer: int = 1) -> bool:
    try:
        return served.ask(question) == [(answer,)]
    except duckdb.Error:
        return False


def until(holds: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.3)
    return True
