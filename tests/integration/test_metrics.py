"""Metrics: what MetricFlow says of their definitions, and what the published views answer."""

import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys

import duckdb
import pytest

from dagster_project.storage.folders import PROJECT, Folders
from tests.semantic_layer.compiled import VIEWS, compiled_views, manifest_of

pytestmark = pytest.mark.slow

NAMES = sorted(path.stem for path in VIEWS.glob("*.sql"))
CONTRACT = {"additions_by_month", "removals_by_month", "listed_by_destination", "news_lead"}

# `mf validate-configs`, then each saved query as `mf query --saved-query` runs it: one process, since it starts slowly.
MF = """
import json, pathlib, sys
from dbt_metricflow.cli.main import cli
from dbt_metricflow.cli.cli_configuration import CLIConfiguration
from metricflow.engine.metricflow_engine import MetricFlowQueryRequest
here = pathlib.Path.cwd()
try:
    cli(["validate-configs"], standalone_mode=True)
except SystemExit as end:
    assert not end.code, end.code
configuration = CLIConfiguration()
configuration.setup(dbt_profiles_path=here, dbt_project_path=here)
answers = {}
for query in configuration.mf.list_saved_queries():
    answer = configuration.mf.query(MetricFlowQueryRequest.create(saved_query_name=query.name)).result_df
    answers[query.name] = [answer.column_names, [[str(value) for value in row] for row in answer.rows]]
(here / "answers.json").write_text(json.dumps(answers))
"""


