"""The site of `make docs`, built and opened from disk: all links lead somewhere, and nothing is asked of the web."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from dagster_project.storage.folders import PROJECT, Folders
from tests.chromium import needs_chromium

HOSTILE = "<script>document.title = 'taken'</script> =cmd|' /C calc'!A0 '; drop table x \u202elanac\u202c"

pytestmark = pytest.mark.browser


def build(data: Path, target: Path) -> subprocess.CompletedProcess[str]:
    """As the Makefile does: whatever Sphinx warns of, a broken link for one, is an error."""
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-W", "--keep-going", "-q", "-c", "docs/site"]
    environment = os.environ | {"ENTITY_LEDGER_DATA": str(data), "PYTHONPATH": str(PROJECT)}
    return subprocess.run(
        [*command, "-d", target / ".doctrees", ".", target],
        cwd=PROJECT,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def without_a_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """Where the site was built before any run, what was said then, and its page of reports."""
    place = tmp_path_factory.mktemp("built")
    done = build(place / "none", place / "site")
    assert (done.returncode, done.stderr) == (0, "")
    return place, done.stdout, (place / "site" / "docs" / "reports.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def site(published: Folders, without_a_run: tuple[Path, str, str]) -> Path:
    """The site built again after the samples were published, in which a rule's difference has a hostile text."""
    place = without_a_run[0]
    shutil.copytree(published.published, place / "data" / "published")
    shutil.copytree(published.quality, place / "data" / "quality")
    with duckdb.connect(str(place / "data" / "published" / "entity_ledger.duckdb")) as connection:
        connection.execute("update marts.rule_reconciliation set difference = ?", [HOSTILE])
    done = build(place / "data", place / "site")
    assert (done.returncode, done.stderr) == (0, "")
    return place / "site"


@pytest.fixture(scope="module")
def page(site: Path, browser: Browser) -> Iterator[Page]:
    """A page that fails the test if it asks for anything but files, or raises an error."""
    found = browser.new_page(viewport={"width": 1400, "height": 1000})
    wrong: list[str] = []
    found.on("pageerror", lambda error: wrong.append(str(error)))
    found.on("console", lambda said: wrong.append(said.text) if said.type == "error" and _ours(said) else None)
    found.on("request", lambda one: None if one.url.startswith(("file:", "data:")) else wrong.append(one.url))
    yield found
    found.close()
    assert wrong == []


def _ours(said: ConsoleMessage) -> bool:
    """Not dbt's page, whose icons have placeholders for addresses until its script has run (dbt 1.11)."""
    return "/quality/dbt/" not in said.location["url"]


@needs_chromium
def test_the_site_opens_at_its_guide_and_leads_to_every_part(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.get_by_role("heading", name="Entity Ledger", level=1).wait_for()
    contents = page.locator(".sidebar-tree").inner_text()
    for part in (
        "Questions in SQL",
        "Reports of the last run",
        "Glossary",
        "Architecture",
        "Sources",
        "Decisions",
        "Changelog",
    ):
        assert part in contents
    page.locator(".content").get_by_role("link", name="Decisions", exact=True).click()
    page.get_by_role("link", name="Dependencies, each with its reason").first.wait_for()


@needs_chromium
def test_the_search_finds_a_party_and_a_word_of_the_glossary(page: Page, site: Path) -> None:
    page.goto(f"{(site / 'search.html').as_uri()}?q=Zhipu")
    page.locator("#search-results li a", has_text="Questions in SQL").wait_for()
    page.goto(f"{(site / 'search.html').as_uri()}?q=quarantine")
    page.locator("#search-results li a", has_text="Glossary").wait_for()


@needs_chromium
def test_a_hostile_text_in_the_report_is_shown_letter_by_letter(page: Page, site: Path) -> None:
    page.goto((site / "docs" / "reports.html").as_uri())
    assert page.locator("td", has_text="drop table x").first.inner_text() == HOSTILE
    assert page.title().startswith("Reports of the last run")


@needs_chromium
def test_what_the_doors_dbt_and_the_groups_say_opens_from_the_report(page: Page, site: Path) -> None:
    report = (site / "docs" / "reports.html").as_uri()
    page.goto(report)
    page.get_by_role("link", name="What the doors promised").click()
    page.get_by_role("link", name="Every expectation").last.click()
    page.get_by_role("link", name="every event has its party and its page").click()
    page.get_by_text("Evaluated Expectations").wait_for()
    page.goto(report)
    page.get_by_role("link", name="The groups").click()
    page.get_by_role("link", name="Beijing Zhipu Huazhang Technology").wait_for()
    page.goto(report)
    page.get_by_role("link", name="What each table and column means").click()
    page.get_by_role("heading", name="Entity Ledger").wait_for(timeout=60_000)


def test_without_a_run_the_site_is_built_and_says_what_is_left_out(without_a_run: tuple[Path, str, str]) -> None:
    _, said, report = without_a_run
    assert "left out, since no run has made it yet: quality (`make run`)" in said
    assert "Nothing is published yet" in report
