"""Raw tables as Parquet: a folder per table, a file per partition, each put in its place in one step."""

import json
import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import polars as pl
import pyarrow.parquet as pq

import dagster_project.matching
import dagster_project.reading
import dagster_project.sources
from dagster_project.matching import keys
from dagster_project.reading.evidence import Tables, frame_of, schema_of
from dagster_project.sources.consolidated_screening_list import records as consolidated_screening_list
from dagster_project.sources.ecfr import records as ecfr
from dagster_project.sources.federal_register import records as federal_register
from dagster_project.sources.news import records as news
from dagster_project.sources.ownership import records as ownership
from dagster_project.storage import files, places
from dagster_project.storage.folders import Folders

TABLES: dict[str, dict[str, type]] = {
    "federal_register": federal_register.TABLES,
    "ecfr": ecfr.TABLES,
    "consolidated_screening_list": consolidated_screening_list.TABLES,
    "news": news.TABLES,
    "ownership": ownership.TABLES,
    "names": keys.NAME_TABLES,
    "addresses": keys.ADDRESS_TABLES,
}

_EMPTY = "_empty"
_PREPARED: set[str] = set()  # folders and URLs
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")


class Written(NamedTuple):
    """What is shown of a raw table: its first rows, and the number of all."""

    first: pl.DataFrame
    row_count: int


def names(source: str | None = None) -> list[str]:
    """The full names of the raw tables, `<source>__<table>`."""
    return [f"{one}__{table}" for one in TABLES if source in (None, one) for table in TABLES[one]]


def record_type(name: str) -> type:
    """The record that a raw table holds."""
    source, table = name.split("__")
    return TABLES[source][table]


def file_of(folders: Folders, name: str, partition: str) -> Path:
    """The file of one partition of a raw table."""
    if not _SAFE.fullmatch(partition):
        raise ValueError(f"{partition!r} cannot name a partition's file; use letters, digits, dots and hyphens")
    return folders.raw / name / f"{partition}.parquet"


@cache
def reader_fingerprint() -> str:
    """One hash over the code that reads documents; when it changes, they are read again."""
    readers = (dagster_project.reading, dagster_project.matching, dagster_project.sources)
    packages = [Path(str(package.__file__)).parent for package in readers]
    return files.fingerprint(packages[0].parent, [path for package in packages for path in package.rglob("*.py")])


def prepare(folders: Folders) -> None:
    """Give every table its file without rows, so that SQL finds its columns, and sweep what killed runs left.

    A process does so once: each look costs the opening of a file per table, and at a URL a request.
    """
    if str(folders.raw) in _PREPARED:
        return
    for name in names():
        path = folders.raw / name / f"{_EMPTY}.parquet"
        files.sweep(path.parent)
        schema = schema_of(record_type(name))
        if not path.exists() or rows_of(path).schema != schema:
            files.build(path, pl.DataFrame(schema=schema).write_parquet)
    _PREPARED.add(str(folders.raw))


def write(
    folders: Folders, source: str, partition: str, tables: Tables, read_from: Sequence[str]
) -> dict[str, Written]:
    """Write one partition of these tables in the order of the source's list; each file says what it was read from."""
    unknown = tables.keys() - TABLES[source].keys()
    if unknown:
        raise ValueError(f"{source} has no table {', '.join(sorted(unknown))}; its records.py lists the tables")
    written: dict[str, Written] = {}
    for table in (table for table in TABLES[source] if table in tables):
        name = f"{source}__{table}"
        rows = frame_of(tables[table], TABLES[source][table])
        _write_file(file_of(folders, name, partition), rows, note(read_from))
        written[name] = Written(rows, rows.height)
    return written


def preview(folders: Folders, name: str, rows: int = 5) -> Written:
    """The first rows of a raw table and the number of all; of files that hold none of those only the foot is read."""
    first, row_count = pl.DataFrame(schema=schema_of(record_type(name))), 0
    for path in sorted((folders.raw / name).glob("*.parquet")):
        with places.opened(path) as file, pq.ParquetFile(file) as found:
            row_count += found.metadata.num_rows
            if first.height < rows:
                first = pl.concat([first, *map(pl.DataFrame, islice(found.iter_batches(rows), 1))])
    return Written(first.head(rows), row_count)


def is_current(folders: Folders, source: str, partition: str, read_from: Sequence[str], tables: Sequence[str]) -> bool:
    """Whether these tables of a partition were all read from these documents by today's reader."""
    paths = [file_of(folders, f"{source}__{table}", partition) for table in tables]
    return all(_note_of(path) == note(read_from) for path in paths)


def scan(folders: Folders, name: str, columns: Sequence[str] | None = None) -> pl.DataFrame:
    """All rows of a raw table, partitions in order; of long texts a caller takes only the columns that it needs."""
    schema = schema_of(record_type(name))
    paths = sorted((folders.raw / name).glob("*.parquet"))
    if not paths:
        return pl.DataFrame(schema=schema).select(columns or list(schema))
    return pl.concat([rows_of(path, columns) for path in paths], how="vertical")


def partitions(folders: Folders, name: str) -> list[str]:
    """The partitions of a raw table that were written, in order."""
    return sorted(path.stem for path in (folders.raw / name).glob("*.parquet") if path.stem != _EMPTY)


def partition(folders: Folders, name: str, key: str, columns: Sequence[str] | None = None) -> pl.DataFrame:
    """The rows of one partition that was written."""
    return rows_of(file_of(folders, name, key), columns)


def rows_of(path: Path, columns: Sequence[str] | None = None) -> pl.DataFrame:
    """The rows of one file; polars would take all bytes of one that is open, pyarrow those of the columns."""
    taken = None if columns is None else list(columns)
    if places.is_local(path):
        return pl.read_parquet(path, columns=taken)
    with places.opened(path) as file:
        found = pl.DataFrame(pq.read_table(file, columns=taken))
    return found.select(taken or pl.all())


def forget(folders: Folders, name: str, keys: Iterable[str]) -> None:
    """Remove partitions of a table that is made from others, once those are gone."""
    for key in keys:
        file_of(folders, name, key).unlink(missing_ok=True)


def state(folders: Folders, without: Collection[str] = ()) -> str:
    """What stands in the lake now: a hash over names, sizes and times of its files, some tables left out if asked."""
    return files.hash_of([file for file in places.listed(folders.raw) if file[0].split("/")[0] not in without])


def note(read_from: Sequence[str]) -> dict[str, str]:
    """What a file of a raw table says of itself: by which reader it was made, and from which documents."""
    return {"reader_fingerprint": reader_fingerprint(), "document_sha256s": json.dumps(sorted(read_from))}


def _write_file(path: Path, frame: pl.DataFrame, told: dict[str, str]) -> None:
    files.build(path, lambda unfinished: frame.write_parquet(unfinished, metadata=told))


def _note_of(path: Path) -> dict[str, str]:
    """What a file says of itself; nothing where there is none."""
    try:
        with places.opened(path) as file:
            metadata = pq.read_metadata(file).metadata or {}
    except FileNotFoundError:
        return {}
    return {key: metadata.get(key.encode(), b"").decode() for key in ("reader_fingerprint", "document_sha256s")}
