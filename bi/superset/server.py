"""What runs in Superset's own environment: it looks at what is published, has the store prepared, and serves it."""

import os
import signal
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import waitress

from bi.superset import bundle, store
from bi.superset.environment import NotStarted
from dagster_project.storage.folders import Folders

DASHBOARD = "superset/dashboard/entity-ledger/"


def main(port: int) -> int:
    """Serve on this machine until interrupted; 1 with one line where what is published does not fit."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that starts it in the background has it ignored
    folders = Folders.from_environment()
    try:
        bundle.fits(folders.published_file)
        store.make(folders.superset)
        log_file = folders.superset / "superset.log"
        with log_file.open("a", encoding="utf-8") as log, redirect_stdout(log), redirect_stderr(log):
            app = _application(folders.superset)
            with app.app_context():
                _say(*([] if store.is_prepared(folders.superset) else [f"Preparing {folders.superset} (once)"]))
                store.prepare(folders.superset)
                password = store.administrator()
                store.take(bundle.contents(folders.published_file), folders.superset)
            _say(
                f"Superset shows {folders.published_file} on http://127.0.0.1:{port}/{DASHBOARD}",
                f"User {store.ADMIN}, {password}; log in {log_file}; Ctrl-C stops it",
            )
            waitress.serve(app, host="127.0.0.1", port=port, threads=8)
    except NotStarted as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _say(*lines: str) -> None:
    """Tell the person at the terminal, past the log that Superset's own words go to."""
    for line in lines:
        print(line, file=sys.__stdout__, flush=True)


def _application(folder: Path) -> Any:
    """Superset as a WSGI application, with our settings."""
    os.environ["SUPERSET_CONFIG_PATH"] = str(Path(__file__).with_name("superset_config.py"))
    os.environ["SUPERSET_HOME"] = str(folder)
    from superset.app import create_app

    return create_app()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
