"""How Dagster calls what dbt builds and tests: asset keys, groups, and a sentence for each test."""

from collections.abc import Mapping
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DbtProject

_SENTENCES = {
    "not_null": "Every row has a value in `{column_name}`.",
    "unique": "No two rows have the same `{column_name}`.",
    "accepted_values": "Every `{column_name}` is {values}, or null.",
    "relationships": "Every `{column_name}` stands in `{to}` as its `{field}`, or is null.",
}
_SINGULAR = "assert_"  # a test of the project's own has a sentence for a name


class Translator(DagsterDbtTranslator):
    """Names a dbt model as the ledger does: asset key = stage and table, group = stage."""

    def get_asset_key(self, dbt_resource_props: Mapping[str, Any]) -> dg.AssetKey:
        """Name a model by its schema and a source by its raw table."""
        is_source = dbt_resource_props["resource_type"] == "source"
        return dg.AssetKey(["raw" if is_source else dbt_resource_props["schema"], dbt_resource_props["name"]])

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str:
        """Group a model with its stage; a seed is read as staging is."""
        return "staging" if dbt_resource_props["resource_type"] == "seed" else str(dbt_resource_props["schema"])

    def get_asset_check_spec(
        self, asset_spec: dg.AssetSpec, manifest: Mapping[str, Any], unique_id: str, project: DbtProject | None
    ) -> dg.AssetCheckSpec | None:
        """Give a test of dbt's its words."""
        spec = super().get_asset_check_spec(asset_spec, manifest, unique_id, project)
        return spec and spec._replace(description=sentence(manifest["nodes"][unique_id]))


def sentence(test: Mapping[str, Any]) -> str:
    """What a test of dbt's expects, in words: its description, else by its kind, else by its name."""
    if test.get("description"):
        return str(test["description"])
    told = test.get("test_metadata") or {}
    if told.get("name") not in _SENTENCES:
        return f"{test['name'].removeprefix(_SINGULAR).replace('_', ' ').capitalize()}."
    words = dict(told["kwargs"])
    words["values"] = " or ".join(f"`{value}`" for value in words.get("values", ()))
    words["to"] = str(words.get("to", "")).removeprefix("ref('").removesuffix("')")
    said = _SENTENCES[told["name"]].format_map(words)
    where = (test.get("config") or {}).get("where")
    return f"{said.removesuffix('.')}, where `{where}`." if where else said
