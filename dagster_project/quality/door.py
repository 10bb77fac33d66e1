"""Running a door: its suites over tables, what failed in words, and the pages that show it."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from dagster_project.quality.suites import Suite

_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Failure:
    """An expectation that failed: what was expected, what was seen and where, and what to do."""

    expected: str
    severity: str  # critical | warning
    observed: str
    remedy: str


@dataclass(frozen=True, slots=True)
class SuiteResult:
    """What became of one suite."""

    name: str
    table: str
    promise: str
    row_count: int
    expectation_count: int
    failures: tuple[Failure, ...]

    @property
    def is_passed(self) -> bool:
        """Whether all expectations held."""
        return not self.failures

    @property
    def is_open(self) -> bool:
        """Whether no critical expectation failed."""
        return all(failure.severity != "critical" for failure in self.failures)


def examine(
    suites: Iterable[Suite], frames: Mapping[str, pl.DataFrame], pages: Path | None = None
) -> list[SuiteResult]:
    """Run suites over their tables and, where a folder is given, write Great Expectations' Data Docs into it."""
    import great_expectations as gx

    context = gx.get_context(mode="ephemeral")
    _be_quiet(context)
    if pages is not None:
        _keep_pages(context, pages)
    source = context.data_sources.add_pandas("tables")
    results = [_run(context, source, suite, frames.get(suite.table)) for suite in suites]
    if pages is not None:
        context.build_data_docs()
    return results


def _run(context: Any, source: Any, suite: Suite, frame: pl.DataFrame | None) -> SuiteResult:
    import great_expectations as gx

    if frame is None:
        missing = Failure(f"{suite.table} is there", "critical", "the table is missing", "run `make run`")
        return SuiteResult(suite.name, suite.table, suite.promise, 0, 1, (missing,))
    expectations = suite.expect(gx.expectations)
    batch = source.add_dataframe_asset(suite.name).add_batch_definition_whole_dataframe("whole")
    built = context.suites.add(gx.ExpectationSuite(name=suite.name, expectations=expectations, notes=suite.promise))
    definition = gx.ValidationDefinition(name=suite.name, data=batch, suite=built)
    place = [column for column in suite.place if column in frame.columns]
    found = context.validation_definitions.add(definition).run(
        batch_parameters={"dataframe": frame.select(_asked(expectations, frame, place)).to_pandas()},
        result_format={"result_format": "COMPLETE", "unexpected_index_column_names": place},
    )
    failures = tuple(_failure(result, place) for result in found.results if not result.success)
    return SuiteResult(suite.name, suite.table, suite.promise, frame.height, len(expectations), failures)


def _asked(expectations: Sequence[Any], frame: pl.DataFrame, place: list[str]) -> list[str]:
    """The columns that expectations name and that lead to a row; in pandas the others would take most of the memory."""
    named = {value for one in expectations for value in one.configuration.kwargs.values() if isinstance(value, str)}
    named |= {column for one in expectations for column in one.configuration.kwargs.get("column_list", ())}
    return [column for column in frame.columns if column in named or column in place] or frame.columns


def _failure(result: Any, place: list[str]) -> Failure:
    configuration = result.expectation_config
    return Failure(
        expected=configuration.description,
        severity=str(configuration.severity.value),
        observed=_observed(result, place),
        remedy=configuration.meta["remedy"],
    )


def _observed(result: Any, place: list[str]) -> str:
    """What was seen instead: how many rows, and the first of them with their places."""
    raised = [one["exception_message"] for one in _exceptions(result.exception_info)]
    if raised:
        return f"could not be checked: {raised[0]}"
    seen = result.result
    if "unexpected_count" not in seen:
        return str(seen.get("observed_value"))
    rows = [_row(row, place) for row in (seen.get("unexpected_index_list") or [])[:_EXAMPLES]]
    return f"{seen['unexpected_count']} of {seen['element_count']} rows" + (f": {'; '.join(rows)}" if rows else "")


def _row(row: Mapping[str, Any], place: list[str]) -> str:
    found = [str(row[column]) for column in place if column in row]
    others = [f"{column} is {value}" for column, value in row.items() if column not in place]
    return " ".join([*found, f"({', '.join(others)})" if others else ""]).strip()


def _exceptions(info: Any) -> list[Mapping[str, Any]]:
    """Great Expectations 1.24 gives one exception, or a mapping of several."""
    found = [info] if "raised_exception" in info else list(info.values())
    return [one for one in found if isinstance(one, Mapping) and one.get("raised_exception")]


def _be_quiet(context: Any) -> None:
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    logging.getLogger("great_expectations").setLevel(logging.ERROR)


def _keep_pages(context: Any, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in list(context.get_site_names()):
        context.delete_data_docs_site(name)
    store = {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder)}
    index = {"class_name": "DefaultSiteIndexBuilder"}
    site = {"class_name": "SiteBuilder", "store_backend": store, "site_index_builder": index}
    context.add_data_docs_site("pages", site)
