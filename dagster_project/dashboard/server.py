"""The server of the dashboard: this machine only, until it is interrupted."""

import errno
import logging
import threading
import webbrowser
from collections.abc import Callable

HOST = "127.0.0.1"
_THREADS = 8


class NotServed(RuntimeError):
    """The dashboard cannot be served; its text is one line with the remedy."""


def serve(port: int, tell: Callable[[str], object], *, opens_browser: bool) -> None:
    """Serve until interrupted; raises NotServed where the port is taken, and NothingPublished."""
    from waitress import create_server

    from dagster_project.dashboard.application import application
    from dagster_project.storage.published import published

    with published():
        made = application()
    logging.getLogger("waitress").setLevel(logging.ERROR)
    try:
        server = create_server(made.server, host=HOST, port=port, threads=_THREADS, ident=None)
    except OSError as error:
        raise NotServed(_cause(port, error)) from error
    address = f"http://{HOST}:{port}"
    tell(f"the dashboard is at {address}; end it with Ctrl+C")
    if opens_browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    try:
        server.run()
    except KeyboardInterrupt:
        server.close()


def _cause(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken, perhaps by another dashboard; give another one with --port"
    return f"port {port} cannot be used ({error.strerror}); give another one with --port"
