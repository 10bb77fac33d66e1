"""Partitions of raw tables that may be larger than memory: written batch by batch, read piece by piece."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack

import polars as pl
import pyarrow.parquet as pq

from dagster_project.reading.evidence import Tables, frame_of, schema_of
from dagster_project.storage import files, lake, places
from dagster_project.storage.folders import Folders

_PIECE = 4096  # rows: of articles some 30 MB


def write(
    folders: Folders,
    source: str,
    partition: str,
    batches: Iterable[Tables],
    read_from: Sequence[str],
    tables: Collection[str] | None = None,
) -> dict[str, lake.Written]:
    """Write one partition of these tables, else of all, batch by batch, each a row group; give what was written.

    As with `lake.write` each file takes its place in one step, in the order of the source's list, when all are written.
    """
    told = {key.encode(): value.encode() for key, value in lake.note(read_from).items()}
    written: dict[str, lake.Written] = {}
    with ExitStack() as stack:
        writers: dict[str, pq.ParquetWriter] = {}
        # The last to be opened is the first in its place.
        for table, record_type in reversed(lake.TABLES[source].items()):
            if tables is not None and table not in tables:
                continue
            path = stack.enter_context(files.building(lake.file_of(folders, f"{source}__{table}", partition)))
            schema = frame_of([], record_type).to_arrow().schema.with_metadata(told)
            writers[table] = pq.ParquetWriter(path, schema, compression="zstd")
        for batch in batches:
            for table, records in batch.items():
                rows, name = frame_of(records, lake.TABLES[source][table]), f"{source}__{table}"
                first, before = written.get(name, (rows, 0))
                written[name] = lake.Written(first, before + rows.height)
                writers[table].write_table(rows.to_arrow().cast(writers[table].schema))
        for writer in writers.values():
            writer.close()
    return written


def pieces(folders: Folders, name: str, key: str, columns: Sequence[str] | None = None) -> Iterator[pl.DataFrame]:
    """The rows of one partition, some thousand at a time: a day of news may be larger than memory."""
    path = lake.file_of(folders, name, key)
    taken = None if columns is None else list(columns)
    if not path.exists():
        return
    if places.is_local(path):
        found = pl.scan_parquet(path).select(taken or pl.all())  # in a third of pyarrow's time and memory
        for start in range(0, found.select(pl.len()).collect().item(), _PIECE):
            yield found.slice(start, _PIECE).collect()
        return
    with places.opened(path) as file, pq.ParquetFile(file) as groups:
        for rows in groups.iter_batches(_PIECE, columns=taken):
            yield pl.DataFrame(rows).select(taken or pl.all())


def side_by_side(folders: Folders, first: str, *others: str, on: str) -> Iterator[tuple[pl.DataFrame, ...]]:
    """The rows of the first table piece by piece, each beside the rows of the others that have one of its keys.

    First come all columns without rows; after the pieces of a partition the rows of the others that belong to none.
    """
    empty = tuple(pl.DataFrame(schema=schema_of(lake.record_type(name))) for name in (first, *others))
    yield empty
    for key in sorted({key for name in (first, *others) for key in lake.partitions(folders, name)}):
        paths = [lake.file_of(folders, name, key) for name in others]
        found = zip(paths, empty[1:], strict=True)
        rest = [lake.rows_of(path) if path.exists() else none for path, none in found]
        for piece in pieces(folders, first, key):
            yield piece, *(rows.join(piece, on=on, how="semi", maintain_order="left") for rows in rest)
            rest = [rows.join(piece, on=on, how="anti", maintain_order="left") for rows in rest]
        if any(rows.height for rows in rest):
            yield empty[0], *rest
