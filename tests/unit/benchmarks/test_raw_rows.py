"""Raw tables that are made by columns look to SQL like those that are read."""

import polars as pl
import pytest

from benchmarks import raw_rows
from dagster_project.reading.evidence import schema_of
from dagster_project.storage import lake
from dagster_project.storage.folders import Folders

_NAMES = ["Alpha Works Ltd", "Beta Optics Co., Ltd."]


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    made = Folders(tmp_path_factory.mktemp("data"))
    lake.prepare(made)
    assert raw_rows.write(made, 10_000, _NAMES) == rows(made) == 9_800
    return made


def rows(made):
    return sum(lake.scan(made, name).height for name in lake.names())


def test_each_table_has_the_columns_of_its_record(folders):
    for name in ("news__articles", "news__copies", "news__mentions", "ownership__parties", "ownership__holdings"):
        assert lake.scan(folders, name).schema == schema_of(lake.record_type(name))


def test_an_article_prints_the_name_that_its_mention_finds_there(folders):
    articles, mentions = lake.scan(folders, "news__articles"), lake.scan(folders, "news__mentions")
    found = mentions.join(articles.select("article_id", "body"), on="article_id").select(
        "name", printed=pl.col("body").str.slice(pl.col("span_start"), pl.col("span_end") - pl.col("span_start"))
    )
    assert found.height == 2_000
    assert found["printed"].to_list() == found["name"].to_list()
    assert set(found["name"]) == set(_NAMES)


def test_owners_of_the_register_are_parties_of_it_and_some_bear_listed_names(folders):
    parties, holdings = lake.scan(folders, "ownership__parties"), lake.scan(folders, "ownership__holdings")
    assert set(holdings["owner_identifier"]) | set(holdings["owned_identifier"]) == set(parties["identifier"])
    assert parties.filter(pl.col("name").is_in(_NAMES)).height == 2


def test_a_larger_number_replaces_what_a_smaller_one_wrote(tmp_path):
    made = Folders(tmp_path)
    lake.prepare(made)
    raw_rows.write(made, 1_000, _NAMES)
    assert raw_rows.write(made, 2_000, _NAMES) == rows(made)
