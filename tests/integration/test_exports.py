"""`entity-ledger export` of the published samples, each form read by another program's library."""

import json
from pathlib import Path

import duckdb
import frictionless
import openpyxl
import polars as pl
import pytest
from followthemoney import ValueEntity, model
from followthemoney.dataset import DataCatalog, Dataset
from typer.testing import CliRunner

from dagster_project.cli.app import app
from dagster_project.storage import release
from dagster_project.storage.folders import Folders

pytestmark = pytest.mark.slow

FORMS = ("parquet", "csv", "excel", "ftm", "frictionless")
ZHIPU = "Beijing Zhipu Huazhang Technology Co., Ltd."


def run(*words: object, data: Path) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of `entity-ledger export` in this process."""
    done = CliRunner().invoke(
        app, ["export", *(str(word) for word in words)], env={"ENTITY_LEDGER_DATA": str(data)}, catch_exceptions=False
    )
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture(scope="module")
def exported(published: Folders, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The samples in every form."""
    here = tmp_path_factory.mktemp("exports")
    places = {form: here / ("marts.xlsx" if form == "excel" else form) for form in FORMS}
    for form, place in places.items():
        assert run(form, place, data=published.root) == (0, f"{place}\n", "")
    return places


@pytest.fixture(scope="module")
def entities(exported) -> list[ValueEntity]:
    """Every line of the export to FollowTheMoney, read by its own library, which cleans nothing here."""
    lines = (exported["ftm"] / "entities.ftm.json").read_text("utf-8").splitlines()
    facts = [json.loads(line) for line in lines]
    return [ValueEntity(model[one["schema"]], one) for one in facts]


def test_every_mart_is_in_every_table_format_with_all_its_rows(published, exported):
    counts = release.current_release(published).row_counts
    parquet = {path.stem: pl.read_parquet(path).height for path in exported["parquet"].glob("*.parquet")}
    with duckdb.connect() as connection:
        packed = {
            path.stem: connection.sql(f"from read_csv('{path}', all_varchar = true, header = true)")
            .count("*")
            .fetchone()[0]
            for path in exported["csv"].glob("*.csv")
        }
    book = openpyxl.load_workbook(exported["excel"], read_only=True)
    sheets = {sheet.title: sum(1 for _ in sheet.rows) - 1 for sheet in book if sheet.title not in ("About", "Columns")}
    assert parquet == packed == sheets == counts


def test_every_folder_says_which_release_it_is(published, exported):
    standing = release.current_release(published)
    for form in ("parquet", "csv", "ftm", "frictionless"):
        note = json.loads((exported[form] / "export.json").read_text())
        assert note["made_by"] == f"entity-ledger export {form}"
        assert standing.input_fingerprint.startswith(note["release_id"])
        assert note["released_at"] == standing.released_at
        assert sorted(note["files"]) == sorted(
            path.relative_to(exported[form]).as_posix()
            for path in exported[form].rglob("*")
            if path.is_file() and path.name != "export.json"
        )


def test_an_export_again_is_the_same_and_takes_the_place_of_the_first(published, exported, contents):
    before = contents(exported["ftm"])
    assert run("ftm", exported["ftm"], data=published.root)[0] == 0
    assert contents(exported["ftm"]) == before
    assert run("excel", exported["excel"], "--mart", "rules", data=published.root)[0] == 0
    assert openpyxl.load_workbook(exported["excel"]).sheetnames == ["About", "Columns", "rules"]
    assert [path.name for path in exported["ftm"].parent.iterdir() if path.name.startswith(".")] == []


def test_every_entity_is_one_that_followthemoney_takes_and_leads_to_others_of_the_file(entities):
    for entity in entities:
        entity.schema.validate(entity.to_dict())
        missing = [name for name in entity.schema.required if not entity.has(name) and entity.schema.name != "Address"]
        assert missing == []
    known = {entity.id: entity for entity in entities}
    assert len(known) == len(entities)
    for entity in entities:
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                assert known[value].schema.is_a(prop.range), (entity.schema.name, prop.name, value)


def test_a_listed_party_is_there_with_its_names_its_sanction_and_its_subsidiaries(entities):
    (zhipu,) = [entity for entity in entities if ZHIPU in entity.get("name", quiet=True)]
    assert (zhipu.schema.name, zhipu.get("topics"), zhipu.get("country")) == ("Company", ["export.control"], ["cn"])
    assert {"Zhipu AI", "Beijing Knowledge Atlas Technology Co., Ltd."} <= set(zhipu.get("alias"))
    (sanction,) = [one for one in entities if one.schema.name == "Sanction" and one.get("entity") == [zhipu.id]]
    assert (sanction.get("listingDate"), sanction.get("status")) == (["2025-01-16"], ["Active"])
    assert sanction.get("sourceUrl") == ["https://www.federalregister.gov/d/2025-00704"]
    assert "advanced artificial intelligence" in sanction.first("reason")
    owned = [one for one in entities if one.schema.name == "Ownership" and one.get("owner") == [zhipu.id]]
    assert len(owned) == 9
    assert {one.first("role") for one in owned} == {"subsidiary of"}


