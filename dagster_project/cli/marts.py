"""The published marts as the command line reads them: read-only, and one clear line where there are none."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dagster_project.storage.folders import Folders

if TYPE_CHECKING:
    import duckdb


class NothingPublished(RuntimeError):
    """There is no published database yet."""


@contextmanager
def published() -> "Iterator[duckdb.DuckDBPyConnection]":
    """A connection to the published database that can change nothing, neither in it nor on this machine."""
    import duckdb

    path = Folders.from_environment().published_file
    if not path.exists():
        raise NothingPublished(f"{path}: nothing is published yet; run `make run`")
    with duckdb.connect(path, read_only=True, config={"enable_external_access": False}) as connection:
        yield connection
