"""Rows of the seed of exceptions that say nothing clear are refused in one line."""

import re
from pathlib import Path

import pytest

from dagster_project.storage import exceptions
from dagster_project.storage.folders import Folders

HEAD = "finding_id,document,page,printed_text,decision,column_name,value,reviewed_by,reviewed_on,reason"
READ = 'f1,2025-00704,3,"words, ""so""\nprinted",read_as,removal,"China: Alpha Co., Ltd.",A. Reader,2026-01-31,seen'
SEEN = "f2,2025-00704,,,acknowledge,,,A. Reader,2026-01-31,seen"


def seed(folder: Path, *rows: str, head: str = HEAD, end: str = "\n") -> Path:
    path = folder / "exceptions.csv"
    path.write_text(end.join([head, *rows, ""]), encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_rows_are_read_as_a_person_or_a_spreadsheet_writes_them(tmp_path, end):
    read, seen = exceptions.read(seed(tmp_path, READ, SEEN, end=end)).to_dicts()
    assert (read["printed_text"], read["value"]) == ('words, "so"\nprinted', "China: Alpha Co., Ltd.")
    assert (seen["printed_text"], seen["column_name"], seen["reason"]) == (None, None, "seen")


def test_the_seed_of_the_project_is_well_formed():
    assert exceptions.read(Folders.from_environment().exceptions).columns == HEAD.split(",")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (SEEN.replace("A. Reader", " "), "row 2, f2: reviewed_by must not be empty"),
        (SEEN.replace("seen", ""), "row 2, f2: reason must not be empty"),
        (SEEN.replace("2026-01-31", "31.1.2026"), "row 2, f2: reviewed_on 31.1.2026 is no day"),
        (SEEN.replace("00704,,", "00704,three,"), "row 2, f2: page three is no number"),
        (SEEN.replace("acknowledge", "ignore"), "row 2, f2: decision ignore is neither acknowledge nor read_as"),
        (SEEN.replace("acknowledge,", "acknowledge,action"), "row 2, f2: column_name and value are for read_as only"),
        (SEEN.replace("acknowledge,", "read_as,name"), "row 2, f2: column_name name is none of action, template"),
        (SEEN.replace("acknowledge,", "read_as,action"), "row 2, f2: value is empty"),
        (SEEN.replace("acknowledge,,", "read_as,removal,Alpha"), "row 2, f2: value Alpha is no destination and name"),
        (SEEN.replace("acknowledge,,", "read_as,removal,China: "), "row 2, f2: value China:  is no destination and"),
        (SEEN + ",more", "exceptions.csv: "),
    ],
)
def test_a_malformed_row_is_one_line_that_names_file_row_and_remedy(tmp_path, row, said):
    with pytest.raises(exceptions.MalformedException) as refused:
        exceptions.read(seed(tmp_path, READ, row))
    assert re.fullmatch(
        rf"[^\n]*exceptions\.csv: [^\n]*{re.escape(said.split(': ', 1)[-1])}[^\n]*; see docs/\S+", str(refused.value)
    )


@pytest.mark.parametrize("head", [HEAD.removesuffix(",reason"), ""])
def test_a_file_without_its_columns_is_refused(tmp_path, head):
    with pytest.raises(exceptions.MalformedException, match=r"exceptions\.csv: .*; see docs/exceptions\.md"):
        exceptions.read(seed(tmp_path, head=head))
