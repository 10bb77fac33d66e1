"""`make superset`: looks whether Superset can be started, makes its environment where missing, and becomes it."""

import argparse
import os
import sys

from bi.superset import environment
from bi.superset.environment import NotStarted
from dagster_project.storage.folders import PROJECT
from dagster_project.storage.published import NothingPublished, published_file
from dagster_project.storage.serving.ports import CannotListen, check_port


def main() -> None:
    """Become Superset's server, so that signals reach it; leave with one line where something is in the way."""
    parser = argparse.ArgumentParser(prog="make superset", description=__doc__)
    parser.add_argument("--port", type=int, default=8088, help="port on 127.0.0.1")
    port = parser.parse_args().port
    try:
        # What is missing is said before minutes are spent on the environment.
        published_file()
        check_port("127.0.0.1", port, "name another with PORT=8089")
        program = environment.python()
    except (NothingPublished, CannotListen, NotStarted) as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
    os.chdir(PROJECT)
    os.execv(program, [str(program), "-m", "bi.superset.server", str(port)])  # noqa: S606


if __name__ == "__main__":
    main()
