"""The bundle as Superset takes it, with the path of the published file filled in."""

from pathlib import Path

import yaml

BUNDLE = Path(__file__).resolve().parent / "bundle"
_DATABASE = "databases/entity_ledger.yaml"


def contents(published_file: Path) -> dict[str, str]:
    """Each file of the bundle by its name, as Superset's "assets": all of it takes the place of what was there."""
    found = {str(path.relative_to(BUNDLE)): path.read_text(encoding="utf-8") for path in sorted(BUNDLE.rglob("*.yaml"))}
    database = yaml.safe_load(found[_DATABASE])
    _, query = database["sqlalchemy_uri"].split("?")
    database["sqlalchemy_uri"] = f"duckdb:///{published_file}?{query}"
    metadata = yaml.safe_load(found["metadata.yaml"]) | {"type": "assets"}
    return found | {_DATABASE: yaml.safe_dump(database), "metadata.yaml": yaml.safe_dump(metadata)}


def columns() -> list[tuple[str, str, str]]:
    """Schema, table and name of each column that the published file must have."""
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((BUNDLE / "datasets").rglob("*.yaml"))]
    return [
        (dataset["schema"], dataset["table_name"], column["column_name"])
        for dataset in files
        for column in dataset["columns"]
        if not column["expression"]
    ]
