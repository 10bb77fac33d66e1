"""Servers that tests start on a folder and a port of their own; where a program is absent, the test skips saying so."""

import http.client
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

_PATIENCE = 30  # seconds until a server answers
_DEBIANS = Path("/usr/lib/postgresql")  # its programs are not on the path


@dataclass(frozen=True)
class Postgres:
    """A PostgreSQL server on this machine, whoever connects is trusted."""

    port: int

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def create(self, database: str) -> str:
        """Make an empty database; give its URL."""
        at = ["-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres"]
        subprocess.run([str(_programs_of_postgres() / "createdb"), *at, database], check=True, capture_output=True)
        return self.url(database)


@contextmanager
def postgres() -> Iterator[Postgres]:
    """A server with an empty database `postgres`; it writes no further than memory, as tests may."""
    programs = _programs_of_postgres()
    user = _plain_user()
    with tempfile.TemporaryDirectory(prefix="postgres-") as folder:
        if user is not None:  # initdb refuses to work for root
            shutil.chown(folder, user)
        data, port = Path(folder) / "data", free_port()
        made = [str(programs / "initdb"), "-D", str(data), "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8"]
        subprocess.run(made, check=True, capture_output=True, user=user, cwd=folder)
        settings = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "fsync": "off"}
        command = [str(programs / "postgres"), "-D", str(data), "-p", str(port)]
        command += [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        asked = [str(programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
        is_ready = lambda: subprocess.run(asked, check=False).returncode == 0  # noqa: E731
        with running(command, is_ready, user=user, cwd=Path(folder), stop=signal.SIGINT):
            yield Postgres(port)


@contextmanager
def redis() -> Iterator[str]:
    """A Redis server that keeps nothing on disk; its URL."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("Redis is not installed here: no program `redis-server`")
    port = free_port()
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    with running(command, lambda: _accepts(port)):
        yield f"redis://127.0.0.1:{port}/0"


@contextmanager
def s3() -> Iterator[tuple[str, dict[str, str]]]:
    """An S3 server with an empty bucket; its URL, and what the environment must say of it."""
    file_systems = pytest.importorskip("s3fs", reason="s3fs is not installed here")
    pytest.importorskip("moto", reason="moto is not installed here")
    port = free_port()
    told = {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}", "AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x"}
    told["AWS_DEFAULT_REGION"] = "us-east-1"
    with running([sys.executable, "-m", "moto.server", "-p", str(port)], lambda: _serves(port)):
        named = {"endpoint_url": told["AWS_ENDPOINT_URL"], "key": "x", "secret": "x", "skip_instance_cache": True}
        file_systems.S3FileSystem(**named).mkdir("team")
        file_systems.S3FileSystem.clear_instance_cache()  # the ones kept for URLs know the server of a test before
        yield "s3://team", told


@contextmanager
def running(
    command: Sequence[str],
    is_ready: Callable[[], bool],
    *,
    user: str | None = None,
    cwd: Path | None = None,
    stop: signal.Signals = signal.SIGTERM,
) -> Iterator[subprocess.Popen[bytes]]:
    """A program in a process group of its own, from when it is ready until it is stopped."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, user=user, cwd=cwd, start_new_session=True)
        try:
            end = time.monotonic() + _PATIENCE
            while not is_ready():
                if process.poll() is not None or time.monotonic() > end:
                    said.seek(0)
                    raise AssertionError(f"{command[0]} did not start: {said.read().decode(errors='replace')[-2000:]}")
                time.sleep(0.05)
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, stop)
            process.wait(timeout=_PATIENCE)


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _accepts(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def _serves(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/moto-api/")
        return connection.getresponse().status < 500
    except OSError:
        return False
    finally:
        connection.close()


def _programs_of_postgres() -> Path:
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(_DEBIANS.glob("*/bin"), reverse=True)
    for folder in folders:
        if all((folder / program).exists() for program in ("createdb", "initdb", "pg_isready", "postgres")):
            return folder
    pytest.skip("PostgreSQL is not installed here: no program `initdb`")


def _plain_user() -> str | None:
    """Whom a server runs for when the tests run for root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
