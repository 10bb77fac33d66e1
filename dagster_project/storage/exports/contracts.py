"""What dbt promises of the marts: keys, and which column leads to which mart, as the tests that it runs hold them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dagster_project.storage.exports.marts import Mart, NotExported
from dagster_project.storage.folders import Folders
from dagster_project.storage.sql import MARTS

_DERIVED = {"names", "addresses"}  # their raw tables are made of those of the other sources


class NoContract(NotExported):
    """What dbt knows of the marts is missing, or is of other marts than the published ones."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A column whose values stand in a column of another mart, or of the same one."""

    column: str
    mart: str
    key: str


@dataclass(frozen=True, slots=True)
class Contract:
    """The keys of a mart, the columns that are never null, the values that some may have, and what it is made of."""

    primary_key: str | None
    unique: frozenset[str]
    required: frozenset[str]
    references: tuple[Reference, ...]
    accepted: Mapping[str, tuple[str, ...]]
    sources: tuple[str, ...]


def contracts(folders: Folders, marts: Sequence[Mart]) -> dict[str, Contract]:
    """The contract of each mart, from the manifest that dbt wrote when it built them.

    Raises NoContract.
    """
    manifest = _manifest(folders.dbt_target / "manifest.json")
    nodes = manifest["nodes"]
    models = {node["name"]: node for node in nodes.values() if _is_mart(node)}
    tests: dict[str, list[Mapping[str, Any]]] = {}
    for node in nodes.values():
        if node["resource_type"] == "test" and node.get("test_metadata") and node.get("column_name"):
            tests.setdefault(node["attached_node"], []).append(node)
    for mart in marts:
        promised = list(models.get(mart.name, {}).get("columns", {}))
        if sorted(promised) != sorted(column.name for column in mart.columns):
            raise NoContract(f"{mart.name}: dbt's manifest tells of other columns than are published; run `make run`")
    return {
        mart.name: _contract(mart, tests.get(models[mart.name]["unique_id"], []), _sources(models[mart.name], manifest))
        for mart in marts
    }


def _manifest(path: Path) -> dict[str, Any]:
    try:
        return dict(json.loads(path.read_bytes()))
    except (OSError, ValueError) as error:
        raise NoContract(f"{path}: dbt's manifest, which has the keys, cannot be read; run `make run`") from error


def _is_mart(node: Mapping[str, Any]) -> bool:
    return bool(node["resource_type"] == "model" and node["schema"] == MARTS)


def _sources(model: Mapping[str, Any], manifest: Mapping[str, Any]) -> tuple[str, ...]:
    """The sources whose raw tables a model is made of, near or far."""
    seen, waiting = set[str](), [str(model["unique_id"])]
    while waiting:
        found = set(manifest["parent_map"].get(waiting.pop(), [])) - seen
        seen |= found
        waiting += found
    tables = {manifest["sources"][node]["name"] for node in seen if node in manifest["sources"]}
    return tuple(sorted({table.partition("__")[0] for table in tables} - _DERIVED))


def _contract(mart: Mart, of_model: Sequence[Mapping[str, Any]], sources: tuple[str, ...]) -> Contract:
    held = {kind: {test["column_name"] for test in of_model if _kind(test) == kind} for kind in ("unique", "not_null")}
    keys = held["unique"] & held["not_null"]
    return Contract(
        primary_key=next((column.name for column in mart.columns if column.name in keys), None),
        unique=frozenset(held["unique"]),
        required=frozenset(held["not_null"]),
        references=tuple(
            sorted(
                (_reference(test) for test in of_model if _kind(test) == "relationships"), key=lambda one: one.column
            )
        ),
        accepted={
            test["column_name"]: tuple(str(value) for value in _arguments(test)["values"])
            for test in of_model
            if _kind(test) == "accepted_values"
        },
        sources=sources,
    )


def _kind(test: Mapping[str, Any]) -> str:
    return str(test["test_metadata"]["name"])


def _arguments(test: Mapping[str, Any]) -> dict[str, Any]:
    stated = test["test_metadata"]["kwargs"]
    return {**stated, **stated.get("arguments", {})}


def _reference(test: Mapping[str, Any]) -> Reference:
    found = _arguments(test)
    return Reference(test["column_name"], found["to"].split("'")[1], found["field"])
