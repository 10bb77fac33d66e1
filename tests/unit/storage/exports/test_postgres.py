"""What is read of the published file before PostgreSQL is asked for anything."""

from pathlib import Path

import duckdb
import pytest

from dagster_project.storage.exports.postgres import opened
from dagster_project.storage.published import NothingPublished


def test_a_file_of_another_version_which_says_no_release_is_refused_in_one_line(tmp_path: Path):
    with duckdb.connect(tmp_path / "published.duckdb") as connection:
        connection.execute("create schema marts")
    with (
        pytest.raises(NothingPublished, match=r"^what is published was made by another version .*; run `make run`$"),
        opened(tmp_path / "published.duckdb"),
    ):
        pass
