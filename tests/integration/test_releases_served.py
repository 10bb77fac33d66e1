"""What a server of DuckDB clients makes of each release, in this process."""

from pathlib import Path

import pytest

from dagster_project.storage import release
from dagster_project.storage.folders import Folders
from dagster_project.storage.serving import editions
from dagster_project.storage.serving.server import Followed, Place, serving
from tests.integration.released import build_warehouse
from tests.servers import free_port

pytestmark = pytest.mark.slow


def publish(folders: Folders, rows: int) -> None:
    build_warehouse(folders, rows)
    release.publish(folders)


def test_a_release_is_copied_once_also_while_it_waits_and_where_it_comes_on_a_fresh_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folders, copied = Folders(tmp_path / "data"), []
    (tmp_path / "copies").mkdir()
    folders.prepare()
    copy = editions.copy
    monkeypatch.setattr(editions, "copy", lambda *places: copied.append(places) or copy(*places))
    publish(folders, 3)
    place = Place("127.0.0.1", free_port())
    with serving(folders.published_file, place, "a-token-for-tests-only", tmp_path / "copies") as server:
        with server.connection.cursor() as client:
            client.execute("begin; delete from marts.sources where id = 1")
            publish(folders, 4)
            assert [server.follow(), server.follow()] == [None, None]
            client.execute("rollback")
            assert (server.follow(), len(copied)) == (Followed.IN_PLACE, 2)
            client.execute("create unique index once on marts.sources (least(id, 4))")
        publish(folders, 6)
        assert (server.follow(), server.follow(), len(copied)) == (Followed.ANEW, None, 3)
