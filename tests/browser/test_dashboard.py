"""The dashboard in a real browser: every page, by mouse, key and link, by night, on a narrow screen, among foes."""

import csv
import io
import re
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import duckdb
import pytest
from playwright.sync_api import Browser, Page, expect

from dagster_project.storage.folders import Folders
from tests.browser import hostile
from tests.browser.looking import fits, go, lightness, served, text_of
from tests.chromium import needs_chromium

ROOMS = ("/", "/rules", "/rules/2025-00704", "/parties", "/news", "/search?name=Zhipu+AI", "/checks", "/screen")
CELLS = re.compile(r"^Page 3 ?, \d\d cells marked$")
CUSTOMERS = f"""id,company,country
1,"Bejing Zhipu Huazhang Technology Limited",China
2,,China
3,"{hostile.FORMULA}",Germany
"""

expect.set_options(timeout=30_000)  # two cores, and other tests on them
pytestmark = [
    pytest.mark.browser,
    needs_chromium,
]


@pytest.fixture(scope="module")
def folders(published: Folders, tmp_path_factory: pytest.TempPathFactory) -> Folders:
    return hostile.copied(published, tmp_path_factory.mktemp("dashboard") / "data")


@pytest.fixture(scope="module")
def here(folders: Folders, entity_ledger: Callable) -> Iterator[str]:
    with served(entity_ledger, folders.root) as address:
        yield address


@pytest.fixture
def page(browser: Browser, here: str) -> Iterator[Page]:
    """A page that fails the test if it asks another machine for anything, or complains on its console."""
    found = browser.new_page(viewport={"width": 1280, "height": 900}, accept_downloads=True, base_url=here)
    found.set_default_timeout(60_000)
    complaints: list[str] = []
    outside: list[str] = []
    found.on("pageerror", lambda error: complaints.append(str(error)))
    found.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    found.on(
        "request", lambda asked: None if asked.url.startswith((here, "data:", "blob:")) else outside.append(asked.url)
    )
    yield found
    found.close()
    assert complaints == []
    assert outside == []


@pytest.fixture(scope="module")
def zhipu(folders: Folders) -> str:
    with duckdb.connect(folders.published_file, read_only=True) as connection:
        ((found,),) = connection.execute("select entity_id from entities where name = ?", [hostile.ZHIPU]).fetchall()
    return found


def test_every_page_has_its_title_its_heading_and_its_landmarks_and_fits_a_narrow_screen(page: Page) -> None:
    titles = set()
    for path in ROOMS:
        go(page, path)
        expect(page.locator("h1")).to_have_count(1)
        for landmark in ("banner", "main", "contentinfo"):
            expect(page.get_by_role(landmark)).to_have_count(1)
        assert page.title().endswith(" - Entity Ledger")
        titles.add(page.title())
        for table in page.get_by_role("table").all():
            assert table.locator("caption").inner_text()
            assert table.locator("th[scope='col']").count() > 1
        assert page.locator("img:not([alt])").count() == 0
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            assert fits(page), (path, width)
    assert len(titles) == len(ROOMS)


def test_the_overview_has_its_charts_with_words_and_its_figures(page: Page) -> None:
    go(page, "/")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    expect(page.get_by_role("img", name=re.compile(r"By destination\. .*most parties: China 16"))).to_be_visible()
    assert page.locator(".plot .bars .point").count() > 4
    expect(page.locator("#checked .state, section .state").first).to_have_text("open")
    page.get_by_text("All destinations as a table").click()
    expect(page.get_by_role("row", name="China")).to_be_visible()


def test_the_search_finds_zhipu_ai_and_its_link_opens_the_same_view_again(page: Page, browser: Browser) -> None:
    go(page, "/")
    page.get_by_role("textbox", name="Search a party").fill("Zhipu AI")
    page.keyboard.press("Enter")
    found = page.get_by_role("link", name=hostile.ZHIPU)
    expect(found).to_be_visible()
    assert "name=Zhipu+AI" in page.url
    other = browser.new_page()
    other.goto(page.url)
    expect(other.get_by_role("link", name=hostile.ZHIPU)).to_be_visible(timeout=60_000)
    assert other.locator("main").inner_text() == page.locator("main").inner_text()
    other.close()
    found.click()
    expect(page.locator("h1")).to_have_text(hostile.ZHIPU)
    assert page.title() == f"{hostile.ZHIPU} - Entity Ledger"
    page.go_back()
    expect(page.locator("h1")).to_have_text("Search: Zhipu AI")


def test_a_party_shows_its_terms_history_evidence_news_and_the_ten_of_its_group(page: Page, zhipu: str) -> None:
    go(page, f"/parties/{zhipu}")
    for words in ("16 January 2025", "Presumption of denial", "Zhipu AI", "In the news", "Affiliates status"):
        expect(page.get_by_text(words).first).to_be_visible()
    expect(page.locator(".timeline").first.get_by_text("Added")).to_be_visible()
    pictures = page.locator("main img")
    expect(pictures).to_have_count(2)
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("image => image.naturalWidth") > 600
    expect(page.locator("blockquote")).to_contain_text("the following two aliases")
    page.get_by_role("link", name="Open the picture alone").click()
    drawn = page.locator("g:has(rect.listed:not(.nearby))")
    expect(drawn).to_have_count(10)
    assert {hostile.ZHIPU.split(",")[0]} <= {name.split(",")[0] for name in drawn.locator("title").all_text_contents()}


