"""How much memory DuckDB may take while marts are checked and released, and where it puts what has no room there."""

import os

from dagster_project.storage.folders import Folders

_MOST = (
    "512MB"  # beside the frames of the doors; dbt, which has a process of its own, takes twice as much (profiles.yml)
)


def settings(folders: Folders) -> dict[str, str | bool | int | float | list[str]]:
    """The settings of a connection in memory; one to a file spills beside its file."""
    spilled = folders.warehouse / "spilled"
    return {"memory_limit": os.environ.get("ENTITY_LEDGER_MEMORY") or _MOST, "temp_directory": str(spilled)}
