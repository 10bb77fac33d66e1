"""The dbt project as Dagster sees it: its program, its settings and a manifest that is not older than its files."""

import sys
from pathlib import Path

from dagster_dbt import DbtCliResource, DbtProject

from dagster_project.storage import files, warehouse
from dagster_project.storage.folders import Folders
from dagster_project.storage.lakehouse import Lakehouse


def dbt_project(folders: Folders) -> DbtProject:
    """The dbt project, its output in the data folder."""
    return DbtProject(folders.dbt_project, target_path=folders.dbt_target, profiles_dir=folders.dbt_project)


def dbt_program(folders: Folders) -> DbtCliResource:
    """The dbt of this Python environment, wherever it is started from."""
    program = Path(sys.executable).with_name("dbt")
    return DbtCliResource(project_dir=dbt_project(folders), dbt_executable=str(program if program.exists() else "dbt"))


def prepared_manifest(folders: Folders) -> Path:
    """The manifest of the dbt project, parsed again when a file of the project or the data folder changed."""
    manifest = folders.dbt_target / "manifest.json"
    note = folders.dbt_target / "manifest.fingerprint"
    place = Lakehouse.from_environment(folders) or folders.root
    fingerprint = files.hash_of((warehouse.dbt_fingerprint(folders), str(place)))
    if not (manifest.exists() and note.exists() and note.read_text(encoding="utf-8") == fingerprint):
        for stale in folders.dbt_target.rglob("partial_parse.msgpack"):
            stale.unlink()  # dbt 1.11 takes a test that moved to another file for two of one name
        dbt_program(folders).cli(["parse", "--quiet"], target_path=folders.dbt_target).wait()
        files.put(note, fingerprint.encode())
    return manifest
