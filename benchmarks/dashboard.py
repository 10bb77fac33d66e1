"""The dashboard: its start and its first page against a bare Dash application, its pages against their bare queries."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.error import URLError

from playwright.sync_api import Browser, sync_playwright

from dagster_project.dashboard import overview, parties, routing
from dagster_project.dashboard.tables import Table, part
from dagster_project.dashboard.view import View
from dagster_project.storage.folders import Folders
from dagster_project.storage.published import published

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_BARE = """
import sys
from dash import Dash, dcc, html
from waitress import serve

app = Dash(update_title="")
bars = {"data": [{"type": "bar", "y": [1, 2, 3]}], "layout": {}}
app.layout = html.Main([html.H1("Bare"), dcc.Graph(figure=bars)])
serve(app.server, host="127.0.0.1", port=int(sys.argv[1]))
"""
_MOST_SECONDS_TO_START, _MOST_SECONDS_TO_PAGE = 10.0, 3.0
_TIMES = 5


def main() -> int:
    """Measure over the published data; return 1 if a figure misses its aim, 0 also where nothing is published."""
    folders = Folders.from_environment()
    if not folders.published_file.exists():
        print(f"\ndashboard    {folders.published_file} is not published: left out")
        return 0
    print()
    return 0 if measured(folders) else 1


def measured(folders: Folders) -> bool:
    """Print the figures of the dashboard over a data folder; say whether all keep their aims."""
    before = os.environ.get("ENTITY_LEDGER_DATA")
    os.environ["ENTITY_LEDGER_DATA"] = str(folders.root)
    try:
        kept = [_in_browser()] if _CHROMIUM else []
        _against_query("parties", parties.PARTIES)
        _against_query("", overview.DESTINATIONS, list="entity_list")
    finally:
        if before is None:
            del os.environ["ENTITY_LEDGER_DATA"]
        else:
            os.environ["ENTITY_LEDGER_DATA"] = before
    return all(kept)


def _in_browser() -> bool:
    program = Path(sys.executable).with_name("entity-ledger")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        bare_start, bare_page = _times(browser, lambda port: [sys.executable, "-c", _BARE, port])
        start, page = _times(browser, lambda port: [str(program), "dashboard", "--no-browser", "--port", port])
        browser.close()
    _told("start of the dashboard", start, bare_start, "a bare Dash application")
    _told("first page, charts drawn", page, bare_page, "a bare Dash page with one chart")
    return start <= _MOST_SECONDS_TO_START and page <= _MOST_SECONDS_TO_PAGE


def _times(browser: Browser, command: Callable[[str], list[str]]) -> tuple[float, float]:
    """Seconds until the first answer, and in the browser until all of the first page's charts are drawn."""
    with _served(command) as (address, start):
        return start, median(_page(browser, address) for _ in range(_TIMES))


@contextmanager
def _served(command: Callable[[str], list[str]]) -> Iterator[tuple[str, float]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    started = time.perf_counter()
    process = subprocess.Popen(command(port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    try:
        while True:
            try:
                urllib.request.urlopen(address, timeout=5).close()
                break
            except URLError:
                time.sleep(0.02)
        yield address, time.perf_counter() - started
    finally:
        process.terminate()
        process.wait(timeout=30)


def _page(browser: Browser, address: str) -> float:
    page = browser.new_page()
    started = time.perf_counter()
    page.goto(address)
    page.locator("h1").wait_for()
    for chart in page.locator(".dash-graph").all():
        chart.locator(".main-svg").first.wait_for()
    taken = time.perf_counter() - started
    page.close()
    return taken


def _against_query(room: str, table: Table, **asked: str) -> None:
    """What a page costs on the server beside the bare query of its table."""

    def query() -> None:
        with published() as connection:
            part(connection, table, View(f"/{room}", asked))

    whole, bare = _median(lambda: routing.page(f"/{room}", "")), _median(query)
    _told(f"page /{room} on the server", whole, bare, "its table's query")


def _median(call: Callable[[], object]) -> float:
    times = []
    call()
    for _ in range(_TIMES):
        started = time.perf_counter()
        call()
        times.append(time.perf_counter() - started)
    return median(times)


def _told(title: str, seconds: float, floor: float, of: str) -> None:
    print(f"{title:<40}{seconds:>12.2f} s {seconds / floor:>12.2f} times {of} ({floor:.2f} s)")


if __name__ == "__main__":
    sys.exit(main())
