"""`make superset`: looks whether Superset can be started, makes its environment where missing, and becomes it."""

import argparse
import os
import socket
import sys

from bi.superset import environment
from bi.superset.environment import NotStarted
from dagster_project.storage.folders import PROJECT, Folders


def main() -> None:
    """Become Superset's server, so that signals reach it; leave with one line where something is in the way."""
    parser = argparse.ArgumentParser(prog="make superset", description=__doc__)
    parser.add_argument("--port", type=int, default=8088, help="port on 127.0.0.1")
    port = parser.parse_args().port
    try:
        _refuse(Folders.from_environment(), port)
        program = environment.python()
    except NotStarted as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
    os.chdir(PROJECT)
    os.execv(program, [str(program), "-m", "bi.superset.server", str(port)])  # noqa: S606


def _refuse(folders: Folders, port: int) -> None:
    """Say what is missing before minutes are spent on the environment."""
    if not folders.published_file.exists():
        raise NotStarted(f"{folders.published_file}: nothing is published yet; run `make run`")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            raise NotStarted(f"127.0.0.1:{port} cannot be used ({error}); name another with PORT=8089") from error


if __name__ == "__main__":
    main()
