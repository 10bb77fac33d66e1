"""Tables of customers: columns guessed, rows read, troubles told by row."""

from pathlib import Path

import polars as pl
import pytest

from dagster_project.storage.screening.columns import NoNameColumn, chosen
from dagster_project.storage.screening.customers import Row, Trouble, UnreadableTable, customers, from_lines


def read(path: Path) -> dict[int, Row | Trouble]:
    return {row.number: row for row in customers(path, {}).rows}


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (["Customer No", "Supplier Name", "Land", "Address"], ("Supplier Name", "Land", "Address", "Customer No")),
        (["id", "COMPANY_NAME", "countryCode"], ("COMPANY_NAME", "countryCode", None, "id")),
        (["Razón social", "País", "Dirección"], ("Razón social", "País", "Dirección", None)),
        (["whatever"], ("whatever", None, None, None)),
    ],
)
def test_columns_are_guessed_by_their_titles(header, expected):
    columns = chosen(header, {})
    assert (columns.name, columns.country, columns.address, columns.identifier) == expected


def test_a_person_chooses_another_column_and_is_told_of_one_that_is_not_there():
    assert chosen(["a", "b"], {"name": "b"}).name == "b"
    with pytest.raises(NoNameColumn, match="'c' for the name; there are 'a', 'b'"):
        chosen(["a", "b"], {"name": "c"})
    with pytest.raises(NoNameColumn, match="--name-column"):
        chosen(["a", "b"], {})


def test_a_row_that_cannot_be_screened_is_told_and_those_after_it_are_read(tmp_path):
    path = tmp_path / "customers.csv"
    path.write_text(
        "id,name\n1,Kavosh\n2,\n3,too,many\n4,!!\n5,"
        + "x" * 10_000_000
        + '\n6,"never closed\n7,Huawei\x00 Tech\u202e\n8,=1+1\n9,שלום עולם\n10,"two\nlines"\n11,last\n',
        encoding="utf-8",
    )
    rows = read(path)
    told = {number: row.what for number, row in rows.items() if isinstance(row, Trouble)}
    assert set(told) == {3, 4, 5, 6, 7}
    assert "empty" in told[3]
    assert "3 cells where the header has 2" in told[4]
    assert "no letter" in told[5]
    assert "more than 1,048,576 characters" in told[6]
    assert "no row of CSV" in told[7]
    assert (rows[8].customer.name, rows[8].note is None) == ("Huawei Tech", False)
    assert [rows[number].customer.name for number in (9, 10, 11, 13)] == ["=1+1", "שלום עולם", "two lines", "last"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_and_delimiters_of_spreadsheets_are_read(tmp_path, encoding):
    path = tmp_path / "customers.csv"
    path.write_bytes("Name;Land\nMüller GmbH;Österreich\n".encode(encoding))
    (row,) = read(path).values()
    assert (row.customer.name, row.customer.country) == ("Müller GmbH", "Österreich")


def test_parquet_and_excel_give_the_same_rows(tmp_path):
    table = pl.DataFrame({"id": [7, 8, 9], "name": ["Kavosh", None, "Huawei"], "country": ["IR", "IR", None]})
    table.write_parquet(tmp_path / "customers.parquet")
    table.write_excel(tmp_path / "customers.xlsx")
    by_file = [list(read(tmp_path / f"customers.{end}").values()) for end in ("parquet", "xlsx")]
    for rows in by_file:
        assert [row.customer.name for row in rows if isinstance(row, Row)] == ["Kavosh", "Huawei"]
        assert [row.identifier for row in rows if isinstance(row, Row)] == ["7", "9"]
        assert [type(row) for row in rows] == [Row, Trouble, Row]


def test_what_is_no_table_is_refused_with_its_name(tmp_path):
    for name, content in (("a.parquet", b"no"), ("a.xlsx", b"no"), ("a.csv", b"")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises((UnreadableTable, NoNameColumn), match=name):
            customers(tmp_path / name, {})
    with pytest.raises(UnreadableTable, match="no such file"):
        customers(tmp_path / "none.csv", {})


def test_standard_input_has_a_name_per_line_and_commas_belong_to_names():
    assert [row.customer.name for row in from_lines(["A Co., Ltd.\n", "\n", "B"]).rows] == ["A Co., Ltd.", "B"]
