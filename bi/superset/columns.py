"""`make bundle`: writes what dbt says of the marts and their columns into the bundle's datasets."""

import json
import sys
from pathlib import Path
from typing import Any

import yaml

from bi.superset.bundle import BUNDLE
from dagster_project.storage.folders import Folders

_DAYS = ("date", "timestamp")


def main() -> int:
    """Write each dataset anew; 1 with one line where dbt has not described the marts yet."""
    manifest = Folders.from_environment().dbt_target / "manifest.json"
    if not manifest.exists():
        print(f"{manifest}: dbt has not described the marts yet; run `make run`", file=sys.stderr)
        return 1
    for path, dataset in described(json.loads(manifest.read_text(encoding="utf-8"))).items():
        path.write_text(yaml.safe_dump(dataset, sort_keys=False, allow_unicode=True, width=110), encoding="utf-8")
    return 0


def described(manifest: dict[str, Any]) -> dict[Path, dict[str, Any]]:
    """Each dataset with dbt's description and columns; its metrics and columns of SQL are the bundle's own."""
    models = {(node["schema"], node["name"]): node for node in manifest["nodes"].values()}
    found = {}
    for path in sorted((BUNDLE / "datasets").rglob("*.yaml")):
        dataset = yaml.safe_load(path.read_text(encoding="utf-8"))
        model = models[dataset["schema"], dataset["table_name"]]
        own = [column for column in dataset["columns"] if column["expression"]]
        columns = [_column(column) for column in model["columns"].values()]
        found[path] = dataset | {"description": model["description"].strip(), "columns": columns + own}
    return found


def _column(column: dict[str, Any]) -> dict[str, Any]:
    """A column as Superset has it."""
    return {
        "column_name": column["name"],
        "verbose_name": column["name"].replace("_", " ").capitalize(),
        "is_dttm": column["data_type"] in _DAYS,
        "is_active": True,
        "type": column["data_type"].upper(),
        "advanced_data_type": None,
        "groupby": True,
        "filterable": True,
        "expression": None,
        "description": column["description"].strip(),
        "python_date_format": None,
        "extra": None,
    }


if __name__ == "__main__":
    sys.exit(main())
