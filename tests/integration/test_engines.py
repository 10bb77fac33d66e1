"""Spark builds from the same raw tables the rows that DuckDB builds, and says in one line if it cannot run here."""

import shutil

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from dagster_project.cli.compare_engines import compare_engines
from dagster_project.storage import files, ingest, lake
from dagster_project.storage.comparison import compare
from dagster_project.storage.engines import DUCKDB, SPARK, Engine, build
from dagster_project.storage.folders import Folders
from dagster_project.storage.spark import session

pytestmark = pytest.mark.slow
# For queries over some rows neither Java's better compiler pays nor a class of their own.
_BRIEF = """\
spark.driver.extraJavaOptions -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:MetaspaceSize=256m
spark.sql.codegen.factoryMode NO_CODEGEN
spark.sql.codegen.wholeStage false
spark.sql.ui.explainMode simple
"""


@pytest.fixture(autouse=True)
def brief(tmp_path_factory, monkeypatch):
    """Spark's settings in a file of its own, where a user's stand; all jobs of this process share a Java machine."""
    place = tmp_path_factory.mktemp("settings")
    (place / "spark-defaults.conf").write_text(_BRIEF, encoding="utf-8")
    monkeypatch.setenv("SPARK_CONF_DIR", str(place))


@pytest.mark.skipif(session.lacking() is not None, reason=str(session.lacking()))
def test_all_marts_of_the_samples_are_the_same_on_both_engines_ids_included(published, tmp_path):
    beside = Folders(tmp_path / "spark")
    beside.warehouse.mkdir(parents=True)
    beside.raw.symlink_to(published.raw)
    build(beside, Engine(SPARK, "local[2]"))
    comparison = compare(published.warehouse_file, beside.warehouse_file)
    assert comparison.differences == []
    assert comparison.row_counts.keys() == {path.stem for path in (published.published / "parquet").glob("*.parquet")}
    assert sum(comparison.row_counts.values()) > 300


def test_where_spark_or_java_is_missing_one_line_says_how_to_get_it(monkeypatch, capsys):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert compare_engines("local[2]", "table") == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "make spark" in said.err or "apt install openjdk" in said.err


@pytest.mark.skipif(session.lacking() is not None, reason=str(session.lacking()))
def test_customers_screened_on_spark_have_the_hits_and_the_order_that_they_have_here(tmp_path):
    from dagster_project.matching.screening import Alias, Customer, Party
    from dagster_project.storage.screening import pool
    from dagster_project.storage.screening.customers import Row
    from dagster_project.storage.spark import screening

    parties = [Party("e1", "China", None, ("No. 1 Road, Beijing",)), Party("e2", None, None)]
    aliases = [Alias("e1", "Beijing Lightning Optics Co., Ltd.", "primary"), Alias("e2", "Harbour Alloys", "primary")]
    named = ["Harbor Alloys Ltd", "Nobody at all", "Beijing Lightning Optics", "Lightning Optics Beijing Company"]
    rows = [Row(number, f"c{number}", Customer(name, "CN"), None) for number, name in enumerate(named * 50, 1)]
    here = list(pool.screened(rows, parties, aliases, 0.55, 5))
    assert sum(bool(hits) for _, hits in here) >= 100
    assert list(screening.screened(Folders(tmp_path), "local[2]", rows, parties, aliases, 0.55, 5)) == here


@pytest.mark.skipif(session.lacking() is not None, reason=str(session.lacking()))
def test_articles_looked_through_on_spark_give_row_for_row_and_day_for_day_what_they_give_here(
    published, tmp_path, monkeypatch
):
    from dagster_project.storage.spark import news

    monkeypatch.setattr(news, "_PIECE", 2)  # so that a day is several pieces
    monkeypatch.delenv("ENTITY_LEDGER_RAW", raising=False)
    raw = []
    for engine in (Engine(DUCKDB), Engine(SPARK, "local[2]")):
        for name, value in engine.environment().items():
            monkeypatch.setenv(name, value)
        folders = Folders(tmp_path / engine.name)
        shutil.copytree(published.raw, folders.raw, ignore=shutil.ignore_patterns("news__claims", "news__mentions"))
        _add_days(folders)
        ingest.find_mentions(folders)
        monkeypatch.setattr(ingest.readers, "looked_through", None)  # from now on only workers can
        raw.append({table: _days(folders, f"news__{table}") for table in ingest.LOOKED_FOR})
    here, there = raw
    assert min(sum(map(len, here[table].values())) for table in ("mentions", "claims")) > 50
    for table, days in here.items():
        assert days.keys() == there[table].keys()
        for day, rows in days.items():
            assert_frame_equal(rows, there[table][day])


def _add_days(folders: Folders) -> None:
    """A day of nine times as many articles as there are, and a day of none."""
    articles = lake.scan(folders, "news__articles")
    more = [articles.with_columns(pl.col("article_id") + str(number)) for number in range(9)]
    files.build(lake.file_of(folders, "news__articles", "2025-03-01"), pl.concat(more).write_parquet)
    files.build(lake.file_of(folders, "news__articles", "2025-03-02"), articles.clear().write_parquet)


def _days(folders: Folders, name: str) -> dict[str, pl.DataFrame]:
    return {day: lake.partition(folders, name, day) for day in lake.partitions(folders, name)}


@pytest.mark.skipif(session.lacking() is not None, reason=str(session.lacking()))
def test_a_worker_with_another_version_of_the_package_ends_the_job_in_one_line(published, tmp_path, monkeypatch):
    from dagster_project.storage.spark import news

    monkeypatch.setattr(lake, "reader_fingerprint", lambda: "another")
    day, *_ = lake.partitions(published, "news__articles")
    columns = ["article_id", "document_sha256", "publisher", "body"]
    beside = Folders(tmp_path)
    beside.raw.symlink_to(published.raw)
    with pytest.raises(session.FailedJob, match=r"local.*not those of the program that asks; it needs this") as said:
        list(news.looked_through(beside, "local[2]", [day], columns, None))
    assert "\n" not in str(said.value)
