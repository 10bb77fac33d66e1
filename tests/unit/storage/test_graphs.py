"""Families as the marts have them, and a page for each group beside the published database."""

import re
from pathlib import Path

import duckdb
import pytest

from dagster_project.storage import graphs
from dagster_project.storage.folders import Folders

COLUMNS = (
    "relation_id text, relation_type text, from_entity_id text, from_name text, to_entity_id text, to_name text, "
    "basis text, status text, is_open boolean, joins_group boolean, valid_to date"
)
RELATIONS = [
    ("1", "subsidiary_of", "b", "Beta", "a", "Alpha", "ownership", "fact", False, True, None),
    ("2", "subordinate_of", None, "Unknown Works", "a", "Alpha", "printed", "fact", False, False, None),
    ("3", "shares_stem", "c", "Gamma", "a", "Alpha", "name_stem", "candidate", True, False, None),
    ("4", "shares_stem", "b", "Beta", "a", "Alpha", "name_stem", "candidate", False, False, None),
    ("5", "subsidiary_of", "d", "Delta", "a", "Alpha", "ownership", "fact", False, False, "2020-01-01"),
    ("6", "shares_stem", "e", "Epsilon", "a", "Alpha", "name_stem", "rejected", False, False, None),
    ("7", "same_as", "a", "Alpha", "a", "Alpha (HK)", "cross_listing", "fact", False, False, None),
]


def put(folders: Folders, relations: list[tuple[object, ...]], groups: dict[str, str]) -> None:
    folders.published.mkdir(parents=True, exist_ok=True)
    folders.published_file.unlink(missing_ok=True)
    with duckdb.connect(folders.published_file) as connection:
        connection.execute(f"create table entity_relations ({COLUMNS})")
        if relations:
            connection.executemany(f"insert into entity_relations values ({', '.join('?' * 11)})", relations)
        for column, value in (("confidence", "0.5"), ("according_to", "'Paper'")):
            connection.execute(f"alter table entity_relations add column {column} varchar default {value}")
        for column in ("reviewed_by", "reviewed_on", "source_date"):
            connection.execute(f"alter table entity_relations add column {column} varchar")
        connection.execute("create table entities (entity_id text, name text, group_id text)")
        connection.executemany(
            "insert into entities values (?, ?, ?)", [(key, f"{key} & Co.", group) for key, group in groups.items()]
        )
        connection.execute(
            "create or replace table entities as select *, 'China' as destinations, true as is_listed, "
            "max(name) over (partition by group_id) as group_name, count(*) over (partition by group_id) as group_size "
            "from entities"
        )


GROUPS = {"a": "a", "b": "a", "c": "c", "d": "d", "e": "e"}


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path)


def test_a_family_has_what_holds_and_what_a_decision_would_change(folders: Folders) -> None:
    put(folders, RELATIONS, GROUPS)
    with duckdb.connect(folders.published_file, read_only=True) as connection:
        family = graphs.family(connection, "b")
    assert family.head == "a"
    assert {one.key for one in family.members} == {"a", "b"}
    assert {(one.start, one.end, one.status, one.joins) for one in family.bonds} == {
        ("b", "a", "fact", True),
        ("name: Unknown Works", "a", "fact", False),
        ("c", "a", "candidate", False),
    }
    assert not family.relatives["name: Unknown Works"].is_listed


def test_of_many_candidates_some_are_drawn_and_the_others_counted(folders: Folders) -> None:
    many = {f"n{number}": f"n{number}" for number in range(30)}
    rows = [(key, "shares_stem", key, key, "a", "Alpha", "name_stem", "candidate", True, False, None) for key in many]
    put(folders, rows, GROUPS | many)
    with duckdb.connect(folders.published_file, read_only=True) as connection:
        family = graphs.family(connection, "a")
    assert (len(family.bonds), family.left_out) == (20, 10)


def test_each_group_has_a_page_and_one_that_is_no_more_has_none(folders: Folders) -> None:
    put(folders, RELATIONS, GROUPS)
    assert graphs.write(folders) == 1
    folder = folders.published / "graphs"
    assert sorted(path.name for path in folder.iterdir()) == ["a.html", "index.html"]
    assert re.findall(r"<li>.*?</li>", (folder / "index.html").read_text()) == [
        '<li><a href="a.html">b &amp; Co. (2 parties)</a></li>'
    ]
    put(folders, [], dict.fromkeys("cd", "c"))
    assert graphs.write(folders) == 1
    assert sorted(path.name for path in folder.iterdir()) == ["c.html", "index.html"]
