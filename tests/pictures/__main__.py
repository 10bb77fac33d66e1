"""`python -m tests.pictures` runs the samples, and writes what a person then sees into docs/images."""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from shutil import copytree, which

import duckdb
from playwright.sync_api import Page, sync_playwright

from dagster_project.storage.folders import PROJECT, Folders
from tests.pictures import servers
from tests.pictures.small import WIDTH, TooLarge, put

IMAGES = PROJECT / "docs" / "images"
_STAGES = ("landing", "raw", "staging", "intermediate", "marts", "published")
_SHOWN = "Beijing Zhipu Huazhang Technology Co., Ltd."
_EVENT = "select event_id from listing_events where name = ? and action = 'add' order by event_id"


def main() -> int:
    """Take every picture; return 1 with one line on standard error if one cannot be taken."""
    chromium = next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := which(name))), None
    )
    if chromium is None:
        sys.stderr.write("no Chromium on this machine; on Debian: apt-get install chromium\n")
        return 1
    try:
        with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
            folders = _samples(Path(place))
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page(viewport={"width": WIDTH, "height": 900}, reduced_motion="reduce", locale="en-US")
            for name, take in PICTURES.items():
                path = IMAGES / f"{name}.png"
                state = "written" if put(path, take(folders, page)) else "looks as before"
                sys.stdout.write(f"{path.relative_to(PROJECT)}: {path.stat().st_size:,} bytes, {state}\n")
            browser.close()
    except (servers.NotServed, TooLarge, subprocess.CalledProcessError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def evidence(folders: Folders, _: Page) -> bytes:
    """The page of the sample on which the head of the group of ten is printed, its cells marked."""
    with duckdb.connect(str(folders.published_file), read_only=True) as connection:
        ((event_id,),) = connection.execute(_EVENT, [_SHOWN]).fetchall()
    target = folders.root / "evidence.png"
    _ledger(folders, "evidence", event_id, "--output", str(target))
    return target.read_bytes()


def graph(folders: Folders, page: Page) -> bytes:
    """Dagster's graph of the stages, the one of the marts open."""
    with servers.dagster(folders) as address:
        page.goto(f"{address}/asset-groups")
        for stage in _STAGES:
            page.get_by_text(stage, exact=True).first.wait_for(timeout=120_000)
        page.wait_for_timeout(1500)  # until the graph has come to rest
        return page.screenshot(animations="disabled")


def dashboard(folders: Folders, page: Page) -> bytes:
    """The page of the head of the group in the dashboard."""
    with servers.dashboard(folders) as address:
        page.goto(address)
        page.get_by_role("heading", level=1).first.wait_for(timeout=60_000)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(1500)  # until the charts have come to rest
        return page.screenshot(animations="disabled")


PICTURES: dict[str, Callable[[Folders, Page], bytes]] = {"evidence": evidence, "dagster": graph, "dashboard": dashboard}


def _samples(place: Path) -> Folders:
    """A data folder in which the samples are published."""
    folders = Folders(place / "data")
    copytree(PROJECT / "data" / "samples", folders.samples)
    _ledger(folders, "run")
    return folders


def _ledger(folders: Folders, *arguments: str) -> None:
    servers.run(folders, "entity-ledger", *arguments)


if __name__ == "__main__":
    sys.exit(main())
