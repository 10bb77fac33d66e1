"""Which columns a model's columns are made of, told by the SQL that dbt compiled for it."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from dagster_project.reading.evidence import schema_of
from dagster_project.storage import lake
from dagster_project.storage.folders import Folders

if TYPE_CHECKING:
    import duckdb
    from sqlglot import exp

Schemas = dict[str, dict[str, dict[str, str]]]
"""Schema, table, and the types of its columns by their names."""

Origin = tuple[str, str, str]
"""Schema, table and column that a column is made of."""

_CATALOG = "warehouse"
_DIALECT = "duckdb"


class UnknownOrigins(ValueError):
    """The SQL of a model does not tell where its columns come from; the text says why."""


def schemas(connection: "duckdb.DuckDBPyConnection") -> Schemas:
    """Every table of the attached warehouse, and the raw ones as the lake has them."""
    found: Schemas = {"raw": {name: _columns(lake.record_type(name)) for name in lake.names()}}
    rows = connection.execute(
        "select schema_name, table_name, column_name, data_type from duckdb_columns() where database_name = ? "
        "order by schema_name, table_name, column_index",
        [_CATALOG],
    )
    for schema, table, column, kind in rows.fetchall():
        found.setdefault(schema, {}).setdefault(table, {})[column] = kind
    return found


def _columns(record_type: type) -> dict[str, str]:
    return {column: str(kind) for column, kind in schema_of(record_type).items()}


def compiled(folders: Folders, node: Mapping[str, Any]) -> str | None:
    """The SQL that dbt compiled for a model in the last build; None for a seed and for a model in Python."""
    path = folders.dbt_target / "build" / "compiled" / "entity_ledger" / str(node["original_file_path"])
    return path.read_text(encoding="utf-8") if path.suffix == ".sql" and path.exists() else None


def read_by(node: Mapping[str, Any], known: Schemas) -> Schemas:
    """Those tables that a model reads: of all of them each analysis would first make a copy."""
    names = {parent.rpartition(".")[2] for parent in node["depends_on"]["nodes"]}
    found = {schema: {name: tables[name] for name in names & tables.keys()} for schema, tables in known.items()}
    return {schema: tables for schema, tables in found.items() if tables}


def origins(sql: str, read: Schemas) -> dict[str, list[Origin]]:
    """For each column of a query the columns of the tables that it reads; a constant has none.

    All columns share one analysis: dagster-dbt 0.29 analyses a query anew for each, which takes 20 times as long, and
    finds nothing in a model that reads Parquet.
    """
    import sqlglot
    from sqlglot.errors import SqlglotError
    from sqlglot.lineage import lineage
    from sqlglot.schema import MappingSchema

    try:
        query = sqlglot.parse_one(sql, dialect=_DIALECT).transform(_named)
        tables = MappingSchema({_CATALOG: read}, dialect=_DIALECT)
        found = lineage(None, query, tables, dialect=_DIALECT, trim_selects=False, copy=False)
    except SqlglotError as error:
        raise UnknownOrigins(" ".join(str(error).split())) from error
    leaves = {column: [leaf for leaf in node.walk() if not leaf.downstream] for column, node in found.items()}
    return {column: _origins([(leaf.name, leaf.expression) for leaf in ends]) for column, ends in leaves.items()}


def _origins(leaves: "Sequence[tuple[str, exp.Expr]]") -> list[Origin]:
    from sqlglot import exp

    found = set[Origin]()
    for name, expression in leaves:
        table = expression.find(exp.Table)
        if table is not None:
            found.add((table.db, table.name, exp.to_column(name).name))
    return sorted(found)


def _named(node: "exp.Expr") -> "exp.Expr":
    """Put the name of a raw table in the place of `read_parquet('.../<table>/*.parquet')`."""
    from sqlglot import exp

    if not (isinstance(node, exp.Table) and isinstance(node.this, exp.ReadParquet)):
        return node
    table = PurePosixPath(node.this.expressions[0].name).parent.name
    return exp.table_(table, db="raw", catalog=_CATALOG, alias=node.alias or None)
