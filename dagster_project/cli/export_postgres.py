"""`entity-ledger export postgres`: the marts as tables of a PostgreSQL database."""

import os

import typer

from dagster_project.cli.exporting import progress
from dagster_project.cli.terminal import complain
from dagster_project.storage.exports.contracts import contracts
from dagster_project.storage.exports.marts import NotExported
from dagster_project.storage.exports.postgres import Source, Target, checked, opened, write_postgres
from dagster_project.storage.extensions import MissingExtension
from dagster_project.storage.folders import Folders
from dagster_project.storage.published import NothingPublished, published_file

# What PostgreSQL says, and what a person can do about it.
_REMEDIES = (
    (
        "other objects depend on",
        "drop what depends on the tables, which are to have other columns, or give --schema",
    ),
    ("permission denied to create role", "let an administrator create it (nologin), or give --reader ''"),
    ("permission denied for database", "let an administrator create the schema for this user"),
    ("no password supplied", "put it into ~/.pgpass or PGPASSWORD"),
    ("has no equivalent in encoding", "export into a database with the encoding UTF8"),
)


def postgres(url: str, schema: str, reader: str) -> int:
    """Copy the marts; return 1 with one line on standard error, and everything there as it was, if that cannot be."""
    import duckdb

    os.environ.setdefault("PGCONNECT_TIMEOUT", "10")
    os.environ.setdefault("PGAPPNAME", "entity-ledger")
    try:
        target = Target(checked(url), schema, reader)
        with opened(published_file()) as source:
            promised = contracts(Folders.from_environment(), source.marts)
            with progress(sum(mart.rows for mart in source.marts)) as told:
                write_postgres(source, target, promised, told)
    except (NothingPublished, NotExported, MissingExtension) as error:
        complain(error)
        return 1
    except duckdb.Error as error:
        said = str(error)
        said = said[max(said.find("ERROR:"), 0) :].strip()  # before it stand the statements
        remedy = next((remedy for text, remedy in _REMEDIES if text in said), "nothing there was changed")
        complain(f"PostgreSQL: {said}; {remedy}")
        return 1
    _tell(target, source)
    return 0


def _tell(target: Target, source: Source) -> None:
    rows = sum(mart.rows for mart in source.marts)
    readers = f"; role {target.reader} may read it" if target.reader else ""
    release = f"release {source.edition.release_id} of {source.edition.released_at}"
    typer.echo(f"schema {target.schema}: {len(source.marts)} marts with {rows:,} rows, {release}{readers}")
