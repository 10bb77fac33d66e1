"""What dbt's manifest promises of the marts."""

import json

import pytest

from dagster_project.storage.exports.contracts import NoContract, Reference, contracts
from dagster_project.storage.exports.marts import Column, Mart
from dagster_project.storage.folders import Folders


def kept(kind: str, column: str, **arguments: object) -> dict:
    stated = {"name": kind, "kwargs": {"column_name": column, **arguments}}
    return {"resource_type": "test", "attached_node": "model.x.rules", "column_name": column, "test_metadata": stated}


def model(name: str, *columns: str) -> dict:
    found = {"resource_type": "model", "schema": "marts", "name": name, "unique_id": f"model.x.{name}"}
    return found | {"columns": {column: {} for column in columns}}


@pytest.fixture
def folders(tmp_path):
    found = Folders(tmp_path)
    found.prepare()
    tests = [kept("unique", "a_id"), kept("not_null", "a_id"), kept("unique", "b_id"), kept("not_null", "c_id")]
    tests += [kept("relationships", "c_id", to="ref('others')", field="other_id")]
    tests += [kept("accepted_values", "kind", arguments={"values": ["x", 1]})]
    nodes = {"model.x.rules": model("rules", "a_id", "b_id", "c_id", "kind")}
    nodes |= {f"test.{number}": node for number, node in enumerate(tests)}
    parents = {"model.x.rules": ["model.x.step"], "model.x.step": ["source.news", "source.names", "model.x.rules"]}
    sources = {"source.news": {"name": "news__articles"}, "source.names": {"name": "names__keys"}}
    manifest = {"nodes": nodes, "parent_map": parents, "sources": sources}
    (found.dbt_target / "manifest.json").write_text(json.dumps(manifest))
    return found


def mart(*columns: str) -> Mart:
    return Mart("rules", "", tuple(Column(name, "VARCHAR", "") for name in columns), 0)


def test_keys_references_values_and_sources_are_those_that_dbt_tests(folders):
    contract = contracts(folders, [mart("a_id", "b_id", "c_id", "kind")])["rules"]
    assert (contract.primary_key, contract.unique, contract.required) == ("a_id", {"a_id", "b_id"}, {"a_id", "c_id"})
    assert contract.references == (Reference("c_id", "others", "other_id"),)
    assert contract.accepted == {"kind": ("x", "1")}
    assert contract.sources == ("news",)


def test_a_manifest_of_other_marts_or_none_is_said_in_one_line(folders):
    with pytest.raises(NoContract, match="rules: dbt's manifest tells of other columns than are published; run"):
        contracts(folders, [mart("a_id")])
    (folders.dbt_target / "manifest.json").write_text("{")
    with pytest.raises(NoContract, match=r"manifest\.json: dbt's manifest, which has the keys, cannot be read; run"):
        contracts(folders, [mart("a_id", "b_id", "c_id", "kind")])
