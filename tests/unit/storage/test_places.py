"""Raw tables at a URL: written whole in one request, listed, read and seen by SQL as those on disk are."""

import os
import re
from dataclasses import replace
from random import Random

import duckdb
import polars as pl
import pytest

from dagster_project.reading.evidence import schema_of
from dagster_project.storage import batches, files, lake, places
from tests import servers
from tests.unit.storage.small_documents import article


def tables(*titles: str):
    return {"articles": [article(f"2025-01-16\n{title}".encode()) for title in titles], "quarantine": []}


@pytest.fixture(scope="module")
def bucket():
    """A bucket of an S3 server in a process of its own, known to the environment."""
    with servers.s3() as (url, told), pytest.MonkeyPatch.context() as patched:
        for name, value in told.items():
            patched.setenv(name, value)
        yield url


@pytest.fixture(params=["memory", "s3"])
def url(request, monkeypatch, tmp_path):
    """A place of its own for each test."""
    root = request.getfixturevalue("bucket") if request.param == "s3" else "memory:/"
    found = f"{root}/{tmp_path.name}/raw"
    monkeypatch.setenv(places.RAW, found)
    return found


def seen_by_sql(folders, name: str) -> pl.DataFrame:
    with duckdb.connect() as connection:
        places.register(connection, folders.raw)
        return connection.sql(f"from read_parquet('{folders.raw}/{name}/*.parquet', union_by_name = true)").pl()


def test_tables_are_written_listed_and_read_and_nothing_lies_on_disk(folders, url, monkeypatch):
    monkeypatch.setattr(lake, "names", lambda: ["news__articles", "ownership__holdings"])  # a request each
    lake.prepare(folders)
    lake.write(folders, "news", "2025-01-16", tables("One", "Two"), ["a"])
    lake.write(folders, "news", "2025-01-17", tables("Three"), ["b"])
    lake.write(folders, "news", "2025-01-16", tables("Four"), ["c"])
    assert str(folders.raw).rstrip("/") == url
    assert lake.partitions(folders, "news__articles") == ["2025-01-16", "2025-01-17"]
    assert lake.scan(folders, "news__articles")["title"].to_list() == ["Four", "Three"]
    assert lake.partition(folders, "news__articles", "2025-01-17", ["title"]).rows() == [("Three",)]
    assert lake.preview(folders, "news__articles", 1)[1] == 2
    assert sorted(seen_by_sql(folders, "news__articles")["title"]) == ["Four", "Three"]
    assert dict(seen_by_sql(folders, "ownership__holdings").schema) == schema_of(
        lake.record_type("ownership__holdings")
    )
    assert list((folders.root / "raw").rglob("*")) == []


@pytest.mark.usefixtures("url")
def test_a_partition_says_what_it_was_read_from_and_its_state_changes_with_it(folders):
    lake.write(folders, "news", "2025-01-16", tables("One"), ["a"])
    assert lake.is_current(folders, "news", "2025-01-16", ["a"], ["articles", "quarantine"])
    assert not lake.is_current(folders, "news", "2025-01-16", ["b"], ["articles", "quarantine"])
    before = lake.state(folders)
    assert lake.state(folders) == before
    assert lake.state(folders, without=["news__articles"]) != before
    lake.write(folders, "news", "2025-01-16", tables("Two"), ["b"])
    assert lake.state(folders) != before
    lake.forget(folders, "news__articles", ["2025-01-16"])
    assert lake.partitions(folders, "news__articles") == []
    assert not lake.is_current(folders, "news", "2025-01-16", ["b"], ["articles", "quarantine"])


@pytest.fixture
def fetched(bucket, monkeypatch, tmp_path):
    """Raw tables in a bucket; of every request to it the number of bytes that it asks for."""
    import s3fs

    asked: list[int] = []
    call = s3fs.S3FileSystem._call_s3

    def counted(system, method, *args, **kwargs):
        span = re.fullmatch(r"bytes=(\d+)-(\d+)", kwargs["Range"]) if method == "get_object" else None
        asked.append(int(span[2]) - int(span[1]) + 1 if span else 0)
        return call(system, method, *args, **kwargs)

    monkeypatch.setenv(places.RAW, f"{bucket}/{tmp_path.name}/raw")
    monkeypatch.setattr(s3fs.S3FileSystem, "_call_s3", counted)
    return asked


