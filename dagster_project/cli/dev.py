"""`make dev`: the Dagster UI on the project's own instance, in the foreground until it is interrupted."""

import os
import sys
from pathlib import Path

from dagster_project.storage.folders import PROJECT, Folders


def main() -> None:
    """Become `dagster dev`, so that signals reach it."""
    Folders.from_environment().export()
    os.chdir(PROJECT)
    program = Path(sys.executable).with_name("dagster")
    os.execv(program, [str(program), "dev", "-m", "dagster_project.definitions", *sys.argv[1:]])  # noqa: S606


if __name__ == "__main__":
    main()
