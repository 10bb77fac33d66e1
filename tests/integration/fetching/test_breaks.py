"""Fetches that break off, meet each other or find no network: the next one goes on."""

import datetime as dt
import re
import signal
import time
from collections.abc import Callable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

import pytest

from dagster_project.storage import files, landing
from dagster_project.storage.folders import PROJECT
from dagster_project.storage.web import notes
from dagster_project.storage.web.settings import Settings
from tests.integration.fetching.offers import DAY, EDITION, ETAG, NAME, ONE_NEW, WEAK, edition, landed, unfinished
from tests.integration.fetching.publisher import Answer, nobody_listens

WHOLE = edition(9)


def test_what_broke_off_is_resumed_in_the_next_fetch(one_edition, folders, fetch):
    body = edition(9)
    one_edition.gives(EDITION, *[Answer(body, headers=ETAG, breaks_after=512)] * 3, Answer(body, headers=ETAG))
    code, _, (line,) = fetch()
    assert code == 1
    assert "broken off after 1,536 bytes" in line
    assert unfinished(folders) == {f"{NAME}.part": 1536}
    assert fetch() == (0, ONE_NEW, [])
    assert landed(folders) == {NAME: body}
    asked = [one.headers.get("range") for one in one_edition.requests("/full/")]
    assert asked == [None, "bytes=512-", "bytes=1024-", "bytes=1536-"]
    assert unfinished(folders) == {}


@pytest.mark.parametrize(
    "then",
    [
        Answer(edition(8), headers={"ETag": '"two"'}),
        Answer(edition(8)),
        Answer(WHOLE[:-512], status=206, headers={"Content-Range": f"bytes 0-{len(WHOLE) - 513}/{len(WHOLE)}"}),
        Answer(WHOLE[512:768], status=206, headers={"Content-Range": f"bytes 512-767/{len(WHOLE)}"}),
        Answer(status=416),
    ],
    ids=["changed", "no ranges", "another range", "less of it", "shorter"],
)
def test_halves_of_two_states_are_never_put_together(one_edition, folders, fetch, then):
    half = Answer(WHOLE, headers=ETAG, breaks_after=512)
    one_edition.gives(EDITION, half, then, Answer(edition(8)))
    assert fetch() == (0, ONE_NEW, [])
    assert landed(folders) == {NAME: edition(8)}
    assert unfinished(folders) == {}


def test_a_half_with_a_weak_mark_is_fetched_from_its_first_byte(one_edition, folders, fetch):
    one_edition.gives(EDITION, Answer(edition(9), headers=WEAK, breaks_after=512), Answer(edition(9), headers=WEAK))
    assert fetch()[1] == ONE_NEW
    assert [one.headers.get("range") for one in one_edition.requests("/full/")] == [None, None]
    assert landed(folders) == {NAME: edition(9)}


def test_a_new_state_that_broke_off_takes_the_place_of_a_refused_one(one_edition, folders, fetch):
    one_edition.gives(EDITION, Answer(b"Sorry.", headers={"ETag": 'W/"sorry"'}))
    assert fetch()[0] == 1
    assert unfinished(folders) == {NAME: 6}
    one_edition.gives(EDITION, *[Answer(WHOLE, headers=WEAK, breaks_after=512)] * 3, Answer(WHOLE, headers=WEAK))
    assert fetch(again=True)[0] == 1
    assert unfinished(folders) == {f"{NAME}.part": 512}
    assert fetch() == (0, ONE_NEW, [])
    assert landed(folders) == {NAME: WHOLE}


def test_what_was_refused_is_not_asked_for_again_and_lands_once_a_reader_takes_it(
    one_edition, folders, fetch, monkeypatch
):
    one_edition.gives(EDITION, Answer(edition()))

    def refused(path: Path, *_: object, **__: object) -> None:
        raise files.RefusedFile(path, "no reader; wait for one")

    with monkeypatch.context() as patch:
        patch.setattr(landing, "land", refused)
        for _ in range(2):
            assert fetch()[2] == [f"{one_edition.url}{EDITION}?part=744: no reader; wait for one"]
    assert unfinished(folders) == {NAME: len(edition())}
    assert fetch()[1] == ONE_NEW
    assert len(one_edition.requests("/full/")) == 1
    assert unfinished(folders) == {}


def test_without_a_network_one_line_says_so_and_what_is_landed_stands(one_edition, folders, fetch, monkeypatch):
    one_edition.gives(EDITION, Answer(edition()))
    fetch()
    for source in ("FEDERAL_REGISTER", "ECFR", "CONSOLIDATED_SCREENING_LIST"):
        monkeypatch.setenv(f"ENTITY_LEDGER_FETCH_{source}", nobody_listens())
    code, said, (line,) = fetch("federal_register", "ecfr", "consolidated_screening_list")
    assert (code, said) == (0, "")
    assert line.startswith("offline: 127.0.0.1 cannot be reached (")
    assert line.endswith("; going on with the 1 documents that are landed")
    assert landed(folders) == {NAME: edition()}


def test_freshness_says_when_a_publisher_answered_last_and_not_when_nobody_could_be_asked(
    one_edition, folders, fetch, monkeypatch
):
    assert notes.last_asked(folders, "ecfr") is None
    one_edition.gives(EDITION, Answer(edition()))
    fetch()
    answered = notes.last_asked(folders, "ecfr")
    assert answered.failures == 0
    assert dt.datetime.fromisoformat(answered.at) > dt.datetime.now(dt.UTC) - dt.timedelta(minutes=5)
    monkeypatch.setenv("ENTITY_LEDGER_FETCH_ECFR", nobody_listens())
    fetch()
    assert notes.last_asked(folders, "ecfr") == answered


