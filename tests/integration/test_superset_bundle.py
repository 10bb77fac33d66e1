"""What Superset is given agrees with what is published, and what stands in the way of its start is said in one line."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from bi.superset import bundle, columns, environment
from dagster_project.storage.folders import PROJECT, Folders


def read(kind: str) -> dict[Path, dict[str, Any]]:
    return {path: yaml.safe_load(path.read_text("utf-8")) for path in (bundle.BUNDLE / kind).rglob("*.yaml")}


def named_in(chart: dict[str, Any]) -> Iterator[str]:
    """Columns and metrics that a chart names in what Superset's page reads."""
    params = chart["params"]
    for key in ("x_axis", "metric", "x_axis_sort"):
        yield from [params[key]] if params.get(key) else []
    for key in ("metrics", "groupby", "all_columns"):
        yield from params.get(key, [])
    yield from params.get("column_config", {})
    yield from (one["subject"] for one in params["adhoc_filters"])
    yield from (yaml.safe_load(order)[0] for order in params.get("order_by_cols", []))


@pytest.mark.slow
def test_the_datasets_say_of_each_column_what_dbt_says(published: Folders) -> None:
    assert read("datasets") == columns.described(published.published_file)


@pytest.mark.slow
def test_a_column_that_is_renamed_is_seen_before_superset_starts(published: Folders, tmp_path: Path) -> None:
    bundle.fits(published.published_file)
    renamed = tmp_path / "entity_ledger.duckdb"
    renamed.write_bytes(published.published_file.read_bytes())
    with duckdb.connect(str(renamed)) as connection:
        connection.execute("alter table marts.groups rename column group_size to size")
    with pytest.raises(environment.NotStarted, match=r"lacks marts\.groups\.group_size; run `make run`"):
        bundle.fits(renamed)


def test_a_chart_names_only_what_its_dataset_has_and_says_what_it_counts() -> None:
    datasets = {one["uuid"]: one for one in read("datasets").values()}
    charts = read("charts")
    assert len(charts) > 10
    unknown = []
    for path, chart in charts.items():
        dataset = datasets[chart["dataset_uuid"]]
        known = {one["column_name"] for one in dataset["columns"]} | {one["metric_name"] for one in dataset["metrics"]}
        named = list(named_in(chart))
        assert named
        unknown += [f"{path.name}: {name}" for name in named if name not in known]
    assert unknown == []
    assert [path.name for path, chart in charts.items() if not (chart["description"] or "").endswith(".")] == []


def test_the_dashboard_shows_every_chart_and_filters_by_columns_that_exist() -> None:
    (dashboard,) = read("dashboards").values()
    shown = {
        one["meta"]["uuid"]
        for one in dashboard["position"].values()
        if isinstance(one, dict) and one["type"] == "CHART"
    }
    assert shown == {chart["uuid"] for chart in read("charts").values()}
    known = {(one["uuid"], column["column_name"]) for one in read("datasets").values() for column in one["columns"]}
    filters = dashboard["metadata"]["native_filter_configuration"]
    targets = [target for one in filters for target in one["targets"] if target]
    assert {one["name"] for one in filters} == {"Destination", "List", "Period"}
    assert {(target["datasetUuid"], target["column"]["name"]) for target in targets} <= known


def test_the_bundle_gets_the_path_and_stays_read_only(tmp_path: Path) -> None:
    filled = bundle.contents(tmp_path / "my data" / "entity_ledger.duckdb")
    database = yaml.safe_load(filled["databases/entity_ledger.yaml"])
    assert database["sqlalchemy_uri"] == f"duckdb:///{tmp_path}/my data/entity_ledger.duckdb?access_mode=READ_ONLY"
    assert (database["allow_dml"], database["allow_ctas"], database["allow_file_upload"]) == (False, False, False)
    assert yaml.safe_load((bundle.BUNDLE / "metadata.yaml").read_text("utf-8"))["type"] == "Dashboard"


def start(data: Path, *arguments: str, module: str = "bi.superset") -> subprocess.CompletedProcess[str]:
    place = os.environ | {"ENTITY_LEDGER_DATA": str(data), "PYTHONPATH": str(PROJECT)}
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, check=False, cwd=PROJECT, env=place, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("module", ["bi.superset", "bi.superset.columns"])
def test_nothing_published_is_one_line(tmp_path: Path, module: str) -> None:
    said = start(tmp_path, module=module)
    line = f"{tmp_path}/published/entity_ledger.duckdb: nothing is published yet; run `make run`\n"
    assert (said.returncode, said.stdout, said.stderr) == (1, "", line)


@pytest.mark.parametrize("port", ["taken", "70000"])
def test_a_port_that_is_taken_or_is_none_is_one_line(tmp_path: Path, port: str) -> None:
    Folders(tmp_path).published.mkdir()
    Folders(tmp_path).published_file.touch()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = port.replace("taken", str(taken.getsockname()[1]))
        said = start(tmp_path, "--port", port)
    assert (said.returncode, said.stdout) == (1, "")
    (line,) = said.stderr.splitlines()
    assert line.startswith(f"127.0.0.1:{port} cannot be listened on (")
    assert line.endswith("; name another with PORT=8089")


@pytest.mark.slow
def test_an_environment_that_cannot_be_installed_is_one_line_and_not_half_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "ENVIRONMENT", tmp_path / "superset")
    monkeypatch.setattr(environment, "_NOTE", tmp_path / "superset" / "made_from.txt")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    with pytest.raises(environment.NotStarted) as refused:
        environment.python()
    (line,) = str(refused.value).splitlines()
    assert "Superset cannot be installed (No matching distribution found for " in line
    assert line.endswith("is there a network to the package index? Then run `make superset` again")
    assert not environment.is_made()
