"""The limit of DuckDB's memory, in dbt and beside the frames of the doors."""

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


def test_dbt_has_a_limit_that_the_same_variable_changes():
    profile = (PROJECT / "dbt_project" / "profiles.yml").read_text(encoding="utf-8")
    assert "memory_limit: \"{{ env_var('ENTITY_LEDGER_MEMORY', '') or '1GB' }}\"" in profile
