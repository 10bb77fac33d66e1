"""The jobs that fetch: what they land is a partition at once, and a failure is shown and fails the run."""

import os
from collections.abc import Callable, Iterator

import dagster as dg
import pytest

from dagster_project.cli.app import Source
from dagster_project.defs import runs
from dagster_project.defs.fetching import JOBS, SCHEDULES
from dagster_project.defs.landing import DOCUMENTS
from dagster_project.storage import manifests
from dagster_project.storage.folders import Folders
from dagster_project.storage.web.publishers import SOURCES
from tests.integration.fetching.offers import DAY, EDITION, edition
from tests.integration.fetching.publisher import Answer, nobody_listens

ECFR = next(job for job in JOBS if job.name == "fetch_ecfr")


@pytest.fixture
def instance(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> Iterator[dg.DagsterInstance]:
    monkeypatch.setattr(os, "environ", os.environ.copy())  # opening an instance tells dbt and Dagster of the folders
    with runs.instance_of(folders) as found:
        yield found


@pytest.fixture
def shown(instance: dg.DagsterInstance) -> Callable[[], dict[str, object]]:
    """What the asset of landed documents shows of the last fetch."""

    def of() -> dict[str, object]:
        records = instance.fetch_observations(DOCUMENTS, limit=1).records
        return {name: value.value for name, value in records[0].asset_observation.metadata.items()}

    return of


def test_every_source_has_a_job_and_a_daily_schedule_that_is_off_until_switched_on():
    assert tuple(Source) == SOURCES
    assert [job.name for job in JOBS] == [f"fetch_{source}" for source in SOURCES]
    assert [one.job_name for one in SCHEDULES] == [job.name for job in JOBS]
    assert {one.default_status for one in SCHEDULES} == {dg.DefaultScheduleStatus.STOPPED}
    assert {one.execution_timezone for one in SCHEDULES} == {"America/New_York"}


def test_a_fetched_edition_is_landed_and_a_partition_at_once(one_edition, folders, instance, shown):
    one_edition.gives(EDITION, Answer(edition()))
    assert runs.run(ECFR, instance).success
    assert [one.partition_key for one in manifests.landed(folders)] == [str(DAY)]
    assert instance.get_dynamic_partitions("editions") == [str(DAY)]
    assert shown() == {
        **{"source": "ecfr", "offline": False, "new": 1, "unchanged": 0, "fetched before": 0},
        **{"left out": "none", "failures": "none"},
    }


def test_a_failure_fails_the_run_with_its_line_and_what_came_is_a_partition(one_edition, instance, shown):
    result = runs.run(ECFR, instance)
    line = f"{one_edition.url}{EDITION}?part=744: the server answers 404 Not Found; open it in a browser"
    assert not result.success
    (why,) = runs.why_failed(result)
    assert why.startswith(f"1 documents not fetched: {line}")
    assert shown()["failures"].startswith(f"- {line}")


def test_without_a_network_the_run_succeeds_and_says_so(one_edition, instance, shown, monkeypatch):
    monkeypatch.setenv("ENTITY_LEDGER_FETCH_ECFR", nobody_listens())
    assert runs.run(ECFR, instance).success
    assert (shown()["offline"], shown()["new"]) == (True, 0)
