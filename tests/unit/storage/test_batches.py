"""Partitions that are written batch by batch and read piece by piece."""

import pytest

from dagster_project.reading.evidence import Evidence
from dagster_project.sources.news.records import Article, Mention
from dagster_project.storage import batches, lake
from dagster_project.storage.folders import Folders

SEEN = Evidence("a" * 64, "words", span_start=0, span_end=5)
UNKNOWN = (None,) * 13


@pytest.fixture
def folders(tmp_path):
    made = Folders(tmp_path)
    lake.prepare(made)
    return made


def article(name):
    return Article(name, "Title", *UNKNOWN, None, "words", "words", False, None, SEEN)


def mention(name, of):
    return Mention(name, of, "Acme", "name", 1.0, None, "words", SEEN)


def written(folders, day, *found):
    return batches.write(folders, "news", day, found, ["a" * 64], ["articles", "mentions"])


def test_only_the_tables_asked_for_are_written(folders):
    written(folders, "2025-01-15", {"articles": [article("a1")], "mentions": []})
    assert lake.partitions(folders, "news__articles") == lake.partitions(folders, "news__mentions") == ["2025-01-15"]
    assert lake.partitions(folders, "news__claims") == []
    assert lake.is_current(folders, "news", "2025-01-15", ["a" * 64], ["articles", "mentions"])


def test_a_day_without_a_batch_has_files_without_rows(folders):
    written(folders, "2025-01-15")
    assert list(batches.pieces(folders, "news__articles", "2025-01-15")) == []
    assert lake.scan(folders, "news__articles").height == 0


def test_who_writes_is_told_the_first_batch_and_the_rows_of_all_and_a_preview_those_of_all_days(folders):
    found = written(folders, "2025-01-15", *({"articles": [article(name)], "mentions": []} for name in ("a1", "a2")))
    assert found["news__articles"].first["article_id"].to_list() == ["a1"]
    assert {name: one.row_count for name, one in found.items()} == {"news__articles": 2, "news__mentions": 0}
    written(folders, "2025-01-16", {"articles": [article("a3")], "mentions": []})
    first, row_count = lake.preview(folders, "news__articles", 2)
    assert (first["article_id"].to_list(), row_count) == (["a1", "a2"], 3)


def test_each_piece_comes_beside_what_is_of_its_articles_and_what_is_of_none_comes_last(folders, monkeypatch):
    monkeypatch.setattr(batches, "_PIECE", 2)
    names = ("m1", "a1"), ("m2", "a3"), ("m3", "a1"), ("m4", "nowhere")
    found = {"articles": [article(f"a{number}") for number in (1, 2, 3)], "mentions": [mention(*one) for one in names]}
    written(folders, "2025-01-15", found)
    told = [
        (articles["article_id"].to_list(), mentions["mention_id"].to_list())
        for articles, mentions in batches.side_by_side(folders, "news__articles", "news__mentions", on="article_id")
    ]
    assert told == [([], []), (["a1", "a2"], ["m1", "m3"]), (["a3"], ["m2"]), ([], ["m4"])]
