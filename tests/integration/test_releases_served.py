"""What a server of DuckDB clients makes of each release, in this process."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dagster_project.storage import release
from dagster_project.storage.folders import Folders
from dagster_project.storage.serving import editions
from dagster_project.storage.serving.server import Followed, Place, Server, serving
from tests.integration.released import build_warehouse
from tests.servers import free_port

pytestmark = pytest.mark.slow


def publish(folders: Folders, rows: int) -> None:
    build_warehouse(folders, rows)
    release.publish(folders)


FORBIDDING = (
    "create unique index once on marts.sources (least(id, 2))",
    """
    alter table marts.entities add primary key (id);
    create table marts.mine (id bigint references marts.entities (id));
    insert into marts.mine values (1)
    """,
    "attach ':memory:' as next_edition",
)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    found = Folders(tmp_path / "data")
    found.prepare()
    (tmp_path / "copies").mkdir()
    publish(found, 3)
    return found


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, Path]]:
    """What is copied where."""
    found, copy = [], editions.copy
    monkeypatch.setattr(editions, "copy", lambda *places: found.append(places) or copy(*places))
    return found


@pytest.fixture
def server(folders: Folders, copied: list[tuple[Path, Path]], tmp_path: Path) -> Iterator[Server]:
    place = Place("127.0.0.1", free_port())
    with serving(folders.published_file, place, "a-token-for-tests-only", tmp_path / "copies") as found:
        yield found


def test_a_release_is_copied_once_also_while_a_client_makes_it_wait(folders, copied, server):
    with server.connection.cursor() as client:
        client.execute("begin; delete from marts.sources where id = 1")
        publish(folders, 4)
        assert [server.follow(), server.follow()] == [None, None]
        client.execute("rollback")
    assert (server.follow(), server.follow(), len(copied)) == (Followed.IN_PLACE, None, 2)


def test_a_release_that_a_client_forbids_comes_on_a_fresh_copy_and_is_copied_once(folders, copied, server):
    for rows, statement in enumerate(FORBIDDING, 4):
        server.connection.execute(statement)
        publish(folders, rows + 1)
        assert (server.follow(), server.follow(), len(copied)) == (Followed.ANEW, None, rows - 2)
        assert server.connection.sql("from marts.sources").count("*").fetchall() == [(rows + 1,)]
