"""The limit of DuckDB's memory, in dbt and beside the frames of the doors."""

import os

import duckdb
import pytest

from dagster_project.storage import memory
from dagster_project.storage.folders import PROJECT, Folders


@pytest.mark.parametrize(("said", "most"), [(None, "488.2 MiB"), ("", "488.2 MiB"), ("256MiB", "256.0 MiB")])
def test_a_connection_has_the_limit_of_the_environment_and_spills_into_the_data_folder(
    tmp_path, monkeypatch, said, most
):
    monkeypatch.delenv("ENTITY_LEDGER_MEMORY", raising=False)
    if said is not None:
        monkeypatch.setenv("ENTITY_LEDGER_MEMORY", said)
    with duckdb.connect(config=memory.settings(Folders(tmp_path))) as connection:
        found = connection.execute("select current_setting('memory_limit'), current_setting('temp_directory')")
        assert found.fetchone() == (most, str(tmp_path / "warehouse" / "spilled"))


@pytest.mark.parametrize(("said", "most"), [("", "953.6 MiB"), ("256MiB", "256.0 MiB")])
def test_dbt_has_twice_that_limit_which_the_same_variable_changes(tmp_path, monkeypatch, said, most):
    from dbt.cli.main import dbtRunner

    told = {"ENTITY_LEDGER_DATA": str(tmp_path), "ENTITY_LEDGER_MEMORY": said, "ENTITY_LEDGER_LAKEHOUSE": ""}
    monkeypatch.setattr(os, "environ", os.environ | told | {"DO_NOT_TRACK": "1"})
    (tmp_path / "warehouse").mkdir()
    (tmp_path / "dbt_project.yml").write_text("name: asking\nprofile: entity_ledger\n", encoding="utf-8")
    asked = ["show", "--inline", "select current_setting('memory_limit') as most", "--quiet"]
    places = ["--project-dir", str(tmp_path), "--profiles-dir", str(PROJECT / "dbt_project")]
    (answer,) = dbtRunner().invoke([*asked, *places]).result
    assert [row["most"] for row in answer.agate_table.rows] == [most]