def test_without_a_network_only_the_first_host_is_waited_for(publisher, folders, fetch, monkeypatch):
    hosts = {"FEDERAL_REGISTER": "localhost", "ECFR": "127.0.0.1", "CONSOLIDATED_SCREENING_LIST": "127.0.0.2"}
    for source, host in hosts.items():
        address = nobody_listens().replace("127.0.0.1", host)
        monkeypatch.setenv(f"ENTITY_LEDGER_FETCH_{source}", address)
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    code, _, (line,) = fetch("federal_register", "ecfr", "consolidated_screening_list")
    assert code == 0
    assert all(f"{host} cannot be reached" in line for host in hosts.values())
    assert len([wait for wait in waits if wait > 0]) == 2, "three attempts at the first, one at the others"


def test_one_host_out_of_reach_is_a_failure_and_the_others_are_asked(one_edition, folders, fetch, monkeypatch):
    one_edition.gives(EDITION, Answer(edition()))
    monkeypatch.setenv("ENTITY_LEDGER_FETCH_FEDERAL_REGISTER", nobody_listens().replace("127.0.0.1", "localhost"))
    code, said, (line,) = fetch("federal_register", "ecfr")
    assert (code, said) == (1, "1 new documents, 0 unchanged, 0 fetched before, 1 not asked for, 1 failures.")
    assert "localhost cannot be reached (" in line
    assert landed(folders) == {NAME: edition()}


def test_a_server_that_cannot_prove_itself_is_a_failure_and_no_lack_of_network(publisher, folders, fetch, monkeypatch):
    monkeypatch.setenv("ENTITY_LEDGER_FETCH_ECFR", publisher.url.replace("http:", "https:"))
    code, said, (line,) = fetch()
    assert (code, said) == (1, "0 new documents, 0 unchanged, 0 fetched before, 1 failures.")
    assert "/api/versioner/v1/titles.json: the connection is not safe ([SSL" in line
    assert line.endswith("; see to the certificates of this machine")
    assert publisher.asked == []


def test_a_disk_that_cannot_be_written_is_one_line(one_edition, folders, fetch):
    folders.root.mkdir()
    folders.fetched.write_text("a file where a folder should be")
    code, _, (line,) = fetch()
    assert code == 1
    assert line.startswith(f"ecfr: {folders.fetched}")
    assert line.endswith("; make room, or let this program write there")


@pytest.mark.parametrize(
    ("name", "text", "cause"),
    [
        ("ECFR", "http://www.ecfr.gov", "http://www.ecfr.gov: only https is asked; give the host as https://host"),
        ("ECFR", "www.ecfr.gov", "www.ecfr.gov: only https is asked; give the host as https://host"),
        ("OTHER_HOSTS", "https://a.test, ftp://b.test", "ftp://b.test: only https is asked"),
        ("ATTEMPTS", "many", "ENTITY_LEDGER_FETCH_ATTEMPTS=many: give a whole number"),
        ("USER_AGENT", "Müller", "ENTITY_LEDGER_FETCH_USER_AGENT='Müller': give a name in ASCII"),
        ("INTERVAL", "a while", "ENTITY_LEDGER_FETCH_INTERVAL=a while: give a number"),
    ],
)
def test_a_setting_that_cannot_be_used_is_one_line_and_nobody_is_asked(
    publisher, fetch, monkeypatch, name, text, cause
):
    monkeypatch.setenv(f"ENTITY_LEDGER_FETCH_{name}", text)
    code, said, (line,) = fetch()
    assert (code, said) == (1, "")
    assert line.startswith(cause)
    assert publisher.asked == []


def test_the_decision_names_every_setting_with_its_default():
    page = (PROJECT / "docs" / "decisions" / "0017-fetching.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (`[A-Z_`, ]+`) \| ([^|]+) \|", page, re.MULTILINE))
    told = {
        name: value.strip("`")
        for names, values in rows.items()
        for name, value in zip(re.findall(r"`(\w+)`", names), values.split(", "), strict=True)
    }
    held = asdict(Settings())
    assert told == {
        name.upper(): ",".join(value) if isinstance(value, tuple) else str(value).removesuffix(".0")
        for name, value in held.items()
    }


def wait_until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


@pytest.mark.slow
def test_a_killed_fetch_is_taken_up_where_it_was_killed_and_a_second_one_at_once_is_told_to_wait(
    one_edition, folders, fetch, entity_ledger
):
    body = edition(40)
    one_edition.gives(EDITION, Answer(body, headers=ETAG, drips=0.2), Answer(body, headers=ETAG))
    process = entity_ledger.start("fetch", "--source", "ecfr", data=folders.root)
    wait_until(lambda: unfinished(folders).get(f"{NAME}.part", 0) >= 512)
    code, _, lines = fetch()
    assert (code, lines) == (1, ["ecfr: another fetch of it is at work; wait until that one has ended"])
    entity_ledger.kill(process)
    assert process.returncode == -signal.SIGKILL
    stood = unfinished(folders)[f"{NAME}.part"]
    assert 512 <= stood < len(body)
    assert landed(folders) == {}
    said = entity_ledger("fetch", "--source", "ecfr", "--since", DAY, data=folders.root)
    assert said.stdout.splitlines() == [ONE_NEW, "  ecfr: 1 new", "Run `entity-ledger run` to read and publish them."]
    assert said.stderr == ""
    assert one_edition.requests("/full/")[1].headers["range"] == f"bytes={stood}-"
    assert {sha256(content).digest() for content in landed(folders).values()} == {sha256(body).digest()}
    assert unfinished(folders) == {}
