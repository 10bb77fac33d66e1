"""What Dagster loads, and how a bad edition is held back."""

import datetime as dt
import json
import os
import sqlite3
import time
from collections.abc import Iterator
from typing import Any

import dagster as dg
import pytest

from dagster_project.storage import lake, manifests, readers, release
from dagster_project.storage.folders import PROJECT
from dagster_project.storage.web.publishers import SOURCES
from tests.integration.dagster_ledger import Ledger, ledger_of_the_samples
from tests.typesetting.consolidated_screening_list import Party, as_csv

pytestmark = pytest.mark.slow

RULE = "2025-00704"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with ledger_of_the_samples(tmp_path_factory.mktemp("ledger") / "data") as opened:
        yield opened


@pytest.fixture(scope="module")
def published(ledger: Ledger) -> Ledger:
    ledger.read_all()
    result = ledger.run("refresh")
    assert result.success, ledger.runs.why_failed(result)
    return ledger


def test_every_raw_table_and_every_stage_is_an_asset_of_its_group(ledger):
    graph = ledger.defs.resolve_asset_graph()
    groups: dict[str, set[str]] = {}
    for key in graph.get_all_asset_keys():
        node = graph.get(key)
        assert len(key.path) == 2
        if node.is_executable:
            groups.setdefault(node.group_name, set()).add(key.path[1])
    assert groups.keys() == {"landing", "raw", "staging", "intermediate", "marts", "published"}
    assert groups["landing"] == {"documents"}
    assert groups["raw"] == set(lake.names())
    assert groups["published"] == {"entity_ledger", "documentation"}
    assert groups["marts"] == {path.stem for path in (PROJECT / "dbt_project" / "models" / "marts").glob("*.sql")}
    assert {path.stem for path in (PROJECT / "dbt_project" / "models" / "staging").rglob("*.sql")} <= groups["staging"]


def test_both_doors_are_blocking_checks_on_tables_that_exist(ledger):
    from dagster_project.quality.doors import DOORS

    graph = ledger.defs.resolve_asset_graph()
    for door, suites in DOORS.items():
        stage = "marts" if door == "door_2" else "raw"
        for suite in suites:
            key = dg.AssetCheckKey(dg.AssetKey([stage, suite.table]), suite.name)
            assert graph.get_check_spec(key).blocking
            assert graph.has(key.asset_key)


def test_spark_builds_nothing_where_the_doors_would_read_a_lakehouse(ledger, monkeypatch):
    from dagster_project.defs.warehouse import build_warehouse

    monkeypatch.setenv("ENTITY_LEDGER_ENGINE", "spark")
    monkeypatch.setenv("ENTITY_LEDGER_LAKEHOUSE", "postgresql://nowhere/none")
    with pytest.raises(dg.Failure, match="a lakehouse is built by DuckDB alone"):
        next(build_warehouse.op.compute_fn.decorated_fn(None, None))


def test_every_asset_tells_what_it_is_whose_it_is_and_what_it_rests_on(ledger):
    graph = ledger.defs.resolve_asset_graph()
    nodes = [graph.get(key) for key in graph.get_all_asset_keys()]
    assert len(nodes) > 200
    assert [node.key for node in nodes if not (node.description and node.owners and node.kinds)] == []
    assert [node.key for node in nodes if not node.metadata.get("documentation")] == []
    columns = {node.key: node.metadata.get("dagster/column_schema") for node in nodes}
    assert [key for key, known in columns.items() if key.path[0] in ("raw", "marts", "seeds") and not known] == []
    tags = {node.key.path[1]: node.tags.keys() & set(SOURCES) for node in nodes}
    assert tags["stg_ecfr__entries"] == {"ecfr"}
    assert tags["news__mentions"] == {"ecfr", "federal_register", "news"}
    assert tags["entity_ledger"] == set(SOURCES) | {"news"} - {"ownership"}


def test_what_people_look_up_has_a_freshness_policy(ledger):
    graph = ledger.defs.resolve_asset_graph()
    policies = {key.to_user_string(): graph.get(key).freshness_policy for key in graph.get_all_asset_keys()}
    assert {key for key, policy in policies.items() if policy} == {"landing/documents", "published/entity_ledger"}
    assert ledger.instance.freshness_enabled


def test_every_check_says_what_it_expects(ledger):
    graph = ledger.defs.resolve_asset_graph()
    said = {key.name: graph.get_check_spec(key).description for key in graph.asset_check_keys}
    assert [name for name, words in said.items() if not (words and words.endswith("."))] == []
    assert said["not_null_rules_document_number"] == "Every row has a value in `document_number`."


def test_dbt_tests_are_checks_and_none_of_them_is_on_a_source(ledger):
    from dagster_project.quality.doors import DOORS

    checks = ledger.defs.resolve_asset_graph().asset_check_keys
    suites = {suite.name for door in DOORS.values() for suite in door}
    of_dbt = {key for key in checks if key.name not in suites and key.asset_key.path[0] != "landing"}
    assert len(of_dbt) > 20
    assert {key.asset_key.path[0] for key in of_dbt} <= {"staging", "intermediate", "marts", "seeds"}


