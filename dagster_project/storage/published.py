"""The published marts as readers open them: read-only, and one clear line where there are none."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dagster_project.storage.folders import Folders

if TYPE_CHECKING:
    import duckdb


class NothingPublished(RuntimeError):
    """There is no published database yet, or one of another version."""


def published_file() -> Path:
    """Where the published database is; raises NothingPublished."""
    path = Folders.from_environment().published_file
    if not path.exists():
        raise NothingPublished(f"{path}: nothing is published yet; run `make run`")
    return path


@contextmanager
def published() -> "Iterator[duckdb.DuckDBPyConnection]":
    """A connection to the published database that can change nothing, neither in it nor on this machine."""
    import duckdb

    with duckdb.connect(published_file(), read_only=True, config={"enable_external_access": False}) as connection:
        yield connection


@contextmanager
def of_this_version() -> "Iterator[duckdb.DuckDBPyConnection]":
    """The same for queries of our own."""
    with published() as connection, our_own_queries():
        yield connection


@contextmanager
def our_own_queries() -> Iterator[None]:
    """Queries that find all that they ask for in what this version has published; raises NothingPublished."""
    import duckdb

    try:
        yield
    except (duckdb.BinderException, duckdb.CatalogException) as error:
        cause = "what is published was made by another version of this project and lacks what is asked for"
        raise NothingPublished(f"{cause}; run `make run`") from error
