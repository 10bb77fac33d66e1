"""Superset as a user starts it, asked through its API and looked at in a browser: it shows what is published."""

import re
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, date, datetime
from threading import Event
from typing import Any

import duckdb
import httpx
import pytest

from bi.superset import environment
from dagster_project.storage.folders import Folders
from tests import chromium
from tests.integration.running_superset import Superset, log_in, said_before_it_serves, started
from tests.servers import free_port

HOSTILE = "<script>alert(1)</script>=cmd|'/c calc'!A0'; drop table listings; --\u202egnp"
HOSTILE_IMAGE = "<img src=x onerror=alert(2)>"

pytestmark = pytest.mark.slow
with_superset = pytest.mark.skipif(
    not environment.is_made(), reason="no environment in bi/superset/.venv; `make superset` makes it"
)

# What each chart shows, asked of DuckDB in words of our own.
WORDS = "create temp macro words(code) as upper(left(code, 1)) || replace(substr(code, 2), '_', ' ')"
ANSWERS = {
    "Listed parties": "select count(distinct listing_id) from listings where valid_to is null",
    "Destinations": "select count(distinct destination) from listings where valid_to is null",
    "Additions": "select count(*) from changes where change_type = 'added'",
    "Removals": "select count(*) from changes where change_type = 'removed'",
    "Listed parties by destination": """
        select destination, count(distinct listing_id) from listings where valid_to is null group by all""",
    "Additions and removals by month": """
        select date_trunc('month', change_date)::date as month, count_if(change_type = 'added'),
            count_if(change_type = 'removed')
        from changes group by all""",
    "Newest changes": """
        select change_date, words(change_type), 'Entity List', destination, name, description, citation, basis
        from changes order by change_date desc, name limit 10""",
    "Requirements by kind": "select words(template), count(*) from license_requirements group by all",
    "Review policies by kind": "select words(policy_code), count(*) from license_requirements group by all",
    "News ahead of rules": """
        select rules.citation, title, first_report_date, 'Sample Market Brief', count(distinct article_id),
            rules.filed_date, rules.publication_date, rules.publication_date - first_report_date
        from fact_checks inner join rules using (document_number) where verdict = 'confirmed' group by all""",
    "Claims about a list": """
        select claimed_date, 'Listed', claimed_name, claim_text, 'Confirmed', document_number, effective_date
        from fact_checks""",
    "News by kind": """
        select case when claim_type is null then 'Mention' else concat('Claim: ', replace(claim_type, '_', ' ')) end,
            count(*)
        from entity_news group by all""",
    "Groups by size": """
        select group_name, count_if(is_listed), count_if(not is_listed) from entities
        where group_size > 1 group by all""",
    "Entities by kind": """
        select coalesce(words(entity_type), 'Not told'), count_if(is_listed) from entities group by all""",
    "Sources": """
        select case source_name when 'federal_register' then 'Federal Register' else words(source_name) end,
            document_count, first_document_date, latest_document_date
        from sources""",
    "Findings": """
        select words(source_name), words(finding_type), severity, count(*), count(*) filter (where status = 'open')
        from findings group by all""",
}


# What the samples lack.
MORE = """
    insert into marts.changes by name
    select 'r' as change_id, 'removed' as change_type, date '2025-01-20' as change_date, 'entity_list' as list_code,
        'India' as destination, 'Department of Something' as name, 'rule' as basis;
    insert into marts.findings by name
    select 'a' as finding_id, 'not_understood' as finding_type, 'warning' as severity, 'news' as source_name,
        unnest(['open', 'open', 'acknowledged']) as status
"""


@pytest.fixture(scope="module")
def superset(published: Folders, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Superset]:
    folders = Folders(tmp_path_factory.mktemp("superset") / "data")
    shutil.copytree(published.published, folders.published)
    released_anew(folders, MORE)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    process = started(folders, port)
    try:
        said = said_before_it_serves(process)
        password = re.search(r"password (\S+) \(shown this once\)", said)[1]
        with httpx.Client(base_url=address, timeout=60) as client:
            log_in(client, password)
            yield Superset(folders, process, said, address, password, client)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        process.wait(timeout=30)


def as_json(row: tuple) -> tuple:
    """A row of DuckDB as Superset's JSON has it: days are milliseconds."""
    return tuple(
        int(datetime(value.year, value.month, value.day, tzinfo=UTC).timestamp() * 1000)
        if isinstance(value, date)
        else value
        for value in row
    )


def asked_of_duckdb(folders: Folders, sql: str) -> list[tuple]:
    with duckdb.connect(str(folders.published_file), read_only=True) as connection:
        connection.execute(WORDS)
        return [as_json(row) for row in connection.execute(sql).fetchall()]


def released_anew(folders: Folders, statement: str) -> None:
    """Put another file in the place of the published one, as a release does."""
    new = folders.published_file.with_suffix(".new")
    shutil.copy(folders.published_file, new)
    with duckdb.connect(str(new)) as connection:
        connection.execute(statement)
    new.replace(folders.published_file)


