"""Marts as Parquet: one file each, compressed by zstd, with what the columns mean in the file itself."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dagster_project.storage.exports.marts import Edition, Mart, batches

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa


def write_parquet(
    connection: "duckdb.DuckDBPyConnection", mart: Mart, edition: Edition, folder: Path, told: Callable[[int], object]
) -> None:
    """Write a mart into the folder, and tell after each piece how many rows it had."""
    import pyarrow.parquet as pq

    schema, pieces = batches(connection, mart)
    described = _described(schema, mart, edition)
    with pq.ParquetWriter(folder / f"{mart.name}.parquet", described, compression="zstd") as writer:
        for piece in pieces:
            writer.write_batch(piece.cast(described))
            told(piece.num_rows)


def _described(schema: "pa.Schema", mart: Mart, edition: Edition) -> "pa.Schema":
    """The schema with a description in each field, and all once more where every reader of Parquet finds them."""
    import pyarrow as pa

    meaning = {column.name: column.description for column in mart.columns}
    fields = [field.with_metadata({"description": meaning[field.name]}) for field in schema]
    facts = {
        "release_id": edition.release_id,
        "released_at": edition.released_at,
        "description": mart.description,
        "columns": json.dumps(meaning, ensure_ascii=False),
    }
    return pa.schema(fields, metadata=facts)
