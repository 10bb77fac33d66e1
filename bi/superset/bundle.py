"""The bundle of database, datasets, charts and dashboard, made to fit the published file."""

from pathlib import Path

import duckdb
import yaml

from bi.superset.environment import NotStarted

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


def fits(published_file: Path) -> None:
    """Refuse a published file that lacks a column of the datasets."""
    with duckdb.connect(str(published_file), read_only=True) as connection:
        there = set(connection.execute("select schema_name, table_name, column_name from duckdb_columns()").fetchall())
    lacking = [".".join(column) for column in _columns() if column not in there]
    if lacking:
        named = ", ".join(lacking[:3]) + (" and others" if len(lacking) > 3 else "")
        cause = f"was published by another version of this project and lacks {named}"
        raise NotStarted(f"{published_file}: {cause}; run `make run`")


def _columns() -> list[tuple[str, str, str]]:
    """Schema, table and name of each column that the published file must have."""
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((BUNDLE / "datasets").rglob("*.yaml"))]
    return [
        (dataset["schema"], dataset["table_name"], column["column_name"])
        for dataset in files
        for column in dataset["columns"]
        if not column["expression"]
    ]