def test_a_rule_shows_what_it_did_its_counts_and_its_pages_with_marks(page: Page) -> None:
    go(page, "/rules")
    page.get_by_role("link", name="2025-00704").click()
    expect(page.get_by_role("table", name="Entries declared and read")).to_contain_text("11")
    page.get_by_role("navigation", name="Pages of the rule").get_by_role("link", name=CELLS).click()
    expect(page).to_have_url(re.compile(r"\?page=3#pages$"))
    picture = page.get_by_role("img", name="Page 3 of document 2025-00704")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalHeight") > 1000


def test_an_upload_gives_a_report_and_its_files_in_which_no_cell_is_a_formula(page: Page, tmp_path: Path) -> None:
    table = tmp_path / "customers.csv"
    table.write_text(CUSTOMERS, encoding="utf-8")
    go(page, "/screen")
    page.locator("#upload input[type=file]").set_input_files(table)
    expect(page.get_by_text("2 hits in 2 rows screened")).to_be_visible()
    expect(page.get_by_role("row", name="Bejing Zhipu")).to_contain_text(hostile.ZHIPU)
    expect(page.get_by_text("row 3: the name is empty; it is not screened")).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download CSV of all hits").click()
    hit, foe = csv.DictReader(io.StringIO(Path(taken.value.path()).read_text(encoding="utf-8")))
    assert (hit["customer_id"], hit["matched_name"]) == ("1", hostile.ZHIPU)
    assert foe["customer_name"] == foe["matched_name"] == f"'{hostile.FORMULA}"
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download the report").click()
    assert "Screening against the lists" in Path(taken.value.path()).read_text(encoding="utf-8")


def test_a_bad_upload_and_one_that_is_too_large_give_one_line(page: Page, tmp_path: Path) -> None:
    go(page, "/screen")
    for name, content, said in (
        ("empty.csv", b"", "empty.csv: it is empty; expected CSV"),
        ("broken.parquet", b"no parquet", "broken.parquet: it is no Parquet file"),
        ("two.csv", b"alpha,beta\n1,2\n", "no column looks like a name"),
        ("notes.pdf", b"%PDF-1.7", "notes.pdf: no table by its name"),
        ("large.csv", b"name\n" + b"x" * 10_000_000, "large.csv: it has more than 10,000,000 bytes"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        page.locator("#upload input[type=file]").set_input_files(path)
        expect(page.locator("#said")).to_contain_text(said)
        assert "\n" not in page.locator("#said").inner_text()


def test_hostile_names_are_text_on_every_page_and_break_no_layout(page: Page, here: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    for entity_id, name in hostile.NAMES.items():
        go(page, f"/parties/{entity_id}")
        expect(page.locator("h1")).to_contain_text(name[:60])
        assert name in text_of(page)
        assert page.title().startswith(name[:60])
        assert page.locator("main script, main img[src='x']").count() == 0
        assert fits(page), entity_id
    for path in ("/parties", "/news", f"/search?name={quote(hostile.SCRIPT)}"):
        go(page, path)
        assert hostile.SCRIPT[:60] in text_of(page), path
        assert page.locator("main script, main img[src='x']").count() == 0
        assert fits(page), path
    go(page, f"/parties?name={quote(hostile.DROP)}")
    expect(page.get_by_text("1 party, listed or related")).to_be_visible()
    with urllib.request.urlopen(f"{here}/csv/parties.csv", timeout=30) as answer:
        rows = list(csv.DictReader(io.StringIO(answer.read().decode())))
    assert {f"'{hostile.FORMULA}", f"'{hostile.DROP}", hostile.LONG} <= {row["name"] for row in rows}


def test_a_page_can_be_used_by_key_alone(page: Page) -> None:
    go(page, "/parties")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("A name has in it")).to_be_focused()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.type("Lingxin")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"name=Lingxin"))
    way = page.get_by_role("link", name="Beijing Lingxin Intelligent Technology Co., Ltd.").first
    expect(way).to_be_visible()
    for _ in range(40):
        if way.evaluate("link => link === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator("h1")).to_have_text("Beijing Lingxin Intelligent Technology Co., Ltd.")
    page.goto("/screen")
    button = page.get_by_role("button", name="Choose a table")
    button.focus()
    with page.expect_file_chooser():
        page.keyboard.press("Enter")


def test_by_night_page_and_charts_are_dark(page: Page) -> None:
    go(page, "/")
    tick = page.locator(".js-plotly-plot .ytick text").first
    colours = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        colours[scheme] = (ground, tick.evaluate("text => getComputedStyle(text).fill"))
    assert [lightness(one) > 200 for one in colours["light"]] == [True, False]
    assert [lightness(one) > 200 for one in colours["dark"]] == [False, True]


def test_an_address_that_leads_nowhere_says_so(page: Page) -> None:
    for path, said in (
        ("/nowhere", "There is no page '/nowhere'."),
        ("/parties/nobody", "No party has the id 'nobody'"),
        ("/rules/1999-00001", "No rule on record has the document number '1999-00001'"),
        ("/search?name=Zhipu&day=yesterday", "The day is none; write it like 2025-01-16."),
    ):
        go(page, path)
        expect(page.get_by_text(said)).to_be_visible()


def test_what_a_run_publishes_is_shown_at_the_next_look(page: Page, folders: Folders) -> None:
    go(page, "/parties/script")
    expect(page.locator("h1")).to_contain_text("<script>")
    hostile.without(folders)
    go(page, "/parties/script")
    expect(page.locator("h1")).to_have_text("Not found")
