"""What people look at, in a real browser: the Dagster UI, the pages of the doors, the description of the marts."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, Page

from dagster_project.storage.folders import PROJECT, Folders
from tests.chromium import needs_chromium
from tests.servers import free_port

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test if it asks another machine for anything or raises an error."""
    found = browser.new_page(viewport={"width": 1600, "height": 1000})
    errors: list[str] = []
    outside: list[str] = []
    found.on("pageerror", lambda error: errors.append(str(error)))
    found.on("request", lambda request: None if _is_here(request.url) else outside.append(request.url))
    yield found
    found.close()
    assert not errors
    assert not outside


def test_the_page_of_a_group_shows_its_parties_and_scrolls_within_itself(page: Page, published: Folders) -> None:
    page.goto((published.published / "graphs" / "index.html").as_uri())
    page.get_by_role("link", name="Beijing Zhipu Huazhang Technology Co., Ltd. (10 parties)").click()
    picture = page.get_by_role("img", name="The group of Beijing Zhipu Huazhang Technology Co., Ltd.")
    assert picture.locator("rect[width='264']").count() == 12
    assert page.locator("tbody tr").count() >= 11
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.fixture(scope="module")
def dagster_ui(published: Folders) -> Iterator[str]:
    port = free_port()
    program = Path(sys.executable).with_name("dagster-webserver")
    environment = os.environ | {
        "ENTITY_LEDGER_DATA": str(published.root),
        "DAGSTER_HOME": str(published.dagster),
        "DAGSTER_DISABLE_TELEMETRY": "yes",
    }
    arguments = ["-m", "dagster_project.definitions", "-h", "127.0.0.1", "-p", str(port)]
    log = (published.root / "webserver.log").open("w")
    started = subprocess.Popen([program, *arguments], cwd=PROJECT, env=environment, stdout=log, stderr=log)
    try:
        _wait_for(f"http://127.0.0.1:{port}/server_info", started)
        yield f"http://127.0.0.1:{port}"
    finally:
        started.terminate()
        started.wait(timeout=30)


def test_the_dagster_ui_shows_every_stage_and_the_path_between_them(page: Page, dagster_ui: str) -> None:
    page.goto(f"{dagster_ui}/asset-groups")
    for stage in ("landing", "raw", "staging", "intermediate", "marts", "published"):
        page.get_by_text(stage, exact=True).first.wait_for(timeout=60_000)


def test_a_mart_shows_its_rows_and_a_preview_in_dagster(page: Page, dagster_ui: str) -> None:
    page.goto(f"{dagster_ui}/assets/marts/entities")
    page.get_by_text("Row count").first.wait_for(timeout=60_000)
    # Whose, from which source and column.
    for shown in ("entity-ledger", "federal_register", "from int_entities_merged.name"):
        page.get_by_text(shown, exact=True).first.wait_for(timeout=60_000)
    page.goto(f"{dagster_ui}/assets/marts/entities?view=events")
    page.get_by_text("preview").first.wait_for(timeout=60_000)


def test_a_rule_is_a_partition_with_its_source_and_pages(page: Page, dagster_ui: str) -> None:
    page.goto(f"{dagster_ui}/assets/raw/federal_register__entries?view=partitions&partition=2025-00704")
    page.get_by_text("https://www.federalregister.gov/d/2025-00704").first.wait_for(timeout=60_000)


def test_schedule_and_sensors_are_there(page: Page, dagster_ui: str) -> None:
    page.goto(f"{dagster_ui}/automation")
    for name in ("every_weekday_morning", "inbox", "publish_what_was_read"):
        page.get_by_text(name, exact=True).first.wait_for(timeout=60_000)


def test_the_page_of_the_doors_opens_from_disk_and_says_what_was_promised(page: Page, published: Folders) -> None:
    page.goto((published.quality / "index.html").as_uri())
    assert page.get_by_role("heading", name="Door 1: the raw tables").is_visible()
    assert page.get_by_role("heading", name="Door 2: the marts").is_visible()
    assert page.get_by_text("held").count() > 10


def test_the_description_of_the_marts_opens_from_disk(page: Page, published: Folders) -> None:
    page.goto((published.quality / "dbt" / "index.html").as_uri())
    page.get_by_role("heading", name="Entity Ledger").wait_for(timeout=60_000)
    page.goto((published.quality / "dbt" / "index.html").as_uri() + "#!/model/model.entity_ledger.listing_events")
    page.get_by_text("federal_register_page").first.wait_for(timeout=60_000)


def _is_here(url: str) -> bool:
    return url.startswith(("http://127.0.0.1", "file:", "data:", "blob:", "ws://127.0.0.1"))


def _wait_for(url: str, started: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        assert started.poll() is None, "the Dagster UI ended before it answered"
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.5)
    pytest.fail("the Dagster UI did not answer within two minutes")
