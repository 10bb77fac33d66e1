"""A server of DuckDB's own remote protocol over a private copy of the published file, which follows each release."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from dagster_project.storage import extensions
from dagster_project.storage.serving import editions
from dagster_project.storage.serving.ports import check_port
from dagster_project.storage.sql import literal

if TYPE_CHECKING:
    import duckdb

CATALOG = "entity_ledger"
LEAST_TOKEN = 16  # letters; the protocol would take four
_LOCAL = ("localhost", "127.0.0.1", "::1")
# Without httpfs, quack 1.5.5 answers each request with status 500.
_EXTENSIONS = ("httpfs", "quack")
# With their whole names, as all functions of the protocol below: a client can define others of these names in the copy,
# and would let everybody in, or end the server.
_CHECKED_BY = {
    "quack_authentication_function": "system.main.quack_check_token",
    "quack_authorization_function": "system.main.quack_nop_authorization",
}


class CannotServe(RuntimeError):
    """The token is too short, or DuckDB dies as soon as it serves."""


class Followed(StrEnum):
    """What became of clients when a release was followed."""

    IN_PLACE = "clients stay connected"
    ANEW = "it does not fit the served tables, so clients must attach again"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server listens."""

    host: str
    port: int

    @property
    def uri(self) -> str:
        """The address as clients attach it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"quack:{host}:{self.port}"

    @property
    def is_local(self) -> bool:
        """Whether only this machine can connect."""
        return self.host in _LOCAL


def check(place: Place, token: str) -> None:
    """Raise CannotServe where the token is too short, CannotListen where nobody can listen there.

    DuckDB itself would share a port with whoever listens there, and each client would meet one of the two.
    """
    if len(token) < LEAST_TOKEN:
        raise CannotServe(f"the token has {len(token)} letters; give one of {LEAST_TOKEN} or more")
    check_port(place.host, place.port, "give another --port or --host")


@contextmanager
def serving(published: Path, place: Place, token: str, folder: Path) -> Iterator["Server"]:
    """A server on a copy in this folder, which should be nobody else's; at the end both are gone.

    Raises MissingExtension.
    """
    for left in folder.iterdir():  # by a server that died
        rmtree(left) if left.is_dir() else left.unlink()
    server = Server(published, place, token, folder)
    server.open()
    try:
        yield server
    finally:
        server.close()


@dataclass
class Server:
    """One DuckDB instance over one copy at a time."""

    published: Path
    place: Place
    token: str
    folder: Path
    number: int = 0
    mark: tuple[int, ...] = ()  # of the release that is served
    brought: tuple[int, ...] = ()  # of the release that was copied last
    shape: editions.Shape = frozenset()
    connection: "duckdb.DuckDBPyConnection" = field(init=False)

    def open(self) -> None:
        """Copy what is published, open the copy and listen; whoever is let in can reach this copy and nothing else."""
        import duckdb

        self.number += 1
        copied = self.folder / str(self.number) / f"{CATALOG}.duckdb"
        copied.parent.mkdir()
        self._bring()
        self._next.rename(copied)
        self.mark = self.brought
        self.connection = duckdb.connect(
            copied, config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}
        )
        extensions.load(self.connection, *_EXTENSIONS)
        self.shape = editions.shape(self.connection, CATALOG)
        allowed = ", ".join(literal(path) for path in (self._next, f"{self._next}.wal"))
        self.connection.execute(f"set allowed_paths = [{allowed}]")
        self.connection.execute("set enable_external_access = false")
        for name, function in _CHECKED_BY.items():
            self.connection.execute(f"set global {name} = {literal(function)}")
        self._listen()
        self.connection.execute("set lock_configuration = true")

    def close(self) -> None:
        """Stop listening, end all sessions and let go of the copy."""
        for uri in self._listened():
            self.connection.execute("call system.main.quack_stop(?)", [uri])
        self.connection.close()

    def follow(self) -> Followed | None:
        """Serve what is published now, whole from one query to the next; None if nothing is new or a client writes."""
        import duckdb

        self._keep_listening()
        if not self.published.exists() or editions.mark(self.published) == self.mark:
            return None
        self._bring()
        try:
            is_replaced = self._replaced()
        except duckdb.TransactionException:
            return None
        except duckdb.Error:  # an index or a key that a client has made forbids the new rows
            is_replaced = False
        if is_replaced:
            return Followed.IN_PLACE
        self.close()
        rmtree(self.folder / str(self.number))
        self.open()
        return Followed.ANEW

    @property
    def _next(self) -> Path:
        return self.folder / "next.duckdb"

    def _bring(self) -> None:
        """Copy what is published now, once per release."""
        if editions.mark(self.published) != self.brought:
            self.brought = editions.copy(self.published, self._next)

    def _replaced(self) -> bool:
        """Whether what was brought has the same tables, which clients have left whole, and is served now."""
        cursor = self.connection.cursor()
        try:
            cursor.execute(f"attach {literal(self._next)} as {editions.NEXT} (read_only)")
            published = editions.shape(cursor, editions.NEXT)
            if published != self.shape or not published <= editions.shape(cursor, CATALOG):
                return False
            editions.replace_rows(cursor, CATALOG)
        finally:
            cursor.execute(f"detach database if exists {editions.NEXT}")
            cursor.close()
        self._next.unlink()
        self.mark = self.brought
        return True

    def _listened(self) -> list[str]:
        found = self.connection.execute("select listen_uri from system.main.quack_server_list()").fetchall()
        return [uri for (uri,) in found]

    def _listen(self) -> None:
        self.connection.execute(
            "call system.main.quack_serve(?, token = ?, allow_other_hostname = ?)",
            [self.place.uri, self.token, not self.place.is_local],
        )

    def _keep_listening(self) -> None:
        """Undo what clients can do by functions of the protocol: stop this server, or start one for others."""
        listened = self._listened()
        for uri in listened:
            if uri != self.place.uri:
                self.connection.execute("call system.main.quack_stop(?)", [uri])
        if self.place.uri not in listened:
            self._listen()
