"""Marts as a data package, read and checked by Frictionless."""

import frictionless
import pytest

from dagster_project.storage.exports.contracts import Contract, Reference
from dagster_project.storage.exports.data_package import write_package
from dagster_project.storage.exports.marts import edition, published_marts
from tests.unit.storage.exports.hostile import NAMES

CONTRACTS = {
    "parties": Contract("party_id", frozenset({"party_id"}), frozenset({"party_id"}), (), {}, ("news",)),
    "nobody": Contract(
        None, frozenset(), frozenset(), (Reference("party_id", "parties", "party_id"),), {}, ("federal_register",)
    ),
}


@pytest.fixture(scope="module")
def package(hostile, tmp_path_factory):
    folder = tmp_path_factory.mktemp("package")
    write_package(
        hostile, published_marts(hostile), CONTRACTS, edition(hostile), folder, lambda rows: None, is_guarded=False
    )
    return frictionless.Package(str(folder / "datapackage.json"))


def test_a_package_is_valid_and_its_values_are_those_of_the_marts(package):
    report = package.validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])
    *rows, before, last = package.get_resource("parties").read_rows()
    assert [row["name"] or "" for row in rows] == NAMES
    assert [row["number"] for row in rows] == [2**60 + number for number in range(len(NAMES))]
    assert (before["since_date"].year, before["seen_at"].microsecond, last["is_listed"]) == (1899, 500_000, None)


def test_a_package_says_what_it_is_and_each_field_what_it_means(package):
    assert (package.version, package.created) == ("abc123", "2026-11-26T21:00:00+00:00")
    parties, nobody = package.get_resource("parties"), package.get_resource("nobody")
    assert parties.description == "One row per 'party'."
    field = parties.schema.get_field("name")
    assert (field.type, field.description) == ("string", "=What it is called")
    assert parties.schema.primary_key == ["party_id"]
    assert parties.schema.get_field("party_id").constraints == {"required": True, "unique": True}
    assert nobody.schema.foreign_keys == [
        {"fields": ["party_id"], "reference": {"resource": "parties", "fields": ["party_id"]}}
    ]
    assert [one["name"] for one in parties.licenses] == ["other-pd", "other-closed"]
    assert [one["name"] for one in nobody.licenses] == ["other-pd"]


def test_a_key_that_leads_nowhere_is_found_and_one_into_a_mart_that_is_left_out_is_not_stated(hostile, tmp_path):
    (parties,) = published_marts(hostile, ["parties"])
    broken = Contract(
        "party_id",
        frozenset(),
        frozenset(),
        (Reference("name", "parties", "party_id"), Reference("name", "x", "x")),
        {},
        (),
    )
    write_package(hostile, [parties], {"parties": broken}, edition(hostile), tmp_path, lambda rows: None)
    package = frictionless.Package(str(tmp_path / "datapackage.json"))
    assert [key["reference"]["resource"] for key in package.get_resource("parties").schema.foreign_keys] == [""]
    assert {error.type for error in package.validate().tasks[0].errors} == {"foreign-key"}
    assert "take one apostrophe off" in package.description
