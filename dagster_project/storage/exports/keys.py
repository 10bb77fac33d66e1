"""Which column is the key of a mart and which lead to others, as dbt's data tests hold it."""

import json
from dataclasses import dataclass, field
from typing import Any

from dagster_project.storage.folders import Folders

_REFERENCE = "ref('"


class UnknownKeys(RuntimeError):
    """What dbt was told of the marts is not there; its text is one line with the remedy."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A column that holds keys of another mart, or nothing."""

    column: str
    mart: str
    key: str


@dataclass(frozen=True, slots=True)
class Keys:
    """The key of each mart that has one, and the columns that lead to others."""

    primary: dict[str, str] = field(default_factory=dict)
    foreign: dict[str, list[Foreign]] = field(default_factory=dict)


def keys(folders: Folders) -> Keys:
    """Read them from the manifest of the last build; raises UnknownKeys."""
    path = folders.dbt_target / "manifest.json"
    try:
        nodes = json.loads(path.read_text(encoding="utf-8"))["nodes"]
    except FileNotFoundError as error:
        raise UnknownKeys(f"{path}: the keys of the marts stand there, and it is missing; run `make run`") from error
    tests = [node for node in nodes.values() if node["resource_type"] == "test" and node.get("test_metadata")]
    held = [test for test in tests if test["config"]["severity"].lower() == "error" and test.get("column_name")]
    columns = {node["name"]: list(node["columns"]) for node in nodes.values() if node["resource_type"] == "model"}
    primary = {mart: key for mart, named in columns.items() if (key := _key(mart, named, held))}
    return Keys(primary, {mart: found for mart in columns if (found := _leading(mart, held, primary))})


def _key(mart: str, columns: list[str], tests: list[dict[str, Any]]) -> str:
    """The first column that is unique and never empty."""
    told = {(test["column_name"], test["test_metadata"]["name"]) for test in tests if _mart(test) == mart}
    return next((name for name in columns if {(name, "unique"), (name, "not_null")} <= told), "")


def _leading(mart: str, tests: list[dict[str, Any]], primary: dict[str, str]) -> list[Foreign]:
    found = []
    for test in tests:
        arguments = test["test_metadata"]["kwargs"]
        if _mart(test) == mart and test["test_metadata"]["name"] == "relationships":
            other = arguments["to"].removeprefix(_REFERENCE).rstrip("')")
            if primary.get(other) == arguments["field"]:  # PostgreSQL lets nothing lead to a column that is no key
                found.append(Foreign(test["column_name"], other, arguments["field"]))
    return sorted(found, key=lambda one: one.column)


def _mart(test: dict[str, Any]) -> str:
    return str(test.get("attached_node") or "").rpartition(".")[2]
