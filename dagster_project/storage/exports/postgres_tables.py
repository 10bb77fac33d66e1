"""The statements that make the marts tables of PostgreSQL, with keys, descriptions and a role that may read them."""

from collections.abc import Iterable, Mapping, Sequence

from dagster_project.storage.exports.contracts import Contract
from dagster_project.storage.exports.marts import Column, Mart, NotExported
from dagster_project.storage.sql import literal, quoted

RELEASE = "release"
MOST_BYTES = 63  # of a name; PostgreSQL cuts what is longer without a word
_TYPES = {
    "BIGINT": "bigint",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "DOUBLE": "double precision",
    "INTEGER": "integer",
    "TIMESTAMP": "timestamp",
    "VARCHAR": "text",
}
_RELEASE = f"""
create table {{schema}}.{RELEASE} (
    release_id text primary key, released_at timestamp with time zone not null,
    exported_at timestamp with time zone not null, structure text not null, marts text not null
)
"""
_RELEASE_COMMENTS = {
    "release_id": "First digits of the hash over what the release was made from.",
    "released_at": "When it was published.",
    "exported_at": "When it was copied here.",
    "structure": "Hash of tables and keys; while it stays the same, an export replaces rows only.",
    "marts": "The tables that an export replaces; others in this schema are left alone.",
}


class UnfitForPostgres(NotExported):
    """A name or a type that PostgreSQL cannot have."""


def tables(schema: str, marts: Sequence[Mart], contracts: Mapping[str, Contract]) -> list[str]:
    """Statements that make the tables, their keys, and an index where a column leads to another table."""
    refuse_long_names([schema, *(name for mart in marts for name in (mart.name, *(one.name for one in mart.columns)))])
    made = [_RELEASE.format(schema=quoted(schema)), *(_table(schema, mart, contracts[mart.name]) for mart in marts)]
    keys = {mart.name: contracts[mart.name].primary_key for mart in marts}
    for mart in marts:
        for found in contracts[mart.name].references:
            if keys.get(found.mart) == found.key:  # PostgreSQL lets nothing lead to a column that is no key
                table, column = f"{quoted(schema)}.{quoted(mart.name)}", quoted(found.column)
                made.append(
                    f"alter table {table} add foreign key ({column}) "
                    f"references {quoted(schema)}.{quoted(found.mart)} ({quoted(found.key)}) "
                    "deferrable initially deferred"
                )
                made.append(f"create index on {table} ({column})")
    return made


def comments(schema: str, marts: Sequence[Mart]) -> list[str]:
    """Statements that carry the descriptions over."""
    release = f"{quoted(schema)}.{RELEASE}"
    said = [f"comment on table {release} is 'One row: which release these tables are.'"]
    said += [f"comment on column {release}.{name} is {literal(text)}" for name, text in _RELEASE_COMMENTS.items()]
    for mart in marts:
        table = f"{quoted(schema)}.{quoted(mart.name)}"
        said.append(f"comment on table {table} is {literal(mart.description)}")
        for column in mart.columns:
            said.append(f"comment on column {table}.{quoted(column.name)} is {literal(column.description)}")
    return said


def grants(schema: str, marts: Sequence[Mart], reader: str, *, is_new: bool) -> list[str]:
    """Statements that let a role read the tables and nothing else; a new one cannot log in until somebody grants it."""
    refuse_long_names([reader])
    names = ", ".join(f"{quoted(schema)}.{quoted(name)}" for name in (RELEASE, *(mart.name for mart in marts)))
    role = quoted(reader)
    return [
        *([f"create role {role} nologin"] if is_new else []),
        f"grant usage on schema {quoted(schema)} to {role}",
        f"grant select on {names} to {role}",
    ]


def refuse_long_names(names: Iterable[str]) -> None:
    """Raise UnfitForPostgres for a name that is empty, has a NUL or is too long."""
    for name in names:
        if not name or "\0" in name or len(name.encode()) > MOST_BYTES:
            raise UnfitForPostgres(f"{name!r}: PostgreSQL takes names of 1 to {MOST_BYTES} bytes; give another")


def _table(schema: str, mart: Mart, contract: Contract) -> str:
    columns = [
        f"{quoted(column.name)} {_type(mart, column)}{' not null' if column.name in contract.required else ''}"
        for column in mart.columns
    ]
    if contract.primary_key:
        columns.append(f"primary key ({quoted(contract.primary_key)})")
    return f"create table {quoted(schema)}.{quoted(mart.name)} ({', '.join(columns)})"


def _type(mart: Mart, column: Column) -> str:
    if column.type not in _TYPES:
        raise UnfitForPostgres(
            f"{mart.name}.{column.name}: no type of PostgreSQL is known for {column.type}; name one in {__name__}"
        )
    return _TYPES[column.type]
