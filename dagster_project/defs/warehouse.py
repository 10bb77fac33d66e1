"""The assets that dbt builds from the raw tables: staging, intermediate, marts."""

from collections.abc import Iterator, Mapping
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DbtCliResource, dbt_assets

from dagster_project.defs import metadata
from dagster_project.defs.resources import dbt_project, prepared_manifest
from dagster_project.storage import lake, warehouse
from dagster_project.storage.engines import SPARK, Engine
from dagster_project.storage.folders import Folders
from dagster_project.storage.spark import marts as spark_marts

_FOLDERS = Folders.from_environment()
_FOLDERS.export()


class Translator(DagsterDbtTranslator):
    """Names a dbt model as the ledger does: asset key = stage and table, group = stage."""

    def get_asset_key(self, dbt_resource_props: Mapping[str, Any]) -> dg.AssetKey:
        """Name a model by its schema and a source by its raw table."""
        is_source = dbt_resource_props["resource_type"] == "source"
        return dg.AssetKey(["raw" if is_source else dbt_resource_props["schema"], dbt_resource_props["name"]])

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str:
        """Group a model with its stage; a seed is read as staging is."""
        return "staging" if dbt_resource_props["resource_type"] == "seed" else str(dbt_resource_props["schema"])


@dbt_assets(
    manifest=prepared_manifest(_FOLDERS),
    dagster_dbt_translator=Translator(),
    project=dbt_project(_FOLDERS),
    name="build_warehouse",
)
def build_warehouse(context: dg.AssetExecutionContext, dbt: DbtCliResource) -> Iterator[Any]:
    """Build and test the models; unit tests run with the project's own tests."""
    folders, engine = Folders.from_environment(), Engine.from_environment()
    lake.prepare(folders)
    build = dbt.cli(
        ["build", "--exclude-resource-type", "unit_test", "--target", engine.target],
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
        if error is None:
            spark_marts.collect(folders, build.get_artifact("manifest.json"))
        else:
            yield from events  # the database still has the marts of the build before
            events = []
    yield from _with_rows(events, build.manifest, folders)  # dbt has let go of the database by now
    if error:
        raise error


def _name(event: Any) -> str:
    """The model or test that an event tells of."""
    return str(event.metadata["unique_id"].value).split(".")[2]


def _with_rows(events: list[Any], manifest: Mapping[str, Any], folders: Folders) -> Iterator[Any]:
    """Give each table that stands in the warehouse its number of rows and a preview."""
    with warehouse.attached(folders) as connection:
        standing = warehouse.relations(connection)
        for event in events:
            node = manifest["nodes"][event.metadata["unique_id"].value] if isinstance(event, dg.Output) else {}
            if (node.get("schema"), node.get("name")) not in standing:  # of Spark only the marts are there
                yield event
                continue
            found = connection.sql(f"from warehouse.{node['schema']}.{warehouse.quoted(node['name'])}")
            ((rows,),) = found.count("*").fetchall()
            yield event.with_metadata({**event.metadata, **metadata.of_frame(found.limit(5).pl(), rows)})
