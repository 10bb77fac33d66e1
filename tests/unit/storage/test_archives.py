"""Archives in the inbox: a document per day, landed once, read a day at a time."""

import gzip
import os

import polars as pl
import pytest

from dagster_project.storage import archives, ingest, lake, landing, listed_names, manifests
from dagster_project.storage.engines import UnusableEngine
from dagster_project.storage.ingest import Partition
from tests.unit.sources.news.archive_files import line, page, warc

DAYS = ("2025-01-16", "2025-01-17")


def read_all(folders) -> pl.DataFrame:
    lake.prepare(folders)
    for partition in ingest.unread(folders):
        ingest.read_partition(folders, partition)
    return lake.scan(folders, "news__articles")


def by_day(folders) -> dict[str, list[str | None]]:
    found: dict[str, list[str | None]] = {}
    for one in manifests.landed(folders):
        found.setdefault(one.partition_key, []).append(one.archive_records)
    return found


def test_an_archive_is_landed_as_a_document_per_day_that_tells_which_lines_it_holds(folders):
    content = b"".join([line(1, DAYS[0]), line(2, DAYS[1]), line(3, DAYS[0]), line(4, DAYS[0]), line(5, None)])
    (folders.inbox / "export.jsonl").write_bytes(content)
    landed = landing.land_all(folders)
    assert landed.refused == []
    assert by_day(folders) == {DAYS[0]: ["1,3-4"], DAYS[1]: ["2"], archives.UNDATED: ["5"]}
    first = manifests.landed(folders)[0]
    assert manifests.content(first, folders) == line(1, DAYS[0]) + line(3, DAYS[0]) + line(4, DAYS[0])
    assert (first.source, first.media_type, first.file_name) == ("news", "application/jsonl", "export.jsonl")
    assert first.archive_sha256 == archives._hash_of(folders.inbox / "export.jsonl")
    again = landing.land_all(folders)
    assert [one.is_new for one in again.landed] == [False] * 3
    assert read_all(folders)["title"].to_list() == [f"Story {number}" for number in (1, 3, 4, 2, 5)]
    assert ingest.unread(folders) == []


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_warc_is_landed_by_the_day_of_capture(folders, name):
    pages = [("2025-02-01", page(1)), ("2025-02-02", page(2)), ("2025-02-01", page(3))]
    (folders.inbox / name).write_bytes(warc(*pages, is_packed=name.endswith("gz")))
    assert landing.land_all(folders).refused == []
    assert by_day(folders) == {"2025-02-01": ["2,6"], "2025-02-02": ["4"]}
    assert read_all(folders)["title"].to_list() == ["Page 1", "Page 3", "Page 2"]


def test_an_archive_that_grew_makes_only_its_new_days_unread_and_no_article_twice(folders):
    grown = line(1, DAYS[0]) + line(2, DAYS[1])
    (folders.inbox / "a.jsonl").write_bytes(grown)
    landing.land_all(folders)
    read_all(folders)
    grown += line(3, DAYS[1])
    (folders.inbox / "a.jsonl.gz").write_bytes(gzip.compress(grown))
    landing.land_all(folders)
    assert ingest.unread(folders) == [Partition("news", DAYS[1])]
    assert read_all(folders)["title"].to_list() == ["Story 1", "Story 2", "Story 3"]


def test_a_record_that_is_not_taken_is_named_in_every_run_and_the_others_are_landed(folders):
    (folders.inbox / "a.jsonl").write_bytes(line(1) + line(2, text="x" * 10_000_000) + line(3))
    for _ in range(2):
        (refused,) = landing.land_all(folders).refused
        assert str(refused).startswith(f"{folders.inbox / 'a.jsonl'}: line 2 has 10,000,")
        assert str(refused).endswith(" as no article has; the other records are taken")
        assert by_day(folders) == {DAYS[0]: ["1,3"]}


def test_of_a_damaged_archive_nothing_is_landed_and_the_next_file_is(folders):
    content = warc(("2025-02-01", page(1)), ("2025-02-02", page(2)))
    (folders.inbox / "a.warc.gz").write_bytes(content[:-30])
    (folders.inbox / "b.warc.gz").write_bytes(gzip.compress(b"WARC/1.0\r\n" + b"x" * 90_000_000))
    (folders.inbox / "c.jsonl").write_bytes(line(1))
    lines = [str(one) for one in landing.land_all(folders).refused]
    assert lines == [
        f"{folders.inbox / 'a.warc.gz'}: the gzip file breaks off; fetch or pack it again",
        f"{folders.inbox / 'b.warc.gz'}: the gzip file unpacks to more than 200 times its size; "
        "unpack it yourself if it is right",
    ]
    assert by_day(folders) == {DAYS[0]: ["1"]}
    assert [path.name for path in (folders.landing / "archives").iterdir() if path.suffix != ".json"] == []


