"""The tables of the macros, and what they find."""

from collections.abc import Iterator

import duckdb
import pytest

from dagster_project.storage.folders import PROJECT
from dagster_project.storage.screening import lookup

NAMES = [
    ("n1", "beijing", "Beijing Naura Microelectronics Equipment Co., Ltd.", "China"),
    ("n2", "shanghai", "Shanghai Naura Microelectronics Equipment Co., Ltd.", "China"),
    ("n3", "works", "АО Байкал Электроникс", "Russia"),
    ("n4", "kes", "KES", "Iran"),
    ("n5", "plant", "970th Aircraft Repair Plant", "Russia"),
]


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as made:
        lookup.fill(made, NAMES, PROJECT / "dbt_project" / "published" / lookup.SCHEMA)
        yield made


@pytest.mark.parametrize(
    ("asked", "entity"),
    [
        ("beijing naura microelectronics equipment limited", "beijing"),
        ("Shanghai Naura Micrelectronics Equipment", "shanghai"),
        ("Baikal Elektroniks LLC", "works"),
        ("K.E.S.", "kes"),
        ("970 Aircraft Repair Plant JSC", "plant"),
    ],
)
def test_names_are_found_as_the_command_finds_them(connection, asked, entity):
    sql = "select names.entity_id from screening.alike($1) join screening.names using (name_id) where alike >= 0.7"
    rows = connection.execute(f"{sql} order by alike desc", [asked]).fetchall()
    assert rows[0] == (entity,)


@pytest.mark.parametrize("asked", ["Equipment Co., Ltd.", "KEX", "971 Aircraft Repair Plant", "", "!"])
def test_common_words_and_other_numbers_find_nobody(connection, asked):
    sql = "select count(*) from screening.alike($1) where alike >= 0.7"
    assert connection.execute(sql, [asked]).fetchall() == [(0,)]


def test_a_country_has_its_code_under_each_of_its_names(connection):
    codes = connection.sql("select country_code from screening.countries where written in ('china', 'cn', 'chn')")
    assert {code for (code,) in codes.fetchall()} == {"cn"}
