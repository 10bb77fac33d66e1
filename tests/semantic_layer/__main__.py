"""`python -m tests.semantic_layer` compiles the saved queries into dbt_project/published/metrics."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from dagster_project.storage.folders import PROJECT
from tests.semantic_layer.compiled import VIEWS, compiled_views, manifest_of


def main() -> None:
    """Write every view and name it; a view whose saved query is gone goes too."""
    with TemporaryDirectory() as folder:
        views = compiled_views(manifest_of(_parsed(Path(folder))))
    VIEWS.mkdir(exist_ok=True)
    for path in VIEWS.glob("*.sql"):
        if path.stem not in views:
            path.unlink()
    for name, statements in views.items():
        path = VIEWS / f"{name}.sql"
        path.write_text(statements, encoding="utf-8")
        sys.stdout.write(f"{path.relative_to(PROJECT)}\n")


def _parsed(folder: Path) -> Path:
    """Let dbt read the project, and give its semantic manifest."""
    program, project = Path(sys.executable).with_name("dbt"), PROJECT / "dbt_project"
    places = ["--project-dir", project, "--profiles-dir", project, "--target-path", folder, "--log-path", folder]
    environment = os.environ | {"ENTITY_LEDGER_DATA": str(folder), "DO_NOT_TRACK": "1"}
    subprocess.run([program, "--quiet", "parse", *places], check=True, env=environment)
    return folder / "semantic_manifest.json"


if __name__ == "__main__":
    main()
