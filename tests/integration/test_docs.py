"""The questions of docs/queries.md, asked on the published samples: each is answered, and as the page prints it."""

import contextlib
import io
import re
import textwrap
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


def questions_of_tools() -> list[Question]:
    """The queries of the pages in docs/connect, each by the name of its page."""
    pages = sorted((DOCS / "connect").glob("*.md"))
    return [
        Question(page.stem, query["sql"], query["table"])
        for page in pages
        for query in _QUERY.finditer(page.read_text(encoding="utf-8"))
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


@pytest.mark.parametrize("question", questions() + questions_of_tools(), ids=lambda question: question.title)
def test_a_question_is_answered_as_the_page_prints_it(published: Folders, question: Question) -> None:
    with duckdb.connect(str(published.published_file), read_only=True) as connection:
        found = connection.sql(question.sql)
        answer = [list(found.columns), *([printed(value) for value in row] for row in found.fetchall())]
    assert len(answer) > 1, "the query gives no row"
    if question.table is not None:
        assert answer == rows_of(question.table)


def test_every_sql_block_of_the_page_is_a_question() -> None:
    assert len(questions()) == (DOCS / "queries.md").read_text(encoding="utf-8").count("```sql\n") >= 12


def test_every_page_on_a_tool_has_a_query_and_says_what_was_tried() -> None:
    pages = {page.stem: page.read_text(encoding="utf-8") for page in (DOCS / "connect").glob("*.md")}
    first = pages.pop("README")
    assert (
        set(pages)
        == set(re.findall(r"\]\(([a-z-]+)\.md\)", first))
        >= {question.title for question in questions_of_tools()}
    )
    assert {question.title for question in questions_of_tools()} == set(pages)
    silent = [
        name
        for name, text in pages.items()
        if not re.search(r"^(Not tried|Tried|Tested)|with every change", text, re.M)
    ]
    assert silent == []


def test_the_lines_for_python_print_what_stands_below_them(published: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (DOCS / "connect" / "python.md").read_text(encoding="utf-8")
    ((code, expected),) = re.findall(r"```python\n(.*?)```\n\n +```text\n(.*?)```", page, re.DOTALL)
    monkeypatch.chdir(published.root.parent)
    assert published.root.name == "data"
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(textwrap.dedent(code), {})
    assert said.getvalue() == textwrap.dedent(expected)


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
