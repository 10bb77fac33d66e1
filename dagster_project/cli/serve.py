"""`entity-ledger serve`: the published marts for DuckDB clients, until the command is stopped."""

import os
import secrets
import signal
import threading

import typer

from dagster_project.cli.marts import NothingPublished, published_file
from dagster_project.cli.terminal import complain
from dagster_project.storage.extensions import MissingExtension
from dagster_project.storage.serving.server import CATALOG, CannotServe, Place, serving

TOKEN = "ENTITY_LEDGER_TOKEN"  # noqa: S105  # the variable's name
_SECONDS_BETWEEN_LOOKS = 1.0
_STOPPING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def serve(host: str, port: int) -> int:
    """Serve until TERM, INT or HUP; return 1 with one line on standard error if that cannot be."""
    import duckdb

    place = Place(host, port)
    given = os.environ.get(TOKEN, "")
    stopped = threading.Event()
    for number in _STOPPING:
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:  # what `nohup` has set stays
            signal.signal(number, lambda *_: stopped.set())
    try:
        with serving(published_file(), place, given or secrets.token_urlsafe(24)) as server:
            _tell(place, "" if given else server.token)
            while not stopped.wait(_SECONDS_BETWEEN_LOOKS):
                followed = server.follow()
                if followed:
                    complain(f"a new release is served; {followed}")
    except (NothingPublished, CannotServe, MissingExtension) as error:
        complain(error)
        return 1
    except duckdb.Error as error:
        complain(f"DuckDB cannot serve the copy: {error}")
        return 1
    except OSError as error:
        complain(
            f"{error.filename or 'the copy'}: {error.strerror or error}; the copy needs room in the temporary folder"
        )
        return 1
    return 0


def _tell(place: Place, token: str) -> None:
    """Say how to connect; a token that was given is not repeated."""
    typer.echo(f"{place.uri} serves a private copy of {published_file()}; what clients write ends with it")
    typer.echo(f"token: {token}" if token else f"token: as in {TOKEN}")
    typer.echo(f"attach '{place.uri}' as {CATALOG} (token '...'); from {CATALOG}.query('from entities');")
    if not place.is_local:
        complain(
            f"{place.host} can be reached from other machines, and nothing is encrypted: put a proxy with TLS before it"
        )
