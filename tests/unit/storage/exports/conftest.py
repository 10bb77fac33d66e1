"""The hostile file, open as the command line has it."""

from collections.abc import Iterator

import duckdb
import pytest

from tests.unit.storage.exports.hostile import publish


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = publish(tmp_path_factory.mktemp("hostile") / "published.duckdb")
    with duckdb.connect(str(path), read_only=True, config={"enable_external_access": False}) as connection:
        yield connection
