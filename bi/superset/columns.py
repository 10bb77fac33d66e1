"""`make bundle`: writes what the published file says of its tables, views and columns into the bundle's datasets."""

import sys
from pathlib import Path
from typing import Any

import duckdb
import yaml

from bi.superset.bundle import BUNDLE
from dagster_project.storage.published import NothingPublished, published_file

_DAYS = ("DATE", "TIMESTAMP")
_TABLES = """
select schema_name, table_name, comment from duckdb_tables()
union all select schema_name, view_name, comment from duckdb_views()
"""
_COLUMNS = """
select schema_name, table_name, column_name, data_type, comment from duckdb_columns()
order by schema_name, table_name, column_index
"""


def main() -> None:
    """Write each dataset anew; leave with one line where nothing is published."""
    try:
        published = published_file()
    except NothingPublished as error:
        sys.exit(str(error))
    for path, dataset in described(published).items():
        path.write_text(yaml.safe_dump(dataset, sort_keys=False, allow_unicode=True, width=110), encoding="utf-8")


def described(published: Path) -> dict[Path, dict[str, Any]]:
    """Each dataset with dbt's words and columns; its metrics and columns of SQL are the bundle's own."""
    with duckdb.connect(str(published), read_only=True) as connection:
        tables = {(schema, table): comment for schema, table, comment in connection.execute(_TABLES).fetchall()}
        columns = connection.execute(_COLUMNS).fetchall()
    found = {}
    for path in sorted((BUNDLE / "datasets").rglob("*.yaml")):
        dataset = yaml.safe_load(path.read_text(encoding="utf-8"))
        table = (dataset["schema"], dataset["table_name"])
        there = {name: (kind, comment) for *of, name, kind, comment in columns if tuple(of) == table}
        own = [column for column in dataset["columns"] if column["expression"]]
        found[path] = dataset | {
            "description": tables[table].strip(),
            "metrics": [_metric(metric, there) for metric in dataset["metrics"]],
            "columns": [_column(name, *told) for name, told in there.items()] + own,
        }
    return found


def _metric(metric: dict[str, Any], columns: dict[str, tuple[str, str]]) -> dict[str, Any]:
    """A metric of the bundle; one that only adds up a column of its name means what the column means."""
    name = metric["metric_name"]
    return metric | {"description": columns[name][1].strip()} if name in columns else metric


def _column(name: str, kind: str, comment: str) -> dict[str, Any]:
    """A column as Superset has it."""
    return {
        "column_name": name,
        "verbose_name": name.replace("_", " ").capitalize(),
        "is_dttm": kind in _DAYS,
        "is_active": True,
        "type": kind,
        "advanced_data_type": None,
        "groupby": True,
        "filterable": True,
        "expression": None,
        "description": comment.strip(),
        "python_date_format": None,
        "extra": None,
    }


if __name__ == "__main__":
    main()
