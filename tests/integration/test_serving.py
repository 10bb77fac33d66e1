"""The published file served to DuckDB clients: what they read, write and cannot reach, and what a release does."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from dagster_project.storage import release
from dagster_project.storage.folders import PROJECT, Folders
from tests.conftest import EntityLedger
from tests.integration.released import build_warehouse
from tests.servers import free_port

pytestmark = pytest.mark.slow

TOKEN = "a-token-for-tests-only"
ATTACHED = """
import sys, time, duckdb
from dagster_project.storage import extensions
port, token = sys.argv[1:]
client = duckdb.connect()
extensions.load(client, "httpfs", "quack")
client.execute(f"attach 'quack:127.0.0.1:{port}' as ledger (token '{token}')")
def there(sql):
    return client.execute("from ledger.query(?)", [sql]).fetchall()
"""


@dataclass
class Served:
    """A server that listens, on published files of its own."""

    folders: Folders
    port: int
    process: subprocess.Popen
    copies: Path
    said: list[str]

    def ask(self, code: str, token: str = TOKEN, *, check: bool = True) -> subprocess.CompletedProcess:
        """Run lines of a second process that has attached the server."""
        command = [sys.executable, "-u", "-c", f"{ATTACHED}\n{code}", str(self.port), token]
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60, cwd=PROJECT)
        assert done.returncode == 0 or not check, done.stderr
        return done

    def publish(self, rows: int, marts: tuple[str, ...] = ("entities", "sources")) -> None:
        build_warehouse(self.folders, rows, marts)
        release.publish(self.folders)

    @property
    def hash(self) -> str:
        return sha256(self.folders.published_file.read_bytes()).hexdigest()


def start(entity_ledger: EntityLedger, root: Path, token: str | None = TOKEN) -> Served:
    folders = Folders(root / "data")
    folders.prepare()
    copies, port = root / "copies", free_port()
    copies.mkdir()
    environment = entity_ledger.environment(folders.root) | {"TMPDIR": str(copies), "PYTHONUNBUFFERED": "1"}
    environment |= {"ENTITY_LEDGER_TOKEN": token} if token else {}
    build_warehouse(folders, 3)
    release.publish(folders)
    program = Path(sys.executable).with_name("entity-ledger")
    command = [str(program), "serve", "--port", str(port)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    process = subprocess.Popen(command, env=environment, cwd=root, start_new_session=True, **pipes)
    entity_ledger.started.append(process)
    said = [process.stdout.readline().rstrip("\n") for _ in range(3)]
    return Served(folders, port, process, copies, said)


@pytest.fixture(scope="module")
def served(entity_ledger: EntityLedger, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    found = start(entity_ledger, tmp_path_factory.mktemp("served"))
    yield found
    entity_ledger.kill(found.process)


def test_a_second_duckdb_reads_a_mart_by_its_name_and_by_a_query_that_runs_on_the_server(served):
    code = """
print(client.execute("select name from ledger.marts.entities order by id").fetchall())
print(there("select count(*) from entities inner join sources using (id)"))
"""
    assert served.ask(code).stdout == "[('n0',), ('n1',), ('n2',)]\n[(3,)]\n"


def test_a_wrong_token_is_refused(served):
    refused = served.ask("", token="a-token-for-nothing-at-all", check=False)
    assert refused.returncode == 1
    assert "Authentication failed" in refused.stderr


def test_what_a_client_writes_is_read_by_the_next_one_and_leaves_the_published_file_as_it_is(served):
    before = served.hash
    served.ask("""
client.execute("create table ledger.notes as select 'look again' as note")
client.execute("insert into ledger.marts.entities values (99, 'mine')")
""")
    assert served.ask('print(there("select note from notes"), there("select count(*) from entities"))').stdout == (
        "[('look again',)] [(4,)]\n"
    )
    assert served.hash == before


def test_a_client_reaches_nothing_but_the_copy(served):
    before, published = served.hash, served.folders.published_file
    asked = [
        f"select * from read_text('{published}')",
        f"attach '{published}' as published",
        f"copy entities to '{published}'",
        "set enable_external_access = true",
        "set global quack_authentication_function = 'quack_nop_authorization'",
    ]
    code = f"""
for sql in {asked!r}:
    try:
        print(there(sql))
    except duckdb.Error as error:
        print(str(error).splitlines()[0])
"""
    refusals = served.ask(code).stdout.splitlines()
    assert len(refusals) == len(asked)
    assert [line for line in refusals if not re.search("by configuration|configuration has been locked", line)] == []
    assert served.hash == before


def test_a_client_who_stops_the_server_or_opens_another_has_done_so_for_a_second_or_two(served):
    other = free_port()
    served.ask(f"there(\"call quack_serve('quack:0.0.0.0:{other}', token='open', allow_other_hostname=true)\")")
    listed = "print(there('select listen_uri from quack_server_list()'))"
    assert until(lambda: served.ask(listed).stdout == f"[('quack:127.0.0.1:{served.port}',)]\n")
    served.ask(f"there(\"call quack_stop('quack:127.0.0.1:{served.port}')\")", check=False)
    assert until(lambda: served.ask("", check=False).returncode == 0)


def test_a_client_who_asks_all_the_while_stays_connected_and_meets_only_whole_releases(served):
    code = """
end, seen = time.monotonic() + 20, []
while time.monotonic() < end and (not seen or seen[-1][0] < 9):
    (answer,) = there("select count(*), (select count(*) from sources), max(id) + 1 from entities")
    if not seen:
        print("asking")
    if not seen or seen[-1] != answer:
        seen.append(answer)
print(seen)
"""
    served.publish(5)
    assert until(lambda: served.ask('print(there("select count(*) from sources"))').stdout == "[(5,)]\n")
    command = [sys.executable, "-u", "-c", f"{ATTACHED}\n{code}", str(served.port), TOKEN]
    client = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT)
    assert client.stdout.readline() == "asking\n"
    for rows in (6, 7, 8, 9):
        served.publish(rows)
        time.sleep(1)
    seen = eval(client.communicate(timeout=60)[0])
    assert client.returncode == 0
    assert seen[0] == (5, 5, 5)
    assert seen[-1] == (9, 9, 9)
    assert [answer for answer in seen if len(set(answer)) > 1] == []


def test_a_release_with_other_tables_is_served_anew_and_clients_attach_again(served):
    served.publish(4, ("entities", "groups", "sources"))
    assert "clients must attach again" in next(line for line in served.process.stderr if "attach again" in line)
    assert served.ask('print(there("select count(*) from groups"))').stdout == "[(4,)]\n"
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
    assert found.ask('print(there("select 1"))', token=token).stdout == "[(1,)]\n"
    (copy,) = found.copies.iterdir()
    assert copy.stat().st_mode & 0o077 == 0
    os.kill(found.process.pid, number)
    out, err = found.process.communicate(timeout=30)
    assert (found.process.returncode, out, err) == (0, "", "")
    assert list(found.copies.iterdir()) == []


def test_a_short_token_and_a_missing_file_are_refused_in_one_line(entity_ledger, tmp_path, monkeypatch):
    assert "nothing is published yet; run `make run`" in entity_ledger("serve", data=tmp_path, check=False).refusal
    monkeypatch.setenv("ENTITY_LEDGER_TOKEN", "short")
    Folders(tmp_path).published.mkdir()
    Folders(tmp_path).published_file.touch()
    refused = entity_ledger("serve", data=tmp_path, check=False).refusal
    assert refused == "the token has 5 letters; give one of 16 or more"


def until(holds, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.3)
    return True