def test_refresh_runs_each_step_once_and_raw_tables_are_not_read_again(ledger):
    steps = {node.name for node in ledger.defs.resolve_job_def("refresh").nodes}
    assert steps == {
        "door_1",
        "raw__news__copies",
        "mentions",
        "keys",
        "door_1_derived",
        "build_warehouse",
        "door_2",
        "published__documentation",
        "published__entity_ledger",
    }


def test_there_are_schedules_and_sensors_for_what_is_dropped_read_and_released(ledger):
    repository = ledger.defs.get_repository_def()
    daily = {f"fetch_{source}_daily" for source in SOURCES}
    assert {one.name for one in repository.schedule_defs} == {"every_weekday_morning"} | daily
    assert {one.job_name for one in repository.schedule_defs if one.name in daily} <= set(repository.job_names)
    assert {one.name for one in repository.sensor_defs} == {"inbox", "publish_what_was_read", "post_changes"}


def test_the_samples_go_from_landing_to_the_published_database(published):
    assert published.asked("select document_number, event_count > 0 from rules") == [(RULE, True)]
    assert release.is_current(published.folders)
    assert (published.folders.quality / "index.html").exists()
    assert (published.folders.quality / "door_1" / "index.html").exists()
    assert (published.folders.quality / "dbt" / "index.html").exists()


def test_a_materialization_shows_rows_pages_source_and_a_preview(published):
    key = dg.AssetKey(["raw", "federal_register__entries"])
    shown = published.instance.get_latest_materialization_event(key).asset_materialization
    assert shown.partition == RULE
    assert shown.metadata["dagster/row_count"].value == lake.scan(published.folders, key.path[1]).height
    assert shown.metadata["pages"].value > 0
    assert shown.metadata["source"].url.endswith(RULE)
    assert shown.metadata["preview"].value.startswith("| entry_id |")
    mart = published.instance.get_latest_materialization_event(dg.AssetKey(["marts", "rules"])).asset_materialization
    assert mart.metadata["dagster/row_count"].value == 1
    assert "document_number" in mart.metadata["preview"].value
    events = published.instance.get_latest_materialization_event(dg.AssetKey(["marts", "listing_events"]))
    assert "entity-ledger evidence " in events.asset_materialization.metadata["evidence"].value


def test_a_mart_tells_its_columns_and_what_they_are_made_of(published):
    key = dg.AssetKey(["marts", "entities"])
    shown = published.instance.get_latest_materialization_event(key).asset_materialization.metadata
    (name,) = [column for column in shown["dagster/column_schema"].schema.columns if column.name == "name"]
    assert name.type == "VARCHAR"
    assert name.description.startswith("Primary name of its first party")
    assert name.constraints.other == ["from int_entities_merged.name"]
    lineage = shown["dagster/column_lineage"].column_lineage.deps_by_column
    merged = dg.AssetKey(["intermediate", "int_entities_merged"])
    assert lineage["name"] == [dg.TableColumnDep(merged, "name")]
    staged = published.instance.get_latest_materialization_event(dg.AssetKey(["staging", "stg_news__articles"]))
    origin = staged.asset_materialization.metadata["dagster/column_lineage"].column_lineage.deps_by_column["title"]
    assert [one.asset_key.path for one in origin] == [["raw", "news__articles"]]


def test_a_bad_edition_read_in_an_earlier_run_stops_the_release_and_the_published_file_stays(published, monkeypatch):
    before = published.folders.published_file.read_bytes()
    built = published.folders.warehouse_file.stat().st_mtime_ns
    read = readers.read

    def lossy(source: str, *given: Any) -> Any:
        tables = read(source, *given)
        if source == "federal_register":
            tables["entries"].pop()
        return tables

    with monkeypatch.context() as patch:
        patch.setattr(readers, "read", lossy)
        assert published.run("read_rule", RULE).success
    heard: list[str] = []
    result = published.run("refresh", listen=lambda event: heard.append(event.step_key))
    assert not result.success
    assert "door_1" in heard
    shut = [one for one in result.get_asset_check_evaluations() if not one.passed and one.blocking]
    assert any(one.severity == dg.AssetCheckSeverity.ERROR for one in shut)
    started = {event.step_key for event in result.all_events if event.event_type_value == "STEP_START"}
    assert started == {"door_1"}
    assert published.folders.published_file.read_bytes() == before
    assert published.folders.warehouse_file.stat().st_mtime_ns == built
    assert published.run("read_rule", RULE).success


