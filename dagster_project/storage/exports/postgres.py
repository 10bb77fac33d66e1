"""The marts copied into a PostgreSQL database in one transaction: a reader sees the old release or the new one."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit
from zlib import crc32

from dagster_project.storage import extensions, files
from dagster_project.storage.exports.contracts import Contract
from dagster_project.storage.exports.marts import Edition, Mart, NotExported, edition, published_marts
from dagster_project.storage.exports.postgres_tables import RELEASE, comments, grants, refuse_long_names, tables
from dagster_project.storage.published import our_own_queries
from dagster_project.storage.sql import MARTS, literal, quoted

if TYPE_CHECKING:
    import duckdb

_PUBLISHED, _TARGET = "published", "target"
_LOCK = 744  # a number of our own among the advisory locks of a database
_SCHEMES = ("postgres", "postgresql")
# PostgreSQL's text has no NUL; this is the sign for a character that cannot be shown.
_NUL_REPLACED_BY = "\N{REPLACEMENT CHARACTER}"

_RELATIONS = """
select nspname::text, relname::text from pg_class inner join pg_namespace on pg_namespace.oid = relnamespace
where relkind in ('r', 'v', 'm', 'f', 'p') order by relname
"""

_BEFORE = "select structure, marts from {release}"


class NotOurs(NotExported):
    """The schema holds what no export has made."""


class UnusableUrl(NotExported):
    """The address is none of a PostgreSQL database, or holds a password."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where the marts go, and who may read them there."""

    url: str
    schema: str
    reader: str  # a role; empty for none


@dataclass(frozen=True, slots=True)
class Source:
    """The published file, opened once: which release it is, and its marts."""

    connection: "duckdb.DuckDBPyConnection"
    edition: Edition
    marts: list[Mart]


def checked(url: str) -> str:
    """The address as DuckDB takes it; raises UnusableUrl."""
    try:
        parts = urlsplit(url)
        password = parts.password or "password" in parse_qs(parts.query)
    except ValueError as error:
        raise UnusableUrl(f"{url}: {error}; give postgres://user@host/database") from error
    if password:
        raise UnusableUrl(
            "the address holds a password, which the list of processes shows to everybody on this machine; "
            "leave it out and put it into ~/.pgpass or PGPASSWORD"
        )
    if parts.scheme not in _SCHEMES:
        raise UnusableUrl(f"{url}: give an address like postgres://user@host/database")
    return f"postgresql{url.removeprefix(parts.scheme)}"


@contextmanager
def opened(published: Path) -> Iterator[Source]:
    """The published file in a DuckDB that can reach PostgreSQL; raises MissingExtension, NothingPublished."""
    import duckdb

    nothing_fetched: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    with duckdb.connect(config=nothing_fetched) as connection:
        extensions.load(connection, "postgres_scanner")
        connection.execute(f"set pg_null_byte_replacement = {literal(_NUL_REPLACED_BY)}")
        connection.execute(f"attach {literal(published)} as {_PUBLISHED} (read_only)")
        connection.execute(f"use {_PUBLISHED}")
        with our_own_queries():
            source = Source(connection, edition(connection), published_marts(connection))
        yield source


def write_postgres(
    source: Source, target: Target, contracts: Mapping[str, Contract], told: Callable[[int], object]
) -> None:
    """Replace the marts in the schema by the published ones, all or none.

    Raises duckdb.Error with what PostgreSQL says, NotOurs, UnfitForPostgres.
    """
    refuse_long_names([target.schema])
    connection, marts = source.connection, source.marts
    # Only now, and made tables before the first look: DuckDB keeps in mind which tables it saw there.
    connection.execute(f"attach {literal(target.url)} as {_TARGET} (type postgres)")
    connection.execute("begin")  # what ends before the commit, however it ends, is taken back by PostgreSQL
    _prepare(source, target, tables(target.schema, marts, contracts))
    for mart in marts:
        table = f"{_TARGET}.{quoted(target.schema)}.{quoted(mart.name)}"
        connection.execute(f"insert into {table} from {_PUBLISHED}.{MARTS}.{quoted(mart.name)}")
        told(mart.rows)
    _describe(connection, target, marts)
    connection.execute("commit")


def _prepare(source: Source, target: Target, made: list[str]) -> None:
    """Empty the tables, or make them anew where they are to be others; note which release comes."""
    connection, schema, structure = source.connection, quoted(target.schema), files.hash_of(made)
    names = [mart.name for mart in source.marts]
    # Of two exports into one schema, one waits for the other.
    _ask(connection, f"select pg_advisory_xact_lock({_LOCK}, {crc32(target.schema.encode()) >> 1})::text")
    before = _release_before(connection, target.schema)
    if before and before[0] == structure:
        # Not `truncate`, which locks readers out and empties the tables for those who began earlier.
        statements = [f"delete from {schema}.{quoted(name)}" for name in (RELEASE, *names)]  # noqa: S608
    else:
        gone = ", ".join(f"{schema}.{quoted(name)}" for name in (RELEASE, *before[1].split())) if before else ""
        is_there = (target.schema,) in _ask(connection, "select nspname::text from pg_namespace")
        statements = [f"drop table {gone}"] if gone else [] if is_there else [f"create schema {schema}"]
        statements += made
    _do(connection, statements)
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    facts = [source.edition.release_id, source.edition.released_at, now, structure, " ".join(names)]
    connection.execute(f"insert into {_TARGET}.{schema}.{RELEASE} from (values (?, ?, ?, ?, ?))", facts)


def _describe(connection: "duckdb.DuckDBPyConnection", target: Target, marts: Sequence[Mart]) -> None:
    statements = comments(target.schema, marts)
    if target.reader:
        roles = _ask(connection, "select rolname::text from pg_roles")
        statements += grants(target.schema, marts, target.reader, is_new=(target.reader,) not in roles)
    _do(connection, statements)


def _release_before(connection: "duckdb.DuckDBPyConnection", schema: str) -> tuple[str, str] | None:
    """Structure and marts of the export that stands there; raises NotOurs where other things do."""
    there = [name for where, name in _ask(connection, _RELATIONS) if where == schema]
    if not there:
        return None
    found = _ask(connection, _BEFORE.format(release=f"{quoted(schema)}.{RELEASE}")) if RELEASE in there else []
    if len(found) != 1:
        cause = f"schema {schema} holds {there[0]} and no table {RELEASE} of an export"
        raise NotOurs(f"{cause}; give another --schema, or empty this one")
    ((structure, marts),) = found
    return structure, marts


def _ask(connection: "duckdb.DuckDBPyConnection", sql: str) -> list[tuple[str, ...]]:
    return connection.execute("from postgres_query(?, ?)", [_TARGET, sql]).fetchall()


def _do(connection: "duckdb.DuckDBPyConnection", statements: Sequence[str]) -> None:
    connection.execute("call postgres_execute(?, ?)", [_TARGET, ";\n".join(statements)])
