"""Marts as a workbook for Excel, read by another library than the one that writes it."""

import datetime as dt
import re
import zipfile
from dataclasses import replace

import openpyxl
import polars as pl
import pytest

from dagster_project.storage.exports.marts import edition, published_marts
from dagster_project.storage.exports.sheet import CUT, MOST_CHARACTERS, MOST_ROWS
from dagster_project.storage.exports.workbook import TooLarge, is_our_workbook, sheet_names, write_workbook
from tests.unit.storage.exports.hostile import NAMES


@pytest.fixture(scope="module")
def workbook(hostile, tmp_path_factory):
    path = tmp_path_factory.mktemp("workbook") / "marts.xlsx"
    changes = write_workbook(hostile, published_marts(hostile), edition(hostile), path, lambda rows: None)
    return path, changes


def decoded(text: str | None) -> str | None:
    """A text as Excel reads it: signs that XML does not bear stand in the file by their number."""
    return text and re.sub(r"_x([0-9A-Fa-f]{4})_", lambda sign: chr(int(sign[1], 16)), text)


def test_every_text_is_a_text_and_none_is_a_formula_or_a_link(workbook):
    path, _ = workbook
    sheet = openpyxl.load_workbook(path)["parties"]
    cells = [sheet.cell(row, 2) for row in range(2, len(NAMES) + 2)]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "inlineStr"}
    found = [decoded(cell.value) or "" for cell in cells]
    assert [text for text in NAMES if len(text) < 20_000] == [text for text in found if len(text) < 20_000]
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    assert [name for name, content in parts.items() if re.search(rb"<(?:f|hyperlink)[ >]", content)] == []
    assert [name for name in parts if re.search(r"external|sheet\d+\.xml\.rels", name)] == []


def test_what_is_too_long_is_cut_between_characters_and_said(workbook):
    path, changes = workbook
    (long,) = [text for text in pl.read_excel(path, sheet_name="parties")["name"].to_list() if text and "😀" in text]
    assert long.endswith(CUT)
    assert MOST_CHARACTERS - 1 <= len(long.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
    assert "parties.name: text of more than 32,767 characters, cut (1)" in changes


def test_days_are_days_and_what_excel_would_change_is_text_and_said(workbook):
    path, changes = workbook
    sheet = openpyxl.load_workbook(path)["parties"]
    last = [cell.value for cell in sheet[sheet.max_row]]
    assert last[-2:] == [dt.datetime(2025, 1, 16), dt.datetime(2025, 1, 16)]
    assert [sheet.cell(sheet.max_row, column).number_format for column in (6, 7)] == [
        "yyyy-mm-dd",
        "yyyy-mm-dd hh:mm:ss",
    ]
    assert sheet.cell(sheet.max_row - 1, 6).value == "1899-12-31"
    assert sheet.cell(2, 5).value == str(2**60)
    assert sheet.cell(sheet.max_row, 5).value == 7
    assert changes == [
        "parties.name: text of more than 32,767 characters, cut (1)",
        f"parties.number: number that Excel would round, written as text ({len(NAMES)})",
        "parties.since_date: day before March 1900, written as text (1)",
    ]


def test_a_sheet_keeps_its_header_in_sight_and_filters_and_two_sheets_say_what_it_is(workbook):
    path, _ = workbook
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["About", "Columns", "nobody", "parties"]
    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    assert book["parties"].auto_filter.ref == f"A1:G{len(NAMES) + 3}"
    about = [[cell.value for cell in row] for row in book["About"].iter_rows(min_row=3)]
    assert about == [
        ["parties", "parties", len(NAMES) + 2, "One row per 'party'.", "abc123", "2026-11-26T21:00:00+00:00"]
    ]
    assert ["parties", "name", "VARCHAR", "=What it is called"] in [
        [cell.value for cell in row] for row in book["Columns"].iter_rows()
    ]


def test_names_of_sheets_are_short_without_signs_and_never_alike():
    names = ["entities", "a" * 40, "a" * 41, "A" * 31, "about", "what/is[this]", "History", "'quoted'"]
    given = sheet_names(names)
    assert list(given) == names
    assert max(len(name) for name in given.values()) == 31
    assert len({name.lower() for name in given.values()}) == len(names)
    assert not {"about", "columns", "history"} & {name.lower() for name in given.values()}
    assert [name for name in given.values() if re.search(r"[\[\]:*?/\\']", name)] == []


def test_a_mart_with_more_rows_than_a_sheet_is_refused_before_anything_is_written(hostile, tmp_path):
    (parties,) = published_marts(hostile, ["parties"])
    with pytest.raises(TooLarge, match=r"parties: 1,048,576 rows, and a sheet of Excel holds 1,048,575; "):
        write_workbook(
            hostile, [replace(parties, rows=MOST_ROWS)], edition(hostile), tmp_path / "x.xlsx", lambda rows: None
        )
    assert list(tmp_path.iterdir()) == []


def test_our_workbook_is_known_and_others_are_not(workbook, tmp_path):
    path, _ = workbook
    assert is_our_workbook(path)
    pl.DataFrame({"a": [1]}).write_excel(tmp_path / "theirs.xlsx")
    (tmp_path / "text.xlsx").write_text("not a workbook")
    assert not is_our_workbook(tmp_path / "theirs.xlsx")
    assert not is_our_workbook(tmp_path / "text.xlsx")
    assert not is_our_workbook(tmp_path / "nothing.xlsx")
