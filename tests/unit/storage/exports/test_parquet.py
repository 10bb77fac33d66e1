"""Marts as Parquet."""

import json

import pyarrow.parquet as pq

from dagster_project.storage.exports.marts import edition, published_marts
from dagster_project.storage.exports.parquet import write_parquet
from tests.unit.storage.exports.hostile import NAMES


def test_a_file_has_all_values_as_they_are_and_says_what_its_columns_mean(hostile, tmp_path):
    told = []
    for mart in published_marts(hostile):
        write_parquet(hostile, mart, edition(hostile), tmp_path, told.append)
    file = pq.ParquetFile(tmp_path / "parties.parquet")
    assert file.read().column("name").to_pylist()[: len(NAMES)] == NAMES
    assert sum(told) == len(NAMES) + 2
    assert file.schema_arrow.field("name").metadata == {b"description": b"=What it is called"}
    known = file.metadata.metadata
    assert (known[b"release_id"], known[b"description"]) == (b"abc123", b"One row per 'party'.")
    assert json.loads(known[b"columns"])["name"] == "=What it is called"
    assert file.metadata.row_group(0).column(1).compression == "ZSTD"
    assert pq.ParquetFile(tmp_path / "nobody.parquet").metadata.num_rows == 0