def test_publishing_alone_is_refused_while_a_door_was_not_tried_on_what_stands_now(published):
    from dagster_project.defs.published import entity_ledger

    before = published.folders.published_file.read_bytes()
    assert published.run("read_rule", RULE).success
    result = dg.materialize([entity_ledger], instance=published.instance, raise_on_error=False)
    assert not result.success
    (why,) = published.runs.why_failed(result)
    assert "was not checked since they changed" in why
    assert published.folders.published_file.read_bytes() == before


def test_an_unreadable_partition_fails_with_the_name_of_its_file(published, monkeypatch):
    from dagster_project.reading.errors import UnreadableDocument

    def unreadable(*_: Any) -> Any:
        raise UnreadableDocument("page 2: the stream is cut", "fetch it again")

    with monkeypatch.context() as patch:
        patch.setattr(readers, "read", unreadable)
        result = published.run("read_rule", RULE)
    assert published.runs.why_failed(result) == ["2025-00704.pdf: page 2: the stream is cut; fetch it again"]


def test_a_file_dropped_into_the_inbox_is_taken_once_it_rests_and_its_partition_is_asked_for(published):
    dropped = published.folders.inbox / "wire.txt"
    dropped.write_text("Lists grow\n\nBy Ann Example\nJanuary 20, 2025\n\nMore firms were added, officials said.\n")
    first = published.tick()
    assert "wire.txt" not in {one.file_name for one in manifests.landed(published.folders)}
    resting = time.time() - 60
    os.utime(dropped, (resting, resting))
    second = published.tick(first.cursor)
    landed = next(one for one in manifests.landed(published.folders) if one.file_name == "wire.txt")
    assert ("read_news", landed.partition_key) in {(one.job_name, one.partition_key) for one in second.run_requests}
    assert landed.partition_key in published.instance.get_dynamic_partitions("news_days")
    assert str(dropped) in json.loads(second.cursor)
    again = published.tick(second.cursor)
    assert {one.run_key for one in again.run_requests} == {one.run_key for one in second.run_requests}


def test_many_partitions_are_asked_for_in_one_run_and_no_more_while_it_is_under_way(published, monkeypatch):
    from dagster_project.defs import automation

    assert "read_news" in published.jobs_asked_for()
    monkeypatch.setattr(automation, "MANY", len(published.jobs_asked_for()))
    assert published.jobs_asked_for() == ["read_unread"]
    run = published.instance.create_run_for_job(automation.read_unread, status=dg.DagsterRunStatus.STARTED)
    assert published.jobs_asked_for() == []
    published.instance.report_run_canceled(run)
    assert published.jobs_asked_for() == ["read_unread"]


def test_a_release_is_asked_for_once_all_is_read(published):
    from dagster_project.defs.automation import publish_what_was_read

    waiting = publish_what_was_read(dg.build_sensor_context(published.instance))
    assert "not read yet" in waiting.skip_message
    published.read_all()
    asked = publish_what_was_read(dg.build_sensor_context(published.instance))
    assert asked.run_key == release.input_fingerprint(published.folders)


def test_the_runs_are_kept_where_the_ui_finds_them(published):
    assert published.instance.get_runs_count() > 0
    with sqlite3.connect(published.folders.dagster / "history" / "runs.db") as connection:
        ((started,),) = connection.execute("select min(create_timestamp) from runs").fetchall()
    assert dt.datetime.fromisoformat(started)


@pytest.mark.long
def test_a_halved_screening_list_leaves_the_marts_untouched_and_a_doubled_one_is_published_with_a_warning(published):
    source = "consolidated_screening_list"

    def refreshed(day: str, count: int) -> dg.ExecuteInProcessResult:
        given = published.folders.inbox / f"consolidated_{day}.csv"
        given.write_bytes(as_csv(Party(f"Party {number}") for number in range(count)))
        published.read_all()
        return published.run("refresh")

    def entries() -> list[tuple[Any, ...]]:
        return published.asked("select edition_date, count(*) from list_entries group by all order by all")

    first, second = "2026-07-30", "2026-07-31"
    assert refreshed(first, 20).success
    assert entries() == [(dt.date.fromisoformat(first), 20)]
    built = published.folders.warehouse_file.stat().st_mtime_ns
    halved = refreshed(second, 10)
    assert not halved.success
    shut = [one for one in halved.get_asset_check_evaluations() if one.severity == dg.AssetCheckSeverity.ERROR]
    assert [one.asset_key.path[-1] for one in shut if not one.passed] == [f"{source}__editions"]
    assert published.folders.warehouse_file.stat().st_mtime_ns == built
    assert entries() == [(dt.date.fromisoformat(first), 20)]
    doubled = refreshed(second, 41)
    assert doubled.success
    told = [one for one in doubled.get_asset_check_evaluations() if not one.passed]
    assert [(one.asset_key.path[-1], one.severity) for one in told] == [
        (f"{source}__editions", dg.AssetCheckSeverity.WARN)
    ]
    assert entries()[-1] == (dt.date.fromisoformat(second), 41)