@with_superset
def test_every_chart_shows_what_duckdb_answers_on_the_published_file(superset: Superset) -> None:
    charts = superset.charts()
    assert charts.keys() == ANSWERS.keys()
    shown = {name: sorted(superset.rows(question), key=repr) for name, question in charts.items()}
    expected = {name: sorted(asked_of_duckdb(superset.folders, sql), key=repr) for name, sql in ANSWERS.items()}
    assert shown == expected
    assert (shown["Listed parties"], shown["Removals"]) == ([(12,)], [(1,)])
    assert shown["Findings"] == [("News", "Not understood", "warning", 3, 2)]


@with_superset
def test_the_key_and_the_password_are_of_chance_and_kept_private(superset: Superset) -> None:
    store = superset.folders.superset
    assert (store / "secret_key").stat().st_mode & 0o777 == 0o600
    assert store.stat().st_mode & 0o777 == 0o700
    assert len((store / "secret_key").read_text("ascii")) >= 48
    assert superset.password not in (store / "superset.log").read_text("utf-8")
    assert superset.said.count("\n") == 3


@with_superset
@pytest.mark.parametrize(
    "sql",
    [
        "create table marts.mine as select 1",
        "select * from read_text('/etc/hostname')",
        "copy (select 1) to 'mine.csv'",
        "set enable_external_access = true",
    ],
)
def test_who_asks_in_sql_changes_nothing_and_reads_no_other_file(superset: Superset, sql: str) -> None:
    assert superset.asked("select count(*) as n from entities").raise_for_status().json()["data"][0]["n"] > 1
    assert superset.asked(sql).status_code >= 400


@with_superset
def test_a_release_is_followed_while_charts_are_drawn_without_a_break(superset: Superset) -> None:
    question = superset.charts()["Additions"]
    ((before,),) = superset.rows(question)
    seen: list[int] = []
    stop = Event()

    def draw() -> None:
        while not stop.is_set():
            seen.append(superset.rows(question)[0][0])

    with ThreadPoolExecutor(4) as charts:
        drawing = [charts.submit(draw) for _ in range(4)]
        try:
            for extra in range(1, 4):
                row = f"'x{extra}' as change_id, 'added' as change_type"
                released_anew(superset.folders, f"insert into marts.changes by name select {row}")
                assert is_soon(lambda expected=before + extra: seen[-1:] == [expected])
        finally:
            stop.set()
    assert [task.exception() for task in drawing] == [None] * 4
    assert set(seen) <= {before + extra for extra in range(4)}


def is_soon(happens: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 60
    while not happens() and time.monotonic() < deadline:
        time.sleep(0.05)
    return happens()


@with_superset
@pytest.mark.browser
@chromium.needs_chromium
def test_the_dashboard_draws_every_chart_shows_hostile_names_as_text_and_asks_nobody_else(superset: Superset) -> None:
    change = f"'y' as change_id, 'removed' as change_type, date '2026-01-01' as change_date, $${HOSTILE}$$ as name"
    group = f"'y' as group_id, $${HOSTILE_IMAGE}$$ as group_name, 3 as group_size, 2 as listed_count"
    statement = f"insert into marts.changes by name select {change}, $${'x' * 10_000}$$ as description;"
    released_anew(superset.folders, f"{statement} insert into marts.groups by name select {group}")
    with chromium.running() as browser:
        page = browser.new_page(viewport={"width": 1600, "height": 3200})
        errors, answered, elsewhere = watched(page, superset.address)
        page.goto(f"{superset.address}/login/")
        page.locator("#username").fill("admin")
        page.locator("#password").fill(superset.password)
        page.keyboard.press("Enter")
        page.wait_for_url("**/welcome/**")
        page.goto(f"{superset.address}/superset/dashboard/entity-ledger/")
        page.get_by_text(HOSTILE, exact=True).wait_for(timeout=90_000)
        page.wait_for_load_state("networkidle")
        assert page.locator("img[src=x]").count() == 0
    assert len(answered) >= len(ANSWERS)
    assert set(answered) == {200}
    assert errors == []
    assert set(elsewhere) <= {"csp"}


def watched(page: Any, address: str) -> tuple[list[str], list[int], list[str]]:
    """Errors of the page's code, answers to charts, and what became of requests to other machines."""
    errors: list[str] = []
    answered: list[int] = []
    elsewhere: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: errors.append(dialog.message))
    page.on("response", lambda answer: answered.append(answer.status) if "/chart/data" in answer.url else None)
    ours = (address, "data:", "blob:")
    page.on("requestfinished", lambda sent: None if sent.url.startswith(ours) else elsewhere.append(sent.url))
    page.on("requestfailed", lambda sent: None if sent.url.startswith(ours) else elsewhere.append(sent.failure))
    return errors, answered, elsewhere


@with_superset
def test_ctrl_c_stops_it_and_the_next_start_sets_the_password_that_is_given_and_does_not_say_it(
    superset: Superset,
) -> None:
    superset.process.send_signal(signal.SIGINT)
    assert superset.process.wait(timeout=30) == 0
    given = "a password of my own"
    again = started(superset.folders, int(superset.address.rpartition(":")[2]), given)
    try:
        said = said_before_it_serves(again)
        assert "password as ENTITY_LEDGER_SUPERSET_PASSWORD says" in said
        assert given not in said
        assert "Preparing" not in said
        with httpx.Client(base_url=superset.address, timeout=60) as client:
            log_in(client, given)
            with pytest.raises(httpx.HTTPStatusError, match="401"):
                log_in(client, superset.password)
    finally:
        again.kill()
        again.wait(timeout=30)
