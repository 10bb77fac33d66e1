"""Customers screened as a Spark job: rows go out as Parquet, workers screen them batch by batch, hits come back."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dagster_project.matching.screening import Alias, Customer, Hit, Party
from dagster_project.storage import files
from dagster_project.storage.folders import Folders
from dagster_project.storage.screening import worker
from dagster_project.storage.screening.customers import Row
from dagster_project.storage.spark import session

_BATCH = 10_000
_TASKS_OF_A_CORE = 4  # so that the slowest task is a small part of all
_COLUMNS = "number bigint, identifier string, name string, country string, address string, note string"
_ROWS = pa.schema(
    [("number", pa.int64()), *((name, pa.string()) for name in ("identifier", "name", "country", "address", "note"))]
)
_SCREENED = _ROWS.append(pa.field("hits", pa.string()))  # as JSON, whose numbers come back as they were


def screened(
    folders: Folders,
    master: str,
    rows: Iterable[Row],
    parties: Sequence[Party],
    aliases: Sequence[Alias],
    threshold: float,
    most: int,
) -> Iterator[tuple[Row, list[Hit]]]:
    """Give each row with its hits, in the order of the rows, as `pool.screened` does with the cores of one machine."""
    shared = files.scratch(folders.warehouse, "screening")  # which all workers must see
    with shared as place, session.job(folders, master) as spark:
        _write(rows, place / "rows.parquet")
        known = spark.sparkContext.broadcast((parties, aliases))

        def screen(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            worker.start(known.value[0], known.value[1], threshold, most)
            for batch in batches:
                yield _screened(batch)

        tasks = _TASKS_OF_A_CORE * spark.sparkContext.defaultParallelism
        waiting = spark.read.parquet(f"{place}/rows.parquet").repartition(tasks)
        waiting.mapInArrow(screen, f"{_COLUMNS}, hits string").write.parquet(f"{place}/screened")
        for found in spark.read.parquet(f"{place}/screened").orderBy("number").toLocalIterator():
            yield _row(found.asDict()), [Hit(**hit) for hit in json.loads(found["hits"])]


def _write(rows: Iterable[Row], path: Path) -> None:
    waiting = iter(rows)
    with pq.ParquetWriter(path, _ROWS) as writer:
        while batch := list(islice(waiting, _BATCH)):
            writer.write_batch(pa.RecordBatch.from_pylist([_record(row) for row in batch], _ROWS))


def _screened(batch: pa.RecordBatch) -> pa.RecordBatch:
    found = worker.screen([_row(record) for record in batch.to_pylist()])
    told = [_record(row) | {"hits": json.dumps([asdict(hit) for hit in hits])} for row, hits in found]
    return pa.RecordBatch.from_pylist(told, _SCREENED)


def _record(row: Row) -> dict[str, object]:
    return {"number": row.number, "identifier": row.identifier, **asdict(row.customer), "note": row.note}


def _row(record: dict[str, object]) -> Row:
    customer = Customer(*(record[name] for name in ("name", "country", "address")))  # type: ignore[arg-type]
    return Row(record["number"], record["identifier"], customer, record["note"])  # type: ignore[arg-type]
