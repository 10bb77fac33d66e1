"""What tests of the dashboard do in a browser again and again: serve it, open a page, measure it."""

import re
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from playwright.sync_api import Page

from tests.servers import free_port


@contextmanager
def served(entity_ledger: Callable, data: Path) -> Iterator[str]:
    """The address of the dashboard, started as a person starts it."""
    port = free_port()
    process = entity_ledger.start("dashboard", "--no-browser", "--port", str(port), data=data)
    started, address = time.monotonic(), f"http://127.0.0.1:{port}"
    while time.monotonic() - started < 120:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            break
        except URLError:
            assert process.poll() is None, "the dashboard ended"
            time.sleep(0.1)
    yield address
    entity_ledger.kill(process)


def go(page: Page, path: str) -> None:
    """Open a page and wait until it is there."""
    page.goto(path)
    page.locator("h1").wait_for()


def fits(page: Page) -> bool:
    """Whether nothing of the page is beyond its right edge."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def text_of(page: Page) -> str:
    """All text of the page, also what is folded."""
    return page.locator("main").evaluate("main => main.textContent")


def lightness(colour: str) -> float:
    """How light a colour is, 0 to 255."""
    return sum(int(part) for part in re.findall(r"\d+", colour)[:3]) / 3
