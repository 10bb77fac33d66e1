"""Spark builds from the same raw tables the rows that DuckDB builds, and says in one line if it cannot run here."""

import pytest

from dagster_project.cli.compare_engines import compare_engines
from dagster_project.storage.comparison import compare
from dagster_project.storage.engines import SPARK, Engine, build
from dagster_project.storage.folders import Folders
from dagster_project.storage.spark import session

pytestmark = pytest.mark.slow


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
