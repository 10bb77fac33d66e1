"""Keys are what dbt's data tests hold, and nothing else."""

import json

import pytest

from dagster_project.storage.exports.keys import Foreign, Keys, UnknownKeys, keys


def model(name: str, *columns: str) -> dict:
    return {"resource_type": "model", "name": name, "columns": {key: {} for key in columns}}


def held(mart: str, column: str, kind: str, severity: str = "ERROR", **arguments: str) -> dict:
    return {
        "resource_type": "test",
        "attached_node": f"model.entity_ledger.{mart}",
        "column_name": column,
        "test_metadata": {"name": kind, "kwargs": arguments},
        "config": {"severity": severity},
    }


def write(folders, *nodes: dict) -> None:
    content = {"nodes": {str(number): node for number, node in enumerate(nodes)}}
    (folders.dbt_target / "manifest.json").write_text(json.dumps(content))


def leads(mart: str, column: str, to: str, field: str) -> dict:
    return held(mart, column, "relationships", to=f"ref('{to}')", field=field)


def test_a_key_is_the_first_column_that_is_unique_and_never_empty(folders):
    tests = [held("rules", column, kind) for column in ("b", "c") for kind in ("unique", "not_null")]
    write(folders, model("rules", "a", "b", "c"), held("rules", "a", "unique"), *tests)
    assert keys(folders) == Keys({"rules": "b"}, {})


def test_a_test_that_only_warns_makes_no_key(folders):
    warned = held("rules", "a", "unique", severity="warn")
    write(folders, model("rules", "a"), warned, held("rules", "a", "not_null"))
    assert keys(folders) == Keys()


def test_a_column_leads_to_the_key_of_another_mart_and_not_to_another_column(folders):
    key = [held("rules", "number", kind) for kind in ("unique", "not_null")]
    events = model("events", "rule", "citation")
    told = [leads("events", "rule", "rules", "number"), leads("events", "citation", "rules", "citation")]
    write(folders, model("rules", "number", "citation"), events, *key, *told)
    assert keys(folders).foreign == {"events": [Foreign("rule", "rules", "number")]}


def test_without_a_manifest_one_line_says_what_to_do(folders):
    with pytest.raises(UnknownKeys, match=r"manifest\.json: .* missing; run `make run`$"):
        keys(folders)
