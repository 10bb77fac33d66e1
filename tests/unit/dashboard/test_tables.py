"""Tables: a page at a time, bound and never pasted, whole as CSV without a formula."""

import csv
import io

import duckdb
import pytest

from dagster_project.dashboard.data import rows
from dagster_project.dashboard.tables import ROWS, Column, Part, Table, as_csv, cut, part
from dagster_project.dashboard.view import View

PARTIES = Table(
    "parties",
    "Parties",
    "select name, place from known where $name is null or contains(name, $name)",
    "name",
    (Column("name", "Party"),),
    ("name",),
    {"place": "place desc, name"},
)


@pytest.fixture
def connection():
    with duckdb.connect() as found:
        found.execute("create table known (name varchar, place integer)")
        found.executemany("insert into known values (?, ?)", [[f"Firm {number:03}", number] for number in range(60)])
        yield found


def asked(**words):
    return View("/parties", words)


def test_a_page_has_so_many_rows_and_knows_how_many_there_are(connection):
    first, last = part(connection, PARTIES, asked()), part(connection, PARTIES, asked(parties_page="3"))
    assert (len(first.rows), first.count, first.pages) == (ROWS, 60, 3)
    assert [row["name"] for row in last.rows] == [f"Firm {number:03}" for number in range(2 * ROWS, 60)]


def test_a_page_past_the_end_is_the_last_one(connection):
    found = part(connection, PARTIES, asked(parties_page="99"))
    assert (found.number, found.count, found.rows[-1]["name"]) == (3, 60, "Firm 059")


def test_rows_that_are_at_hand_are_cut_into_the_same_pages(connection):
    known = rows(connection, f"{PARTIES.sql} order by {PARTIES.order}", {"name": None})
    for page in ("1", "3", "99", "none"):
        of_known, read = (
            cut(known, PARTIES, asked(parties_page=page)),
            part(connection, PARTIES, asked(parties_page=page)),
        )
        assert (of_known.number, of_known.count) == (read.number, read.count)
        assert [row["name"] for row in of_known.rows] == [row["name"] for row in read.rows]
    assert cut([], PARTIES, asked(parties_page="7")) == Part([], 0, 1)


def test_a_table_without_rows_has_one_page(connection):
    found = part(connection, PARTIES, asked(name="nobody", parties_page="7"))
    assert (found.rows, found.count, found.pages) == ([], 0, 1)


def test_only_an_order_that_there_is_can_be_asked_for(connection):
    assert part(connection, PARTIES, asked(order="place")).rows[0]["name"] == "Firm 059"
    assert part(connection, PARTIES, asked(order="name; drop table known")).rows[0]["name"] == "Firm 000"


@pytest.mark.parametrize("name", ["'; drop table known; --", "' or 1=1 --", "%", "$name", "{}"])
def test_what_an_address_asks_is_a_value_and_no_sql(connection, name):
    assert part(connection, PARTIES, asked(name=name)).count == 0
    assert connection.execute("select count(*) from known").fetchone() == (60,)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_the_whole_table_as_csv_has_no_cell_that_a_spreadsheet_runs(connection, start):
    name = f'{start}cmd|" /C calc"!A0, "x"'
    connection.execute("insert into known values (?, -1)", [name])
    found = list(csv.DictReader(io.StringIO(as_csv(connection, PARTIES, {}), newline="")))
    assert len(found) == 61
    assert [row["name"] for row in found if row["place"] == "-1"] == [f"'{name}"]


def test_the_csv_is_of_what_is_asked_and_its_link_says_so(connection):
    view = {"name": "Firm 05", "order": "place", "other": "x"}
    assert PARTIES.csv_link(view) == "/csv/parties.csv?name=Firm+05&order=place"
    lines = as_csv(connection, PARTIES, view).splitlines()
    assert (lines[0], lines[1], len(lines)) == ("name,place", "Firm 059,59", 11)
