"""The questions of docs/queries.md, asked on the published samples: each is answered, and as the page prints it."""

import re
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest

from dagster_project.storage import exceptions
from dagster_project.storage.folders import PROJECT, Folders

pytestmark = pytest.mark.slow

DOCS = PROJECT / "docs"
_QUESTION = re.compile(r"^## (?P<title>[^\n]+)\n(?P<rest>.*?)(?=^## |\Z)", re.M | re.S)
_QUERY = re.compile(r"^```sql\n(?P<sql>.*?)^```\n(?:\n(?P<table>(?:\|[^\n]*\n)+))?", re.M | re.S)
_LINK = re.compile(r"\[[^\]]*\]\((?!https?:|#)(?P<target>[^)#\s]+)[^)]*\)")


class Question(NamedTuple):
    title: str
    sql: str
    table: str | None


def questions() -> list[Question]:
    page = (DOCS / "queries.md").read_text(encoding="utf-8")
    return [
        Question(asked["title"], query["sql"], query["table"])
        for asked in _QUESTION.finditer(page)
        for query in _QUERY.finditer(asked["rest"])
    ]


def printed(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


def rows_of(table: str) -> list[list[str]]:
    head, _rule, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    return [head, *rows]


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.title)
def test_a_question_is_answered_as_the_page_prints_it(published: Folders, question: Question) -> None:
    with duckdb.connect(str(published.published_file), read_only=True) as connection:
        found = connection.sql(question.sql)
        answer = [list(found.columns), *([printed(value) for value in row] for row in found.fetchall())]
    assert len(answer) > 1, "the query gives no row"
    if question.table is not None:
        assert answer == rows_of(question.table)


def test_every_sql_block_of_the_page_is_a_question() -> None:
    assert len(questions()) == (DOCS / "queries.md").read_text(encoding="utf-8").count("```sql\n") >= 12


def test_the_page_on_exceptions_asks_the_marts_as_they_are_and_adds_a_row_that_is_taken(
    published: Folders, tmp_path: Path
) -> None:
    blocks = re.findall(r"^```(sql|csv)\n(.*?)^```", (DOCS / "exceptions.md").read_text(encoding="utf-8"), re.M | re.S)
    with duckdb.connect(str(published.published_file), read_only=True) as connection:
        assert [len(connection.sql(sql).columns) for kind, sql in blocks if kind == "sql"] == [6, 3]
    (row,) = (text for kind, text in blocks if kind == "csv")
    (tmp_path / "exceptions.csv").write_text(row, encoding="utf-8")
    assert exceptions.read(tmp_path / "exceptions.csv")["decision"].to_list() == ["read_as"]


def test_links_between_pages_lead_to_files_that_exist() -> None:
    pages = [*DOCS.rglob("*.md"), PROJECT / "CONTRIBUTING.md", PROJECT / "CHANGELOG.md"]
    links = [(page, link["target"]) for page in pages for link in _LINK.finditer(page.read_text(encoding="utf-8"))]
    assert links
    assert [f"{page.name}: {target}" for page, target in links if not (page.parent / target).exists()] == []


def test_the_glossary_names_only_tables_that_exist(published: Folders) -> None:
    with duckdb.connect(str(published.published_file), read_only=True) as connection:
        columns = "select table_name, column_name from duckdb_columns() where schema_name = 'marts'"
        known = {f"{table}.{column}" for table, column in connection.sql(columns).fetchall()}
    named = re.findall(r"`((?:" + "|".join({name.split(".")[0] for name in known}) + r")\.\w+)`", glossary())
    assert len(named) > 20
    assert sorted(set(named) - known) == []


def glossary() -> str:
    return (DOCS / "glossary.md").read_text(encoding="utf-8")
