"""Saved queries of the semantic layer as views in plain SQL, each compiled by MetricFlow."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

from metricflow.engine.metricflow_engine import MetricFlowEngine, MetricFlowQueryRequest
from metricflow.protocols.sql_client import SqlEngine
from metricflow.sql.render.duckdb_renderer import DuckDbSqlPlanRenderer
from metricflow_semantic_interfaces.implementations.semantic_manifest import PydanticSemanticManifest
from metricflow_semantics.model.dbt_manifest_parser import parse_manifest_from_dbt_generated_manifest
from metricflow_semantics.model.semantic_manifest_lookup import SemanticManifestLookup

from dagster_project.storage.folders import PROJECT
from dagster_project.storage.sql import literal

VIEWS = PROJECT / "dbt_project" / "published" / "metrics"
_GRAINS = ("day", "week", "month", "quarter", "year")
_MART = re.compile(r'"\w+"\."marts"\."(\w+)"')
_HEAD = "-- Compiled by `make metrics` from dbt_project/models/metrics: change it there."


class _Renderer:
    """As much of an SQL client as compiling needs: it runs nothing."""

    sql_engine_type = SqlEngine.DUCKDB
    sql_plan_renderer = DuckDbSqlPlanRenderer()


@dataclass(frozen=True)
class Column:
    """A column of a view: what MetricFlow calls it, what the view does, its type where it must be told, its meaning."""

    compiled_name: str
    name: str
    cast: str | None
    description: str

    @property
    def sql(self) -> str:
        if self.cast:
            return f"cast({self.compiled_name} as {self.cast}) as {self.name}"
        return f"{self.compiled_name} as {self.name}"


def manifest_of(path: Path) -> PydanticSemanticManifest:
    """The semantic manifest that dbt has written."""
    return parse_manifest_from_dbt_generated_manifest(path.read_text(encoding="utf-8"))


def compiled_views(manifest: PydanticSemanticManifest) -> dict[str, str]:
    """The statements that make each view and describe it, by the name of its saved query."""
    engine = MetricFlowEngine(SemanticManifestLookup(manifest), _Renderer())
    return {query.name: _view(engine, manifest, query) for query in manifest.saved_queries}


def _view(engine: MetricFlowEngine, manifest: PydanticSemanticManifest, query: object) -> str:
    asked = MetricFlowQueryRequest.create(saved_query_name=query.name)
    select = _MART.sub(r"marts.\1", engine.explain(asked).sql_statement.sql)
    columns = [*_dimensions(manifest, query), *_metrics(manifest, query)]
    name, order = f"metrics.{query.name}", ", ".join(str(number + 1) for number in range(len(columns)))
    shown = ",\n".join(f"    {column.sql}" for column in columns)
    lines = [
        _HEAD,
        f"create view {name} as",
        f"select\n{shown}\nfrom (\n{indent(select.strip(), '    ')}\n) as compiled\norder by {order};",
        f"comment on view {name} is {literal(query.description)};",
        *(f"comment on column {name}.{column.name} is {literal(column.description)};" for column in columns),
    ]
    return "\n".join(lines) + "\n"


def _dimensions(manifest: PydanticSemanticManifest, query: object) -> Iterator[Column]:
    """What a saved query groups by, in its own order; a time is a day, the first one of a longer period."""
    meaning = {
        f"{entity.name}__{dimension.name}": dimension.description
        for model in manifest.semantic_models
        for entity in model.entities
        if entity.type.value == "primary"
        for dimension in model.dimensions
    }
    for words in query.query_params.group_by:
        name, *grain = re.findall(r"'(\w+)'", words)
        if not grain:
            yield Column(name, name.partition("__")[2], None, meaning[name])
            continue
        (period,), of = grain, name.partition("__")[2]
        first = "" if period == "day" else f"First day of the {period}. "
        said = f"{first}{meaning.get(name, '')}".strip()
        yield Column(f"{name}__{period}", _time_name(of, period), "date", said)


def _time_name(name: str, period: str) -> str:
    if not name:
        return period
    return name if period == "day" else f"{name}_{period}"


def _metrics(manifest: PydanticSemanticManifest, query: object) -> Iterator[Column]:
    """The metrics of a saved query, each in the type that its YAML tells: a sum would be too wide for many drivers."""
    metrics = {metric.name: metric for metric in manifest.metrics}
    for name in query.query_params.metrics:
        yield Column(name, name, metrics[name].config.meta["data_type"], metrics[name].description)
