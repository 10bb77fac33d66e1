"""How much memory DuckDB may take while it builds and releases the marts, and where it puts what has no room there."""

import os

from dagster_project.storage.folders import Folders

MOST = "1GB"
"""What profiles.yml says too; ENTITY_LEDGER_MEMORY says otherwise. Python's own part comes on top."""


def settings(folders: Folders) -> dict[str, str | bool | int | float | list[str]]:
    """The settings of a connection in memory; one to a file spills beside its file."""
    spilled = folders.warehouse / "spilled"
    return {"memory_limit": os.environ.get("ENTITY_LEDGER_MEMORY") or MOST, "temp_directory": str(spilled)}
