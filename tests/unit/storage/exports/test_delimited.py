"""Marts as CSV."""

import csv
import gzip

import duckdb
import pytest

from dagster_project.storage.exports.delimited import write_csv
from dagster_project.storage.exports.marts import published_marts
from dagster_project.storage.formulas import GUARD
from tests.unit.storage.exports.hostile import NAMES


@pytest.fixture
def parties(hostile):
    return published_marts(hostile, ["parties"])[0]


def rows_of(path) -> list[list[str]]:
    csv.field_size_limit(1 << 20)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_no_cell_begins_as_a_formula_and_one_apostrophe_less_gives_each_text_back(hostile, parties, tmp_path):
    write_csv(hostile, parties, tmp_path, lambda rows: None)
    head, *rows = rows_of(tmp_path / "parties.csv")
    assert head == [column.name for column in parties.columns]
    names = [row[1] for row in rows[: len(NAMES)]]
    assert [name for name in names if name.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))] == []
    assert [name.removeprefix(GUARD) for name in names] == NAMES
    assert sum(name.startswith(GUARD) for name in names) == 11


def test_numbers_days_and_instants_stay_what_they_are(hostile, parties, tmp_path):
    write_csv(hostile, parties, tmp_path, lambda rows: None)
    last, before = rows_of(tmp_path / "parties.csv")[:-3:-1]
    assert before == ["zz", "", "", "", "-7", "1899-12-31", "2025-01-16T10:00:00.500Z"]
    assert last == ["zzz", "", "", "", "7", "2025-01-16", "2025-01-16T00:00:00Z"]


def test_lines_end_as_the_standard_says_and_a_missing_text_is_not_an_empty_one(hostile, parties, tmp_path):
    write_csv(hostile, parties, tmp_path, lambda rows: None)
    content = (tmp_path / "parties.csv").read_bytes()
    assert content.startswith(b"party_id,name,")
    assert content.endswith(b"\r\n")
    assert b'\r\np20,"",true' in content
    assert b"\r\nzz,,," in content


def test_another_reader_has_the_same_texts_without_the_guard(hostile, parties, tmp_path):
    write_csv(hostile, parties, tmp_path, lambda rows: None, is_guarded=False)
    found = duckdb.sql(
        f"select name from read_csv('{tmp_path}/parties.csv', all_varchar = true, quote = '\"', escape = '\"', "
        "allow_quoted_nulls = false, max_line_size = 1000000, delim = ',', header = true, new_line = '\\r\\n')"
    ).fetchall()
    assert [name for (name,) in found] == [*NAMES, None, None]


def test_a_packed_file_is_the_same_in_fewer_bytes_and_the_same_again(hostile, parties, tmp_path):
    write_csv(hostile, parties, tmp_path, lambda rows: None)
    write_csv(hostile, parties, tmp_path, lambda rows: None, is_packed=True)
    packed = (tmp_path / "parties.csv.gz").read_bytes()
    assert gzip.decompress(packed) == (tmp_path / "parties.csv").read_bytes()
    write_csv(hostile, parties, tmp_path, lambda rows: None, is_packed=True)
    assert (tmp_path / "parties.csv.gz").read_bytes() == packed


def test_a_mart_without_rows_is_a_header(hostile, tmp_path):
    (nobody,) = published_marts(hostile, ["nobody"])
    write_csv(hostile, nobody, tmp_path, lambda rows: None)
    assert rows_of(tmp_path / "nobody.csv") == [[column.name for column in nobody.columns]]
