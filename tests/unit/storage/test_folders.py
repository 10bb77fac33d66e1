"""Where each stage keeps its files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from dagster_project.storage.folders import PROJECT, Folders
from dagster_project.storage.places import LAKEHOUSE_DATA, RAW


def test_the_data_lie_where_the_environment_says_and_else_in_the_project(monkeypatch, tmp_path):
    monkeypatch.setenv("ENTITY_LEDGER_DATA", str(tmp_path))
    assert Folders.from_environment().root == tmp_path
    monkeypatch.delenv("ENTITY_LEDGER_DATA")
    assert Folders.from_environment().root == PROJECT / "data"


def test_dagster_keeps_its_records_beside_the_data_and_greets_nobody(monkeypatch, tmp_path):
    monkeypatch.setattr(os, "environ", dict(os.environ))
    folders = Folders(tmp_path)
    folders.export()
    settings = yaml.safe_load((folders.dagster / "dagster.yaml").read_text())
    assert settings["telemetry"] == {"enabled": False}
    assert settings["nux"] == {"enabled": False}
    assert os.environ["DAGSTER_HOME"] == str(folders.dagster)
    assert os.environ["ENTITY_LEDGER_DATA"] == str(tmp_path)


@pytest.mark.parametrize(
    ("variable", "told", "place"),
    [
        (RAW, "elsewhere/raw/", "{here}/elsewhere/raw"),
        (RAW, "~/raw", "{here}/raw"),
        (RAW, "memory://team/raw/", "memory://team/raw"),
        (LAKEHOUSE_DATA, "elsewhere", "{here}/elsewhere"),
        (LAKEHOUSE_DATA, "~/lake/", "{here}/lake"),
        (LAKEHOUSE_DATA, "memory://team/lake/", "memory://team/lake"),
        (LAKEHOUSE_DATA, "", "{here}/data/warehouse/lakehouse"),
    ],
)
def test_dbt_looks_for_tables_where_we_write_them(monkeypatch, tmp_path, variable, told, place):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "environ", os.environ | {variable: told, "HOME": str(tmp_path)})
    folders = Folders(tmp_path / "data")
    folders.export()
    assert os.environ[variable] == place.format(here=tmp_path)
    ours = {RAW: folders.raw, LAKEHOUSE_DATA: folders.lakehouse_data}[variable]
    assert str(ours).rstrip("/") == os.environ[variable]


def test_settings_that_a_person_changed_stay(tmp_path):
    folders = Folders(tmp_path)
    folders.prepare()
    (folders.dagster / "dagster.yaml").write_text("telemetry: {enabled: false}\n")
    folders.prepare()
    assert (folders.dagster / "dagster.yaml").read_text() == "telemetry: {enabled: false}\n"


def test_storage_loads_neither_dagster_nor_dbt_nor_great_expectations():
    heavy = {"dagster", "dbt", "great_expectations", "pandas", "pdfplumber", "trafilatura"}
    code = (
        "import sys; from dagster_project.storage import files, folders, ingest, lake, landing, release, warehouse; "
        f"print(sorted({heavy!r} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=Path(PROJECT), capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
