"""What an export reads of a published file."""

import pytest

from dagster_project.storage.exports.marts import Edition, UnknownMart, edition, published_marts


def test_a_file_tells_its_release_its_marts_and_what_they_mean(hostile):
    assert edition(hostile) == Edition("abc123", "2026-11-26T21:00:00+00:00")
    nobody, parties = published_marts(hostile)
    assert (nobody.name, nobody.rows, parties.name, parties.description) == (
        "nobody",
        0,
        "parties",
        "One row per 'party'.",
    )
    assert [column.type for column in parties.columns[-2:]] == ["DATE", "TIMESTAMP"]
    assert parties.columns[1].description == "=What it is called"


def test_only_chosen_marts_are_given_and_one_that_is_not_there_is_named_beside_the_nearest(hostile):
    assert [mart.name for mart in published_marts(hostile, ["parties"])] == ["parties"]
    with pytest.raises(UnknownMart, match="partys: no mart of this name is published; there is parties"):
        published_marts(hostile, ["parties", "partys"])
