"""Columns of a table as the Dagster UI shows them: their types, what they mean, and which columns they are made of."""

import inspect
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import dagster as dg

from dagster_project.reading.evidence import Evidence, schema_of
from dagster_project.storage.column_lineage import Origin
from dagster_project.storage.folders import PROJECT

_SHARED = PROJECT / "dbt_project" / "models" / "marts" / "evidence.md"
_BLOCK = re.compile(r"{% docs (\w+) %}(.*?){% enddocs %}", re.S)
_COMMENTED = re.compile(r"^    (\w+):[^#\n]*#\s*(.+)$", re.M)


def of_record(record: type) -> dg.TableSchema:
    """The columns of a raw table: as its record comments on them, and its evidence as dbt describes it."""
    evidence = {column: _shared()[column] for column in schema_of(Evidence)}
    words = evidence | dict(_COMMENTED.findall(inspect.getsource(record)))
    return _schema({column: str(kind) for column, kind in schema_of(record).items()}, words)


def of_model(
    node: Mapping[str, Any], types: Mapping[str, str], origins: Mapping[str, Sequence[Origin]]
) -> dg.TableSchema:
    """The columns that dbt built: as its YAML describes them, else as every mart does, and what they are made of.

    What they are made of stands beside the type: the open-source UI of Dagster 1.13 draws no lineage of columns.
    """
    described = {name: told["description"] for name, told in node["columns"].items() if told["description"]}
    return _schema(types, _shared() | described, origins)


def made_of(origins: Mapping[str, Sequence[Origin]]) -> dg.TableColumnLineage:
    """What each column is made of, in Dagster's terms."""
    return dg.TableColumnLineage(
        {
            column: [dg.TableColumnDep(dg.AssetKey([schema, table]), name) for schema, table, name in ends]
            for column, ends in origins.items()
        }
    )


def _schema(
    types: Mapping[str, str], words: Mapping[str, str], origins: Mapping[str, Sequence[Origin]] | None = None
) -> dg.TableSchema:
    return dg.TableSchema(
        [
            dg.TableColumn(name, kind, words.get(name), _from((origins or {}).get(name, ())))
            for name, kind in types.items()
        ]
    )


def _from(ends: Sequence[Origin]) -> dg.TableColumnConstraints:
    return dg.TableColumnConstraints(other=[f"from {table}.{name}" for _, table, name in ends])


@cache
def _shared() -> dict[str, str]:
    """Descriptions that are the same wherever a column of that name stands."""
    return {name: words.strip() for name, words in _BLOCK.findall(_SHARED.read_text(encoding="utf-8"))}
