"""`python -m tests.pictures` runs the samples, and writes what a person then sees into docs/images."""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import duckdb
from playwright.sync_api import Page, expect

from dagster_project.storage.folders import PROJECT, Folders
from tests import chromium
from tests.pictures import servers
from tests.pictures.small import TooLarge, put

IMAGES = PROJECT / "docs" / "images"
_STAGES = ("landing", "raw", "staging", "intermediate", "marts", "published")
_SHOWN = "Beijing Zhipu Huazhang Technology Co., Ltd."
_PARTY = "select entity_id from entities where name = ?"
_EVENT = "select event_id from listing_events where name = ? and action = 'add' order by event_id"


def main() -> int:
    """Take every picture; return 1 with one line on standard error if one cannot be taken."""
    if chromium.PROGRAM is None:
        sys.stderr.write(f"{chromium.MISSING}\n")
        return 1
    try:
        with tempfile.TemporaryDirectory() as place, chromium.running() as browser:
            folders = _samples(Path(place))
            page = browser.new_page(reduced_motion="reduce", locale="en-US")
            for name, take in PICTURES.items():
                path = IMAGES / f"{name}.png"
                state = "written" if put(path, take(folders, page)) else "looks as before"
                sys.stdout.write(f"{path.relative_to(PROJECT)}: {path.stat().st_size:,} bytes, {state}\n")
    except (servers.NotServed, TooLarge, subprocess.CalledProcessError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def evidence(folders: Folders, _: Page) -> bytes:
    """The page of the sample on which the head of the group of ten is printed, its cells marked."""
    ((event_id,),) = _asked(folders, _EVENT)
    target = folders.root / "evidence.png"
    _ledger(folders, "evidence", event_id, "--output", str(target))
    return target.read_bytes()


def graph(folders: Folders, page: Page) -> bytes:
    """Dagster's graph of the stages, from left to right, with the state of each."""
    page.set_viewport_size({"width": 2000, "height": 560})  # wide enough that Dagster says how many assets are made
    page.add_init_script("localStorage.setItem('dagster-nav-collapsed', 'true')")
    with servers.dagster(folders) as address:
        page.goto(f"{address}/asset-groups", timeout=120_000)
        for stage in _STAGES:
            page.get_by_text(stage, exact=True).first.wait_for(timeout=120_000)
        expect(page.get_by_text("fetching statuses")).to_have_count(0, timeout=120_000)
        page.wait_for_timeout(1500)  # until the graph has come to rest
        return page.screenshot(animations="disabled", clip={"x": 372, "y": 225, "width": 1575, "height": 165})


def dashboard(folders: Folders, page: Page) -> bytes:
    """The page of the head of the group of ten in the dashboard."""
    page.set_viewport_size({"width": 1400, "height": 1000})
    ((party_id,),) = _asked(folders, _PARTY)
    with servers.dashboard(folders) as address:
        page.goto(f"{address}/parties/{party_id}", timeout=120_000)
        page.get_by_role("heading", name=_SHOWN, level=1).wait_for(timeout=120_000)
        page.wait_for_timeout(1500)  # until the pictures on it have come to rest
        return page.screenshot(animations="disabled")


PICTURES: dict[str, Callable[[Folders, Page], bytes]] = {"evidence": evidence, "dagster": graph, "dashboard": dashboard}


def _samples(place: Path) -> Folders:
    """A data folder in which the samples are published."""
    folders = Folders(place / "data")
    copytree(PROJECT / "data" / "samples", folders.samples)
    _ledger(folders, "run")
    return folders


def _asked(folders: Folders, query: str) -> list[tuple[str]]:
    with duckdb.connect(str(folders.published_file), read_only=True) as connection:
        return connection.execute(query, [_SHOWN]).fetchall()


def _ledger(folders: Folders, *arguments: str) -> None:
    servers.run(folders, "entity-ledger", *arguments)


if __name__ == "__main__":
    sys.exit(main())
