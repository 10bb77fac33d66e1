"""`entity-ledger worker`: a Celery worker that reads partitions for runs elsewhere, in the foreground until stopped."""

import os
import sys

from dagster_project.cli.terminal import complain
from dagster_project.defs.executors import UnusableExecutor, broker
from dagster_project.storage.folders import Folders


def worker(processes: int) -> int:
    """Become Celery's own program, so that signals reach it; give 1 if it cannot be started."""
    try:
        broker()
        import dagster_celery  # noqa: F401
    except UnusableExecutor as error:
        complain(error)
        return 1
    except ImportError:
        complain("Celery is not installed; install entity-ledger[teams]")
        return 1
    Folders.from_environment().export()
    command = [sys.executable, "-m", "celery", "-A", "dagster_project.cli.celery_app", "worker"]
    command += [
        "--loglevel",
        "warning",
        "--concurrency",
        str(processes),
        "-Q",
        "dagster",
        "--without-gossip",
        "--without-mingle",
    ]
    command += ["--hostname", f"entity-ledger-{os.getpid()}@%h"]  # several on one machine have names of their own
    return os.execv(command[0], command)  # noqa: S606