def test_no_relation_is_exported_that_nobody_states_or_accepted(published, entities):
    with duckdb.connect(str(published.published_file), read_only=True) as connection:
        held = connection.sql(
            "select relation_id from entity_relations where status in ('fact', 'accepted') "
            "and from_entity_id <> to_entity_id"
        ).fetchall()
    links = {entity.id for entity in entities if entity.schema.is_a("Interest")}
    assert links == {f"entity-ledger-{relation}" for (relation,) in held} != set()


def test_the_data_set_is_described_as_the_tools_of_opensanctions_read_it(exported):
    folder = exported["ftm"]
    index = json.loads((folder / "index.json").read_text())
    data_set = Dataset(index)
    assert data_set.name == "entity_ledger"
    assert data_set.get_resource("entities.ftm.json").size == (folder / "entities.ftm.json").stat().st_size
    catalog = DataCatalog(Dataset, json.loads((folder / "catalog.json").read_text()))
    assert catalog.require("entity_ledger").model.version == index["version"]
    (local,) = json.loads((folder / "manifest.yml").read_text())["datasets"]
    assert (local["name"], local["version"]) == ("entity_ledger", index["version"])
    assert local["entities_url"] == (folder / "entities.ftm.json").as_uri()


def test_a_data_set_that_is_served_is_described_at_that_address(published, tmp_path):
    assert run("ftm", tmp_path / "ftm", "--url", "https://data.test/el/", data=published.root)[0] == 0
    index = json.loads((tmp_path / "ftm" / "index.json").read_text())
    assert Dataset(index).get_resource("entities.ftm.json").url == "https://data.test/el/entities.ftm.json"
    (catalog,) = json.loads((tmp_path / "ftm" / "manifest.yml").read_text())["catalogs"]
    assert catalog["url"] == "https://data.test/el/catalog.json"
    code, _, error = run("ftm", tmp_path / "other", "--url", "data.test", data=published.root)
    assert (code, error.count("\n")) == (1, 1)
    assert "begins with https:// or file:///" in error


def test_the_data_package_is_valid_with_the_keys_that_dbt_tests(exported):
    package = frictionless.Package(str(exported["frictionless"] / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    changes = package.get_resource("changes").schema
    assert changes.primary_key == ["change_id"]
    assert {key["reference"]["resource"] for key in changes.foreign_keys} == {"entities", "listing_events", "rules"}
    assert changes.get_field("change_type").constraints["enum"] == ["added", "revised", "removed"]
    assert changes.get_field("change_date").type == "date"
    assert all(field.description for resource in package.resources for field in resource.schema.fields)
    assert {source["title"] for source in package.sources} >= {"Federal Register"}


def test_only_the_marts_that_are_asked_for_are_written(published, tmp_path):
    words = ("csv", tmp_path / "out", "--gzip", "--mart", "rules", "--mart", "parties")
    assert run(*words, data=published.root)[0] == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "export.json",
        "parties.csv.gz",
        "rules.csv.gz",
    ]
    assert run("frictionless", tmp_path / "package", "--mart", "changes", data=published.root)[0] == 0
    package = frictionless.Package(str(tmp_path / "package" / "datapackage.json"))
    assert package.get_resource("changes").schema.foreign_keys == []


@pytest.mark.parametrize("form", FORMS)
def test_what_cannot_be_exported_is_said_in_one_line_and_nothing_is_left(published, tmp_path, form):
    end = ".xlsx" if form == "excel" else ""
    (tmp_path / f"theirs{end}").write_text("mine")
    (tmp_path / "file").write_text("mine")
    before = sorted(tmp_path.rglob("*"))
    refused = {
        f"theirs{end}": "name a new",
        f"file/inside{end}": "name a place that can be written to and has room",
    }
    for target, remedy in refused.items():
        code, out, error = run(form, tmp_path / target, data=published.root)
        assert (code, out, error.count("\n")) == (1, "", 1)
        assert remedy in error
    code, out, error = run(form, tmp_path / f"out{end}", data=tmp_path / "nothing")
    assert (code, out) == (1, "")
    assert error.endswith("nothing is published yet; run `make run`\n")
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / f"theirs{end}").read_text() == "mine"


def test_a_mart_that_is_not_there_and_a_workbook_of_another_name_are_refused(published, tmp_path):
    code, _, error = run("parquet", tmp_path / "out", "--mart", "entites", data=published.root)
    assert (code, error) == (
        1,
        "entites: no mart of this name is published; there is entities, entity_news, entity_names\n",
    )
    code, _, error = run("excel", tmp_path / "out.xls", data=published.root)
    assert code == 1
    assert "name a file that ends in .xlsx" in error
