"""The assets that dbt builds from the raw tables: staging, intermediate, marts."""

from collections.abc import Iterator, Mapping
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslatorSettings, DbtCliResource, dbt_assets

from dagster_project.defs import columns, metadata
from dagster_project.defs.resources import dbt_project, prepared_manifest
from dagster_project.defs.translation import Translator
from dagster_project.storage import column_lineage, lake, warehouse
from dagster_project.storage.engines import DUCKDB, SPARK, Engine, UnusableEngine
from dagster_project.storage.folders import Folders
from dagster_project.storage.spark import marts as spark_marts
from dagster_project.storage.sql import quoted

_FOLDERS = Folders.from_environment()
_FOLDERS.export()


@dbt_assets(
    manifest=prepared_manifest(_FOLDERS),
    dagster_dbt_translator=Translator(DagsterDbtTranslatorSettings(enable_code_references=True)),
    project=dbt_project(_FOLDERS),
    name="build_warehouse",
)
def build_warehouse(context: dg.AssetExecutionContext, dbt: DbtCliResource) -> Iterator[Any]:
    """Build and test the models; unit tests run with the project's own tests."""
    folders, engine = Folders.from_environment(), Engine.from_environment()
    try:
        engine.require(folders)
    except UnusableEngine as refusal:
        raise dg.Failure(str(refusal), allow_retries=False) from refusal
    lake.prepare(folders)
    build = dbt.cli(
        ["build", "--exclude-resource-type", "unit_test", *engine.arguments],
        context=context,
        raise_on_error=False,
        target_path=folders.dbt_target / "build",
    )
    events = []
    for event in build.stream():
        context.log.info(f"dbt: {_name(event)}")
        events.append(event)
    error = build.get_error()
    if engine.name == SPARK:
        if error:
            yield from events  # the database still has the marts of the build before
            raise error
        spark_marts.collect(folders, build.get_artifact("manifest.json"))
    yield from _described(context, events, build.manifest, folders, engine)  # dbt has let go of the database by now
    if error:
        raise error


def _name(event: Any) -> str:
    """The model or test that an event tells of."""
    return str(event.metadata["unique_id"].value).split(".")[2]


def _described(
    context: dg.AssetExecutionContext, events: list[Any], manifest: Mapping[str, Any], folders: Folders, engine: Engine
) -> Iterator[Any]:
    """Give each table that was built its number of rows, a preview, and its columns with what they are made of."""
    with warehouse.attached(folders) as connection:
        schemas = column_lineage.schemas(connection)
        for event in events:
            node = manifest["nodes"][event.metadata["unique_id"].value] if isinstance(event, dg.Output) else {}
            if node.get("name") not in schemas.get(node.get("schema", ""), {}):  # of Spark only the marts are there
                yield event
                continue
            found = connection.sql(f"from warehouse.{node['schema']}.{quoted(node['name'])}")
            ((rows,),) = found.count("*").fetchall()
            first = found.limit(5).pl()
            shown = metadata.of_frame(first, rows) | metadata.evidence(first)
            origins = _origins(context, node, schemas, folders) if engine.name == DUCKDB else {}
            shown["dagster/column_schema"] = columns.of_model(node, schemas[node["schema"]][node["name"]], origins)
            if origins:
                shown["dagster/column_lineage"] = columns.made_of(origins)
            yield event.with_metadata({**event.metadata, **shown})


def _origins(
    context: dg.AssetExecutionContext, node: Mapping[str, Any], schemas: column_lineage.Schemas, folders: Folders
) -> dict[str, list[column_lineage.Origin]]:
    """What each column is made of; nothing for a seed, for a model in Python, and where the SQL does not tell."""
    sql = column_lineage.compiled(folders, node)
    if sql is None:
        return {}
    try:
        return column_lineage.origins(sql, column_lineage.read_by(node, schemas))
    except column_lineage.UnknownOrigins as error:
        context.log.warning(f"{node['name']}: what its columns are made of is not shown: {error}")
        return {}