def test_of_an_object_only_what_is_asked_for_is_fetched(folders, fetched):
    chance = Random(0)
    long = [replace(one, body=chance.randbytes(500_000).hex()) for one in tables("One", "Two", "Three")["articles"]]
    lake.write(folders, "news", "2025-01-16", {"articles": long}, ["a"])
    fetched.clear()
    assert lake.is_current(folders, "news", "2025-01-16", ["a"], ["articles"])
    assert (len(fetched), sum(fetched) <= 70_000) == (2, True)
    assert lake.scan(folders, "news__articles", ["title"])["title"].to_list() == ["One", "Two", "Three"]
    (piece,) = batches.pieces(folders, "news__articles", "2025-01-16", ["title"])
    assert piece.rows() == [("One",), ("Two",), ("Three",)]
    assert sum(fetched) <= 800_000
    assert lake.preview(folders, "news__articles", 0)[1] == 3
    assert sum(fetched) <= 900_000
    assert lake.scan(folders, "news__articles")["body"].to_list() == [one.body for one in long]
    assert sum(fetched) > 1_500_000


@pytest.mark.usefixtures("url")
def test_what_breaks_off_leaves_the_object_as_it_was(folders):
    lake.write(folders, "news", "2025-01-16", tables("One"), ["a"])
    path = lake.file_of(folders, "news__articles", "2025-01-16")
    before = path.read_bytes()

    def break_off(unfinished):
        unfinished.write_bytes(b"half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        files.build(path, break_off)
    assert path.read_bytes() == before
    assert [name for name, *_ in places.listed(folders.raw)] == [
        "news__articles/2025-01-16.parquet",
        "news__quarantine/2025-01-16.parquet",
    ]


@pytest.mark.usefixtures("url")
def test_batches_become_one_object_and_are_read_in_pieces(folders):
    found = [tables("One"), tables("Two", "Three")]
    batches.write(folders, "news", "2025-01-16", found, ["a"], ["articles", "quarantine"])
    assert lake.scan(folders, "news__articles")["title"].to_list() == ["One", "Two", "Three"]
    pieces = batches.pieces(folders, "news__articles", "2025-01-16", ["title"])
    assert [row for piece in pieces for row in piece.rows()] == [("One",), ("Two",), ("Three",)]


def test_a_folder_elsewhere_is_taken_as_it_is(folders, monkeypatch, tmp_path):
    monkeypatch.setenv(places.RAW, str(tmp_path / "elsewhere"))
    lake.write(folders, "news", "2025-01-16", tables("One"), ["a"])
    assert [path.name for path in (tmp_path / "elsewhere" / "news__articles").iterdir()] == ["2025-01-16.parquet"]


def test_a_file_system_that_nobody_knows_is_one_line(folders, monkeypatch):
    monkeypatch.setenv(places.RAW, "carrier-pigeon://loft/raw")
    with pytest.raises(places.NoSuchPlace, match=r"ENTITY_LEDGER_RAW=carrier-pigeon://loft/raw: .*; install"):
        folders.raw  # noqa: B018


def test_what_a_worker_on_another_machine_writes_is_left_alone_for_a_day(folders):
    folder = folders.raw / "news__articles"
    folder.mkdir(parents=True)
    fresh, abandoned = folder / ".2025-01-16.parquet.7@elsewhere.tmp", folder / ".2025-01-17.parquet.8@elsewhere.tmp"
    for path in (fresh, abandoned):
        path.touch()
    os.utime(abandoned, (1, 1))
    assert files.sweep(folder) == 1
    assert [path.name for path in folder.iterdir()] == [fresh.name]