@pytest.fixture(scope="module")
def metricflow(published: Folders, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, list]]:
    """What MetricFlow says of the project, and the rows that it gives for each saved query."""
    here = tmp_path_factory.mktemp("metricflow")
    (here / "target").mkdir()
    for name in ("dbt_project.yml", "profiles.yml"):
        shutil.copy(PROJECT / "dbt_project" / name, here / name)
    shutil.copy(published.dbt_target / "semantic_manifest.json", here / "target")
    place = {"ENTITY_LEDGER_DATA": str(published.root), "DBT_PROFILES_DIR": str(here), "DBT_LOG_PATH": str(here)}
    environment = {**os.environ, **place, "DO_NOT_TRACK": "1"}
    environment.pop("DBT_TARGET_PATH", None)
    done = subprocess.run(
        [sys.executable, "-c", MF], cwd=here, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout + done.stderr, json.loads((here / "answers.json").read_text())


def test_metricflow_finds_no_error_in_the_definitions_and_none_against_the_warehouse(metricflow):
    said, _ = metricflow
    assert said.count("Successfully validated") == 6
    assert said.count("ERRORS: 0, FUTURE_ERRORS: 0") == 6


def test_every_saved_query_is_published_as_a_view_with_a_description_of_each_column(published, metricflow):
    assert set(metricflow[1]) == set(NAMES) > CONTRACT
    with duckdb.connect(str(published.published_file), read_only=True) as connection:
        views = connection.sql("select view_name, comment from duckdb_views() where schema_name = 'metrics'").fetchall()
        columns = connection.sql(
            "select table_name, comment, data_type from duckdb_columns() where schema_name = 'metrics'"
        ).fetchall()
    assert {name for name, comment in views if comment.startswith("One row per ")} == set(NAMES)
    assert {name for name, comment, _ in columns if comment} == set(NAMES)
    assert all(comment for _, comment, _ in columns)
    assert {kind for _, _, kind in columns} == {"VARCHAR", "DATE", "BIGINT", "DOUBLE"}


@pytest.mark.parametrize("name", NAMES)
def test_a_view_has_the_rows_of_the_query(published, metricflow, name):
    columns, rows = metricflow[1][name]
    asked = VIEWS.joinpath(f"{name}.sql").read_text("utf-8").partition("\nfrom (")[0].splitlines()[3:]
    order = [columns.index(line.strip().removeprefix("cast(").split()[0]) for line in asked]
    assert sorted(order) == list(range(len(columns)))
    expected = sorted([[_plain(row[place]) for place in order] for row in rows])
    with duckdb.connect(str(published.published_file), read_only=True) as connection:
        found = connection.sql(f"from metrics.{name}").fetchall()
    assert sorted([_plain(str(value)) for value in row] for row in found) == expected
    assert rows or name in {"removals_by_month", "findings_by_type"}


def test_the_page_on_metrics_names_every_view_and_column_and_its_query_runs(published):
    page = (PROJECT / "docs" / "metrics.md").read_text("utf-8")
    (query,) = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    with duckdb.connect(str(published.published_file), read_only=True) as connection:
        assert connection.sql(query).fetchall() == [(11,)]
        for name in NAMES:
            (columns,) = re.findall(rf"^\| `metrics\.{name}` \|.*\| (`.*`) \|$", page, re.MULTILINE)
            assert [one.strip(" `") for one in columns.split(",")] == connection.sql(f"from metrics.{name}").columns


def _plain(value: str) -> str:
    """A day without its midnight, a number without its type."""
    value = value.removesuffix(" 00:00:00").removesuffix("T00:00:00")
    return value.removesuffix(".0")


def test_the_committed_sql_is_what_metricflow_compiles(published):
    compiled = compiled_views(manifest_of(published.dbt_target / "semantic_manifest.json"))
    assert compiled.keys() == set(NAMES)
    stale = [name for name in NAMES if (VIEWS / f"{name}.sql").read_text("utf-8") != compiled[name]]
    assert stale == [], "run `make metrics`"


def test_the_views_answer_in_a_renamed_copy_and_under_another_name(published, tmp_path):
    copy = shutil.copy(published.published_file, tmp_path / "another name.duckdb")
    with duckdb.connect() as connection:
        connection.execute(f"attach '{copy}' as mine (read_only)")
        assert connection.sql("select sum(additions) from mine.metrics.additions_by_month").fetchone() == (12,)
        for name in NAMES:
            connection.sql(f"from mine.metrics.{name}").fetchall()


SMALL_WORLD = """
create schema marts;
create schema metrics;
create table marts.changes (change_id varchar, change_type varchar, change_date date, list_code varchar,
    destination varchar);
insert into marts.changes values
    ('1', 'added', '2024-01-31', 'entity_list', 'China'),
    ('2', 'added', '2024-01-31', 'entity_list', 'China'),
    ('3', 'added', '2024-02-01', 'unverified_list', 'India'),
    ('4', 'removed', '2024-02-29', 'entity_list', 'China'),
    ('5', 'revised', '2024-03-10', 'entity_list', 'China'),
    ('6', 'added', '2024-04-01', 'entity_list', 'China');
create table marts.days as
    select cast(range as date) as calendar_date from range(date '2024-01-31', date '2024-04-02', interval 1 day);
create table marts.listings (version_id varchar, listing_id varchar, entity_id varchar, list_code varchar,
    destination varchar, is_current boolean, listed_since date, valid_from date);
insert into marts.listings values
    ('v1', 'l1', 'e1', 'entity_list', 'China', false, '2024-01-31', '2024-01-31'),
    ('v2', 'l1', 'e1', 'entity_list', 'China', true, '2024-01-31', '2024-03-10'),
    ('v3', 'l2', 'e1', 'entity_list', 'China', true, null, '2024-01-31'),
    ('v4', 'l3', 'e2', 'unverified_list', 'India', true, '2023-12-31', '2024-02-01');
create table marts.reported_rules (document_number varchar, citation varchar, title varchar, filed_date date,
    publication_date date, effective_date date, first_report_date date, first_article_id varchar,
    first_publisher varchar, report_count bigint, filed_lead_days bigint, publication_lead_days bigint,
    effective_lead_days bigint);
insert into marts.reported_rules values
    ('r1', '1', 'A', '2024-01-30', '2024-01-31', '2024-01-31', '2024-01-27', 'a1', 'Wire', 3, 3, 4, 4),
    ('r2', '2', 'B', '2024-02-28', '2024-02-29', '2024-02-29', '2024-03-01', 'a2', 'Paper', 1, -2, -1, -1),
    ('r3', '3', 'C', '2024-02-28', '2024-02-29', '2024-02-29', null, 'a3', null, 1, null, null, null);
create table marts.findings (finding_id varchar, finding_type varchar, severity varchar, source_name varchar,
    status varchar, reviewed_on date);
insert into marts.findings values ('f1', 'count', 'warning', null, 'open', null),
    ('f2', 'count', 'warning', null, 'acknowledged', '2024-01-01');
"""


@pytest.fixture(scope="module")
def small_world():
    with duckdb.connect() as connection:
        connection.execute(SMALL_WORLD)
        names = (
            "additions_by_month",
            "removals_by_month",
            "changes_by_month",
            "listed_by_month",
            "listed_by_destination",
        )
        for name in (*names, "listed_by_year", "news_lead_by_year", "findings_by_type"):
            connection.execute((VIEWS / f"{name}.sql").read_text("utf-8"))
        yield connection


def first_of(month: int, year: int = 2024) -> dt.date:
    return dt.date(year, month, 1)


def test_additions_and_removals_count_in_the_month_of_their_effect(small_world):
    assert small_world.sql("from metrics.additions_by_month").fetchall() == [
        (first_of(1), "entity_list", "China", 2),
        (first_of(2), "unverified_list", "India", 1),
        (first_of(4), "entity_list", "China", 1),
    ]
    assert small_world.sql("from metrics.removals_by_month").fetchall() == [(first_of(2), "entity_list", "China", 1)]


def test_a_month_with_changes_of_any_kind_is_one_row(small_world):
    counts = small_world.sql("select month, destination, additions, removals, revisions from metrics.changes_by_month")
    assert counts.fetchall() == [
        (first_of(1), "China", 2, None, None),
        (first_of(2), "China", None, 1, None),
        (first_of(2), "India", 1, None, None),
        (first_of(3), "China", None, None, 1),
        (first_of(4), "China", 1, None, None),
    ]


def test_a_month_ends_with_those_who_were_added_and_not_removed_also_where_nothing_happened(small_world):
    ends = small_world.sql("select * exclude list_code from metrics.listed_by_month where destination = 'China'")
    assert ends.fetchall() == [(first_of(month), "China", count) for month, count in ((1, 2), (2, 1), (3, 1), (4, 2))]
    others = small_world.sql(
        "select min(month), max(listed_at_month_end) from metrics.listed_by_month where list_code = 'unverified_list'"
    )
    assert others.fetchall() == [(first_of(2), 1)]


def test_a_party_counts_once_in_whatever_version_it_stands_and_parties_that_are_one_are_one_entity(small_world):
    assert small_world.sql("from metrics.listed_by_destination").fetchall() == [
        ("China", "entity_list", 2, 1),
        ("India", "unverified_list", 1, 1),
    ]
    years = small_world.sql("from metrics.listed_by_year order by destination, listed_since_year nulls last").fetchall()
    assert years == [
        (first_of(1), "China", "entity_list", 1),
        (None, "China", "entity_list", 1),
        (first_of(1, 2023), "India", "unverified_list", 1),
    ]


def test_a_rule_without_a_dated_report_counts_and_has_no_lead(small_world):
    assert small_world.sql("from metrics.news_lead_by_year").fetchall() == [(first_of(1), 3, 1.5, 0.5)]


def test_a_finding_on_which_a_person_decided_is_not_open(small_world):
    assert small_world.sql("from metrics.findings_by_type").fetchall() == [(None, "count", "warning", 2, 1)]
