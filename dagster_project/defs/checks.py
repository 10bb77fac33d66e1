"""The two doors as blocking checks: on the raw tables before dbt, on the marts before the release."""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

import dagster as dg

from dagster_project.defs import metadata
from dagster_project.quality import asked_columns, doors
from dagster_project.sources.derived import DERIVED
from dagster_project.storage import batches, exceptions, files, lake, warehouse
from dagster_project.storage.folders import Folders

Results = Iterator[dg.AssetCheckResult]

if TYPE_CHECKING:
    import polars as pl

    from dagster_project.quality.door import SuiteResult


def specs(stage: str, door: str) -> list[dg.AssetCheckSpec]:
    """One blocking check per suite of a door, on the asset of its table."""
    return [
        dg.AssetCheckSpec(suite.name, asset=[stage, suite.table], description=suite.promise, blocking=True)
        for suite in doors.DOORS[door]
    ]


@dg.multi_asset_check(specs=specs("raw", "door_1"), can_subset=True)
def door_1(context: dg.AssetCheckExecutionContext) -> Results:
    """Check the raw tables, all of them whichever check was asked for."""
    from dagster_project.quality.frames_of_raw import raw_frames

    folders = Folders.from_environment()
    frames = raw_frames(lambda name: lake.scan(folders, name), _exceptions(folders), _days(folders))
    yield from _examine(context, "door_1", raw_state(folders, without=DERIVED), frames)


@dg.multi_asset_check(specs=specs("raw", "door_1_derived"), can_subset=True)
def door_1_derived(context: dg.AssetCheckExecutionContext) -> Results:
    """Check the tables that are derived from raw tables against those that they are made of."""
    from dagster_project.quality.frames_of_raw import raw_frames

    folders = Folders.from_environment()
    frames = raw_frames(lambda name: lake.scan(folders, name), _exceptions(folders), _days(folders))
    yield from _examine(context, "door_1_derived", raw_state(folders), frames)


@dg.multi_asset_check(specs=specs("marts", "door_2"), can_subset=True)
def door_2(context: dg.AssetCheckExecutionContext) -> Results:
    """Check the marts against each other and against the raw tables."""
    from dagster_project.quality.frames_of_marts import mart_frames

    folders = Folders.from_environment()
    state = warehouse.state(folders)
    marts = warehouse.marts(folders, asked_columns.OF_MARTS)
    frames = mart_frames(
        marts, lambda name: lake.scan(folders, name, asked_columns.OF_RAW.get(name)), _exceptions(folders)
    )
    yield from _examine(context, "door_2", state, frames)


def require_open(folders: Folders) -> None:
    """Raise ClosedDoor unless every door was tried on what stands now and found open."""
    from dagster_project.quality import report

    report.require_open(folders.quality, "door_1", raw_state(folders, without=DERIVED))
    report.require_open(folders.quality, "door_1_derived", raw_state(folders))
    report.require_open(folders.quality, "door_2", warehouse.state(folders))


def _days(folders: Folders) -> "Iterator[tuple[pl.DataFrame, ...]]":
    return batches.side_by_side(folders, "news__articles", "news__mentions", "news__claims", on="article_id")


def _exceptions(folders: Folders) -> "pl.DataFrame":
    try:
        return exceptions.read(folders.exceptions)
    except exceptions.MalformedException as error:
        raise dg.Failure(str(error), allow_retries=False) from error


def raw_state(folders: Folders, without: Collection[str] = ()) -> str:
    """What door 1 is tried on: the raw tables, and the exceptions that let some of their rows pass."""
    return files.hash_of((lake.state(folders, without), folders.exceptions.read_bytes()))


def _examine(
    context: dg.AssetCheckExecutionContext, door: str, state: str, frames: "Mapping[str, pl.DataFrame]"
) -> Results:
    """Run a door, keep what it found, and report the checks that were asked for."""
    from dagster_project.quality import report
    from dagster_project.quality.door import examine

    folders = Folders.from_environment()
    results = examine(doors.DOORS[door], frames, folders.quality / door)
    report.record(folders.quality, door, state, results)
    keys = {(key.asset_key.path[-1], key.name): key for key in context.selected_asset_check_keys}
    for result in results:
        if (result.table, result.name) in keys:
            yield _result(result, keys[result.table, result.name], folders)


def _result(result: "SuiteResult", key: dg.AssetCheckKey, folders: Folders) -> dg.AssetCheckResult:
    rows = [(one.severity, one.expected, one.observed, one.remedy) for one in result.failures]
    return dg.AssetCheckResult(
        passed=result.is_passed,
        asset_key=key.asset_key,
        check_name=key.name,
        severity=dg.AssetCheckSeverity.WARN if result.is_open else dg.AssetCheckSeverity.ERROR,
        description=result.failures[0].expected if result.failures else None,
        metadata={
            "rows": result.row_count,
            "expectations": result.expectation_count,
            "failed": dg.MetadataValue.md(
                metadata.table(["severity", "expected", "observed", "remedy"], rows, width=500)
            ),
            "what was checked": dg.MetadataValue.path(folders.quality / "index.html"),
        },
    )
