"""`entity-ledger dashboard`: the dashboard on this machine, in the foreground until it is interrupted."""

from dagster_project.cli.terminal import complain
from dagster_project.storage.published import NothingPublished


def dashboard(port: int, *, opens_browser: bool) -> int:
    """Serve the dashboard; return 1 with one line on standard error if it cannot be served."""
    from dagster_project.dashboard.server import NotServed, serve

    try:
        serve(port, complain, opens_browser=opens_browser)
    except (NothingPublished, NotServed) as error:
        complain(error)
        return 1
    return 0
