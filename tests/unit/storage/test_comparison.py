"""Two warehouses are the same only if every mart, column, row and value is."""

from pathlib import Path

import duckdb
import pytest

from dagster_project.storage.comparison import Difference, compare

RULES = [
    "create table marts.rules (document_number varchar, page_count bigint, filed_date date)",
    "insert into marts.rules values ('r1', 2, '2025-01-15'), ('r2', 3, null), ('r2', 3, null)",
]


@pytest.fixture
def warehouse(tmp_path):
    def built(name: str, *statements: str) -> Path:
        path = tmp_path / f"{name}.duckdb"
        with duckdb.connect(str(path)) as connection:
            for statement in ("create schema marts", *statements):
                connection.execute(statement)
        return path

    return built


@pytest.mark.parametrize(
    ("change", "differences"),
    [
        ("select 1", []),
        ("update marts.rules set page_count = 4 where page_count = 2", [("r1", "page_count", "2", "4")]),
        ("update marts.rules set filed_date = null", [("r1", "filed_date", "2025-01-15", None)]),
        (
            "update marts.rules set document_number = 'r3' where page_count = 2",
            [("r1", "", "a row", None), ("r3", "", None, "a row")],
        ),
        ("insert into marts.rules values ('r2', 3, null)", [(None, "count(*)", "3", "4"), ("r2", "", None, "a row")]),
        ("alter table marts.rules alter page_count type integer", [(None, "page_count", "BIGINT", "INTEGER")]),
        ("alter table marts.rules drop page_count", [(None, "page_count", "BIGINT", None)]),
        ("drop table marts.rules", [(None, "", "a table", None)]),
    ],
)
def test_whatever_one_of_them_says_otherwise_is_a_difference(warehouse, change, differences):
    found = compare(warehouse("first", *RULES), warehouse("second", *RULES, change)).differences
    assert found == [Difference("rules", *one) for one in differences]


def test_rows_in_another_order_are_the_same_rows(warehouse):
    turned = [
        "create table marts.rules as select * from (values ('r2', 3), ('r1', 2)) as rows (document_number, pages)"
    ]
    straight = [turned[0].replace("('r2', 3), ('r1', 2)", "('r1', 2), ('r2', 3)")]
    comparison = compare(warehouse("first", *turned), warehouse("second", *straight))
    assert (comparison.row_counts, comparison.differences) == ({"rules": 2}, [])


def test_of_very_many_differences_the_first_are_told_and_the_rest_counted(warehouse):
    rows = "create table marts.rules as select i as rule, {} as page from range(300) as numbers (i)"
    found = compare(warehouse("first", rows.format(1)), warehouse("second", rows.format(2))).differences
    assert len(found) == 101
    assert found[-1] == Difference("rules", None, "", "200 more keys", None)
