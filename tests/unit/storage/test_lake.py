"""Raw tables as Parquet."""

import os

import polars as pl
import pytest

from dagster_project.reading.evidence import schema_of
from dagster_project.storage import ingest, lake, landing, manifests
from dagster_project.storage.ingest import Partition
from tests.unit.storage.small_documents import article


def tables(*titles: str):
    return {"articles": [article(f"2025-01-16\n{title}".encode()) for title in titles], "quarantine": []}


def test_every_table_has_a_file_without_rows_that_shows_its_columns(folders):
    lake.prepare(folders)
    for name in lake.names():
        path = folders.raw / name / "_empty.parquet"
        assert pl.read_parquet(path).schema == schema_of(lake.record_type(name))
        assert pl.read_parquet(path).height == 0


def test_a_partition_is_one_file_per_table_and_writing_it_again_replaces_it(folders):
    lake.prepare(folders)
    lake.write(folders, "news", "2025-01-16", tables("One", "Two"), ["a"])
    lake.write(folders, "news", "2025-01-17", tables("Three"), ["b"])
    lake.write(folders, "news", "2025-01-16", tables("Four"), ["c"])
    assert lake.scan(folders, "news__articles")["title"].to_list() == ["Four", "Three"]
    assert sorted(path.name for path in (folders.raw / "news__articles").iterdir()) == [
        "2025-01-16.parquet",
        "2025-01-17.parquet",
        "_empty.parquet",
    ]


def test_a_table_nobody_wrote_yet_has_its_columns_and_no_rows(folders):
    assert lake.scan(folders, "ownership__holdings").height == 0
    assert "owner_name" in lake.scan(folders, "ownership__holdings").columns


def test_a_partition_is_current_only_for_the_documents_and_the_reader_it_was_read_from(folders, monkeypatch):
    lake.write(folders, "news", "2025-01-16", tables("One"), ["b", "a"])
    assert lake.is_current(folders, "news", "2025-01-16", ["a", "b"], ["articles", "quarantine"])
    assert not lake.is_current(folders, "news", "2025-01-16", ["a"], ["articles", "quarantine"])
    monkeypatch.setattr(lake, "reader_fingerprint", lambda: "another reader")
    assert not lake.is_current(folders, "news", "2025-01-16", ["a", "b"], ["articles", "quarantine"])


def test_a_partition_of_which_a_table_is_missing_is_not_current(folders):
    lake.write(folders, "news", "2025-01-16", tables("One"), ["a"])
    lake.file_of(folders, "news__quarantine", "2025-01-16").unlink()
    assert not lake.is_current(folders, "news", "2025-01-16", ["a"], ["articles", "quarantine"])


def test_a_correction_has_a_file_and_a_path_has_none(folders):
    assert lake.file_of(folders, "federal_register__rules", "C1-2020-27049").name == "C1-2020-27049.parquet"
    for partition in ("../x", "a/b", "", ".hidden", "_empty", "a\\b"):
        with pytest.raises(ValueError, match="cannot name a partition"):
            lake.file_of(folders, "federal_register__rules", partition)


def test_a_table_that_the_source_does_not_have_is_refused(folders):
    with pytest.raises(ValueError, match="news has no table rumours"):
        lake.write(folders, "news", "2025-01-16", {"rumours": []}, [])


def test_the_state_changes_when_a_partition_does(folders):
    lake.prepare(folders)
    before = lake.state(folders)
    assert lake.state(folders) == before
    lake.write(folders, "news", "2025-01-16", tables("One"), ["a"])
    assert lake.state(folders) != before


def test_preparing_sweeps_what_a_killed_run_left(folders, monkeypatch):
    lake.prepare(folders)
    left = folders.raw / "news__articles" / ".2025-01-16.parquet.999999999.tmp"
    living = folders.raw / "news__articles" / f".2025-01-16.parquet.{os.getpid()}.tmp"
    left.touch()
    living.touch()
    monkeypatch.setattr(lake, "_PREPARED", set())  # of another process
    lake.prepare(folders)
    assert not left.exists()
    assert living.exists()


@pytest.mark.usefixtures("small_readers")
def test_a_landed_article_is_unread_until_it_is_read_and_unread_again_when_its_day_gets_another(folders):
    (folders.inbox / "a.txt").write_text("2025-01-16\nOne")
    landing.land_all(folders)
    day = Partition("news", "2025-01-16")
    assert ingest.unread(folders) == [day]
    assert ingest.read_partition(folders, day)["news__articles"].first["title"].to_list() == ["One"]
    assert ingest.unread(folders) == []
    (folders.inbox / "b.txt").write_text("2025-01-16\nTwo")
    landing.land_all(folders)
    assert ingest.unread(folders) == [day]
    ingest.read_partition(folders, day)
    assert sorted(lake.partition(folders, "news__articles", day.key)["title"]) == ["One", "Two"]


@pytest.mark.usefixtures("small_readers")
def test_a_portion_is_a_few_partitions_that_follow_each_other_or_one_that_is_large(folders, monkeypatch):
    monkeypatch.setattr(ingest, "_PORTION_BYTES", 1000)
    for day, size in enumerate([10, 10, 10, 10, 10, 995, 10, 2000, 2000], start=1):
        (folders.inbox / f"{day}.txt").write_text(f"2025-01-{day:02}\nOne".ljust(size))
    landing.land_all(folders)
    portions = ingest.portions(ingest.unread_documents(folders))
    assert [[int(one.key[-2:]) for one in portion] for portion in portions] == [[1, 2, 3, 4], [5], [6], [7], [8], [9]]
    assert ingest.portions({}) == []


@pytest.mark.usefixtures("small_readers")
def test_a_partition_whose_documents_are_known_is_read_without_a_look_at_all_that_is_landed(folders, monkeypatch):
    (folders.inbox / "a.txt").write_text("2025-01-16\nOne")
    landing.land_all(folders)
    ((day, documents),) = ingest.unread_documents(folders).items()
    monkeypatch.setattr(manifests, "landed", pytest.fail)
    assert ingest.read_partition(folders, day, documents)["news__articles"].row_count == 1


def test_a_partition_without_a_landed_document_says_where_to_put_one(folders):
    with pytest.raises(ValueError, match=r"2025-00704: no such document is landed; put it into .*inbox"):
        ingest.read_partition(folders, Partition("federal_register", "2025-00704"))
