"""`entity-ledger serve`: the published marts for DuckDB clients, until the command is stopped."""

import multiprocessing
import os
import secrets
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from dagster_project.cli.terminal import complain
from dagster_project.storage.extensions import MissingExtension
from dagster_project.storage.published import NothingPublished, published_file
from dagster_project.storage.serving.ports import CannotListen
from dagster_project.storage.serving.private_folder import private_folder
from dagster_project.storage.serving.server import CATALOG, CannotServe, Place, check, serving

TOKEN = "ENTITY_LEDGER_TOKEN"  # noqa: S105  # the variable's name
_SECONDS_BETWEEN_LOOKS = 1.0
_SECONDS_TO_STAND, _MOST_DEATHS = 5.0, 3  # a server that dies sooner again and again is not started once more
_STOPPING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def serve(host: str, port: int) -> int:
    """Serve until TERM, INT or HUP; return 1 with one line on standard error if that cannot be.

    DuckDB works in a process of its own: the protocol is a beta, and some queries bring it down.
    """
    place, given = Place(host, port), os.environ.get(TOKEN, "")
    token = given or secrets.token_urlsafe(24)
    stopped = _stopped_by_signals()
    code = 1
    with _one_line_for_errors():
        check(place, token)
        greeting = _greeting(published_file(), place, "" if given else token)
        with private_folder() as folder:
            code = _watch(place, token, folder, greeting, stopped)
    return code


def _watch(place: Place, token: str, folder: Path, greeting: list[str], stopped: threading.Event) -> int:
    """Have a process serve, and another one where DuckDB has died in it; return its exit code."""
    deaths = 0
    while True:
        started = time.monotonic()
        server = multiprocessing.get_context("fork").Process(
            target=_work, args=(place, token, folder, greeting, stopped)
        )
        server.start()
        while server.is_alive():
            if stopped.is_set():
                server.terminate()
            server.join(timeout=0.2)
        code = server.exitcode or 0
        if stopped.is_set() or code >= 0:
            return max(code, 0)
        deaths = deaths + 1 if time.monotonic() - started < _SECONDS_TO_STAND else 1
        if deaths == _MOST_DEATHS:
            raise CannotServe(f"DuckDB died {deaths} times in a row as soon as it served, of signal {-code}")
        complain(f"DuckDB died of signal {-code}; a fresh copy is served, and clients must attach again")
        greeting = []


def _work(place: Place, token: str, folder: Path, greeting: list[str], stopped: threading.Event) -> None:
    """Serve in this process until it is stopped, or the one that watches it is gone."""
    import duckdb

    watcher = os.getppid()
    with _one_line_for_errors() as failed, serving(published_file(), place, token, folder) as server:
        for line in greeting:
            typer.echo(line)
        while not stopped.wait(_SECONDS_BETWEEN_LOOKS) and os.getppid() == watcher:
            try:
                followed = server.follow()
            except duckdb.FatalException as error:  # from now on it answers nothing, whoever asks
                complain(error)
                os.abort()
            if followed:
                complain(f"a new release is served; {followed}")
    raise SystemExit(1 if failed else 0)


def _stopped_by_signals() -> threading.Event:
    stopped = threading.Event()
    for number in _STOPPING:
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:  # what `nohup` has set stays
            signal.signal(number, lambda *_: stopped.set())
    return stopped


@contextmanager
def _one_line_for_errors() -> Iterator[list[str]]:
    """Print what stops the server as one line; what is given holds it afterwards."""
    import duckdb

    failed: list[str] = []
    try:
        yield failed
    except (NothingPublished, CannotListen, CannotServe, MissingExtension) as error:
        failed.append(str(error))
    except duckdb.Error as error:
        failed.append(f"DuckDB cannot serve the copy: {error}")
    except OSError as error:
        cause = f"{error.filename or 'the copy'}: {error.strerror or error}"
        failed.append(f"{cause}; the copy needs room in the temporary folder")
    else:
        return
    complain(failed[-1])


def _greeting(published: Path, place: Place, token: str) -> list[str]:
    """How to connect; a token that was given is not repeated."""
    if not place.is_local:
        complain(
            f"{place.host} can be reached from other machines, and nothing is encrypted: put a proxy with TLS before it"
        )
    return [
        f"{place.uri} serves a private copy of {published}; what clients write ends with it",
        f"token: {token}" if token else f"token: as in {TOKEN}",
        f"attach '{place.uri}' as {CATALOG} (token '...'); from {CATALOG}.query('from entities');",
    ]
