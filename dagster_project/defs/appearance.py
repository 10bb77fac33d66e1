"""What the Dagster UI tells of an asset before it is made: owner, kinds, sources, links, how new it should be."""

import datetime as dt
import inspect
import warnings
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import dagster as dg

from dagster_project.defs import columns
from dagster_project.storage import lake, landing, release
from dagster_project.storage.folders import PROJECT, Folders

Sources = dict[dg.AssetKey, frozenset[str]]

OWNER = "team:entity-ledger"

PUBLISHERS = {
    "federal_register": "https://www.federalregister.gov/agencies/industry-and-security-bureau",
    "ecfr": "https://www.ecfr.gov/current/title-15/part-744",
    "consolidated_screening_list": "https://www.trade.gov/consolidated-screening-list",
    "ownership": "https://www.gleif.org/en/lei-data/gleif-golden-copy",
}
"""Where the documents of a source come from; news has many publishers, and keys are made of other tables."""

# Publishers bring something new on working days: a long weekend is no cause for worry, a week is.
LOOKED_FOR = dg.FreshnessPolicy.time_window(warn_window=dt.timedelta(days=4), fail_window=dt.timedelta(days=8))
FRESH = frozenset({dg.AssetKey(["landing", "documents"]), dg.AssetKey(["published", "entity_ledger"])})

_DOCS = PROJECT / "docs"
_SOURCES = PUBLISHERS.keys() | {"news"}
_MATERIALIZED = "dagster-dbt/materialization_type"
_CODE = {"documents": landing, "entity_ledger": release}


def dressed(assets: Iterable[Any]) -> list[Any]:
    """The same assets with all that the UI should tell of them."""
    found = list(assets)
    specs = {spec.key: spec for one in found if isinstance(one, dg.AssetsDefinition) for spec in one.specs}
    sources: Sources = {}
    for key in specs:
        _trace(key, specs, sources)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", dg.BetaWarning)  # of code references, in Dagster 1.13
        return list(dg.map_asset_specs(partial(_dress, sources=sources), found))


def _trace(key: dg.AssetKey, specs: Mapping[dg.AssetKey, dg.AssetSpec], sources: Sources) -> frozenset[str]:
    """The sources that an asset rests on: a raw table on its own, and any asset on those of what it is made of."""
    if key not in sources:
        own = {_source(key.path[-1])} & _SOURCES if key.path[0] == "raw" else set()
        deps = specs[key].deps if key in specs else ()
        sources[key] = frozenset(own).union(*(_trace(dep.asset_key, specs, sources) for dep in deps))
    return sources[key]


def _dress(spec: dg.AssetSpec, sources: Sources) -> dg.AssetSpec:
    told = spec.merge_attributes(
        owners=[OWNER],
        kinds={str(spec.metadata[_MATERIALIZED])} if _MATERIALIZED in spec.metadata else set(),
        tags=dict.fromkeys(sorted(sources[spec.key]), ""),
        metadata=_links(spec) | (_of_raw(spec.key.path[-1]) if spec.key.path[0] == "raw" else {}),
    )
    return dg.apply_freshness_policy(told, LOOKED_FOR) if spec.key in FRESH else told


def _links(spec: dg.AssetSpec) -> dict[str, Any]:
    """The page that describes it, and its code, which opens in an editor."""
    stage, table = spec.key.path
    page = _DOCS / "sources" / f"{_source(table).removeprefix('stg_')}.md"
    if not page.exists():
        page = _DOCS / "glossary.md" if stage in ("landing", "raw") else Folders.from_environment().descriptions
    shown: dict[str, Any] = {"documentation": dg.MetadataValue.path(page)}
    code = lake.record_type(table) if stage == "raw" else _CODE.get(table)
    if code is not None:
        line = inspect.getsourcelines(code)[1] or 1
        place = dg.LocalFileCodeReference(file_path=str(Path(inspect.getfile(code))), line_number=line)
        shown["dagster/code_references"] = dg.CodeReferencesMetadataValue(code_references=[place])
    return shown


def _of_raw(name: str) -> dict[str, Any]:
    """The columns of a raw table, its name in SQL, and the publisher of its documents."""
    shown: dict[str, Any] = {
        "dagster/column_schema": columns.of_record(lake.record_type(name)),
        "dagster/table_name": f"raw.{name}",
    }
    publisher = PUBLISHERS.get(_source(name))
    return shown | ({"publisher": dg.MetadataValue.url(publisher)} if publisher else {})


def _source(table: str) -> str:
    return table.partition("__")[0]