def test_a_day_of_more_than_a_document_holds_has_several(folders, monkeypatch):
    monkeypatch.setattr(archives, "_LARGEST", 2 * len(line(1)))
    monkeypatch.setattr(archives, "_BUFFERED", 3 * len(line(1)))
    (folders.inbox / "a.jsonl").write_bytes(b"".join(line(number) for number in range(1, 6)))
    landing.land_all(folders)
    assert sorted(by_day(folders)[DAYS[0]]) == ["1-2", "3-4", "5"]
    assert sorted(read_all(folders)["title"]) == [f"Story {number}" for number in range(1, 6)]


def test_what_a_killed_landing_left_is_swept_and_the_archive_is_landed(folders):
    left = folders.landing / "archives" / f".{'a' * 64}.999999999.tmp"
    left.mkdir(parents=True)
    (left / "0").write_bytes(line(1))
    (folders.inbox / "a.jsonl").write_bytes(line(1))
    landing.land_all(folders)
    assert not left.exists()
    assert by_day(folders) == {DAYS[0]: ["1"]}


def test_a_document_that_was_removed_from_landing_comes_back_from_its_archive(folders):
    (folders.inbox / "a.jsonl").write_bytes(line(1, DAYS[0]) + line(2, DAYS[1]))
    landing.land_all(folders)
    manifests.path_of(manifests.landed(folders)[0], folders).unlink()
    assert sorted(one.is_new for one in landing.land_all(folders).landed) == [False, True]
    assert read_all(folders).height == 2


def test_mentions_are_looked_for_a_day_at_a_time_and_only_where_articles_or_names_changed(folders, monkeypatch):
    searched: list[list[str]] = []
    find, gather = ingest.readers.looked_through, listed_names.gather

    def watched(articles, *others):
        searched.append([body.partition(" the")[0] for body in articles["body"]])
        return find(articles, *others)

    monkeypatch.setattr(ingest.readers, "looked_through", watched)
    (folders.inbox / "a.jsonl").write_bytes(line(1, DAYS[0]) + line(2, DAYS[1]))
    landing.land_all(folders)
    read_all(folders)
    for _ in range(2):
        ingest.find_mentions(folders)
        assert searched == [["In story 1"], ["In story 2"]]
    (folders.inbox / "b.jsonl").write_bytes(line(3, DAYS[1]))
    landing.land_all(folders)
    read_all(folders)
    ingest.find_mentions(folders)
    assert searched[2:] == [["In story 2", "In story 3"]]
    named = pl.DataFrame(
        [("Story Works Ltd.", "Story Works Ltd.", "CHINA")], schema=gather(folders).schema, orient="row"
    )
    monkeypatch.setattr(listed_names, "gather", lambda _: named)
    ingest.find_mentions(folders)
    assert len(searched) == 5
    assert lake.partitions(folders, "news__mentions") == list(DAYS)


def test_where_spark_is_chosen_and_cannot_work_no_article_is_looked_through_here_instead(folders, monkeypatch):
    (folders.inbox / "a.jsonl").write_bytes(line(1))
    landing.land_all(folders)
    read_all(folders)
    monkeypatch.setenv("ENTITY_LEDGER_ENGINE", "spark")
    monkeypatch.setenv("ENTITY_LEDGER_LAKEHOUSE", "dbname=team")
    with pytest.raises(UnusableEngine, match="ENTITY_LEDGER_LAKEHOUSE: a lakehouse is built by DuckDB alone"):
        ingest.find_mentions(folders)
    assert lake.partitions(folders, "news__mentions") == []


def test_copies_keep_where_they_came_from_and_no_folder_is_told(folders):
    wire = "Lists grow\n\nBy Ann Example\nJanuary 16, 2025\n\n" + "Many words stand in this one long text. " * 20
    (folders.inbox / "wire.txt").write_text(wire, encoding="utf-8")
    (folders.inbox / "paper.txt").write_text(wire.replace("Ann", "Bo"), encoding="utf-8")
    paths = landing.waiting(folders)
    landing.land(paths[0], folders, origin="https://paper.test/1")
    landing.land(paths[1], folders)
    read_all(folders)
    ingest.find_copies(folders)
    found = lake.scan(folders, "news__copies")
    assert sorted(found["origin"]) == ["https://paper.test/1", "wire.txt"]
    assert found["story_id"].n_unique() == 1
    assert os.fspath(folders.root) not in " ".join(found["origin"])
