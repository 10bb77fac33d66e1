"""Publishers that misbehave: what is landed, what is left on disk, and the line that says so."""

import datetime as dt
import time
from email.utils import format_datetime

import pytest

from dagster_project.storage.web import notes
from tests.integration.fetching.offers import (
    DAY,
    ECFR,
    EDITION,
    ETAG,
    INSPECTION,
    NAME,
    ONE_NEW,
    RULE_XML,
    RULES,
    WEAK,
    as_json,
    edition,
    landed,
    offers_editions,
    offers_rules,
    unfinished,
)
from tests.integration.fetching.publisher import Answer


@pytest.mark.parametrize(
    "bad",
    [
        Answer(b"busy", "text/plain", 429, {"Retry-After": "0"}),
        Answer(b"busy", "text/plain", 500),
        Answer(b"busy", "text/html", 503),
        Answer(edition(), breaks_after=300),
        Answer(edition(), headers=ETAG, breaks_after=300),
        Answer(edition(), headers=WEAK, breaks_after=300),
        Answer(edition(), breaks_after=0),
    ],
    ids=["429", "500", "503", "cut", "cut with etag", "cut with weak etag", "nothing"],
)
def test_what_a_second_attempt_mends_is_fetched_and_nothing_is_said(one_edition, folders, fetch, bad):
    one_edition.gives(EDITION, bad, Answer(edition(), headers=bad.headers))
    assert fetch() == (0, ONE_NEW, [])
    assert landed(folders) == {NAME: edition()}
    assert unfinished(folders) == {}
    assert len(one_edition.requests("/full/")) == 2


@pytest.mark.parametrize("is_moment", [False, True])
def test_a_server_that_asks_to_wait_is_not_asked_before(one_edition, folders, fetch, monkeypatch, is_moment):
    monkeypatch.setenv("ENTITY_LEDGER_FETCH_LONGEST_WAIT", "2")
    now = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)  # by the server's clock, which is wrong
    until = format_datetime(now + dt.timedelta(seconds=1), usegmt=True)
    told = {"Date": format_datetime(now, usegmt=True), "Retry-After": until if is_moment else "1"}
    one_edition.gives(EDITION, Answer(status=429, headers=told), Answer(edition()))
    started = time.monotonic()
    assert fetch() == (0, ONE_NEW, [])
    assert time.monotonic() - started >= 1.0
    assert landed(folders) == {NAME: edition()}


def test_a_host_is_not_asked_faster_than_it_should_be_and_learns_who_asks(one_edition, fetch, monkeypatch):
    monkeypatch.setenv("ENTITY_LEDGER_FETCH_INTERVAL", "0.2")
    one_edition.gives(EDITION, Answer(edition()))
    started = time.monotonic()
    assert fetch() == (0, ONE_NEW, [])
    assert len(one_edition.asked) == 3
    assert time.monotonic() - started >= 0.4
    assert {one.headers["user-agent"].partition(" ")[0] for one in one_edition.asked} == {"entity-ledger"}


def test_a_server_that_asks_to_be_left_alone_for_long_is_named_once_and_not_asked_again(publisher, folders, fetch):
    other = dt.date(2024, 6, 3)
    offers_editions(publisher, DAY, other)
    until = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
    told = {"Retry-After": format_datetime(until, usegmt=True)}
    publisher.gives(EDITION, Answer(status=429, headers=told))
    code, said, (line,) = fetch()
    assert (code, said) == (1, "0 new documents, 0 unchanged, 0 fetched before, 1 not asked for, 1 failures.")
    assert line.startswith(f"{publisher.url}{EDITION}?part=744: 127.0.0.1 asks to be left alone for 3")
    assert line.endswith("; run `entity-ledger fetch` after that time")
    assert len(publisher.requests("/full/")) == 1
    assert (landed(folders), unfinished(folders)) == ({}, {})


@pytest.mark.parametrize(
    ("answer", "cause", "left"),
    [
        (Answer(status=404), "the server answers 404 Not Found; open it in a browser", {}),
        (Answer(status=503), "the server answers 503 Service Unavailable; run `entity-ledger fetch` again later", {}),
        (Answer(edition(), "text/html"), "the server sends text/html, not XML; open it in a browser", {}),
        (Answer(edition(), breaks_after=300), "broken off after 300 bytes (", {f"{NAME}.part": 300}),
        (Answer(edition(), waits=1.0), "no byte for 0.2 seconds; run `entity-ledger fetch` again later", {}),
        (Answer(edition(9), drips=0.05), "not whole in time, ", {f"{NAME}.part": None}),
        (Answer(is_endless=True), "more than 5,000 bytes, and 5,000 is the limit; set ENTITY_LEDGER_FETCH_LARGEST", {}),
        (Answer(b"x" * 5001), "5,001 bytes, and 5,000 is the limit; set ENTITY_LEDGER_FETCH_LARGEST", {}),
        (Answer(edition()[:300]), "the XML is damaged at line 3, ", {NAME: 300}),
        (Answer(edition()[:300], is_length_told=False), "the XML is damaged at line 3, ", {NAME: 300}),
        (Answer(RULE_XML), "what came is of federal_register; see what ecfr offers at this address", {NAME: 127}),
        (Answer(b"Sorry."), "what came is of news; see what ecfr offers at this address", {NAME: 6}),
        (Answer(status=302, headers={"Location": "https://elsewhere.test/a"}), "sent on to https://elsewhere.test/a, not asked: elsewhere.test is none of the configured hosts; open it", {}),  # noqa: E501
        (Answer(status=302, headers={"Location": "http://elsewhere.test/a"}), "sent on to http://elsewhere.test/a, not asked: not https; open it", {}),  # noqa: E501
        (Answer(status=302, headers={"Location": "https://me:pw@elsewhere.test/a"}), "sent on to https://elsewhere.test/a, not asked: the address holds a user's name", {}),  # noqa: E501
        (Answer(status=302, headers={"Location": EDITION}), "sent on more than 5 times; open it in a browser", {}),
    ],
    ids=[
        *("404", "503", "html", "cut", "silent", "slow", "endless", "too large", "half", "half without length"),
        *("other source", "no xml", "foreign host", "http", "user name", "redirect loop"),
    ],
)  # fmt: skip
def test_a_document_that_cannot_be_had_is_one_line_nothing_of_it_is_landed_and_the_next_one_is(
    publisher, folders, fetch, monkeypatch, answer, cause, left
):
    for name, value in {"LARGEST": "5000", "READ_TIMEOUT": "0.2", "TOTAL_TIMEOUT": "0.3"}.items():
        monkeypatch.setenv(f"ENTITY_LEDGER_FETCH_{name}", value)
    other = dt.date(2024, 6, 3)
    offers_editions(publisher, DAY, other)
    publisher.gives(EDITION, answer)
    publisher.gives(f"{ECFR}/full/{other}/title-15.xml", Answer(edition(2)))
    code, said, (line,) = fetch()
    assert (code, said) == (1, "1 new documents, 0 unchanged, 0 fetched before, 1 failures.")
    assert line.startswith(f"{publisher.url}{EDITION}?part=744: {cause}")
    assert "; " in line
    assert notes.last_asked(folders, "ecfr").failures == 1
    assert landed(folders) == {f"title-15_part-744_{other}.xml": edition(2)}
    assert {name: left.get(name) and size for name, size in unfinished(folders).items()} == left


@pytest.mark.parametrize(
    ("path", "body", "cause"),
    [
        (f"{ECFR}/titles.json", b'{"titles": [{"num', "the answer is no JSON (Unterminated string"),
        (f"{ECFR}/titles.json", b"[]", "the answer is no JSON object; see whether the API has changed"),
        (f"{ECFR}/titles.json", b'{"titles": []}', "the answer has no title 15; see whether the API has changed"),
        (f"{ECFR}/versions/title-15.json", b'{"error": 1}', "the answer has no list `content_versions` of objects but error"),  # noqa: E501
        (f"{ECFR}/versions/title-15.json", b'{"content_versions": [], "meta": {"total_pages": "x"}}', "has 'x' as its number of pages"),  # noqa: E501
        (INSPECTION, b'{"results": [{"type": "Rule", "agencies": ["bis"]}]}', "has no list `agencies` of objects but agencies, type"),  # noqa: E501
    ],
)  # fmt: skip
def test_an_api_that_answers_otherwise_is_one_line_and_leaves_nothing(publisher, folders, fetch, path, body, cause):
    offers_rules(publisher)
    offers_editions(publisher)
    publisher.gives(path, Answer(body, "application/json"))
    code, said, (line,) = fetch("federal_register", "ecfr")
    assert (code, said) == (1, "0 new documents, 0 unchanged, 0 fetched before, 1 failures.")
    assert line.split("?")[0].split(": ")[0] == publisher.url + path
    assert cause in line
    assert (landed(folders), unfinished(folders)) == ({}, {})


@pytest.mark.parametrize(
    ("record", "cause"),
    [
        ({"document_number": "../../2025-1"}, "result 1 has the document number '../../2025-1'; see whether the API"),
        ({"document_number": "2025-1", "pdf_url": ["a"]}, "result 1 has ['a'] as pdf_url; see whether the API"),
        ({"document_number": "2025-1", "pdf_url": "https://a b"}, "not asked: a%20b is none of the configured hosts"),
        (
            {"document_number": "2025-1", "pdf_url": "https://a:b/"},
            "'https://a:b/' is no address (Invalid port: 'b'); tell the publisher",
        ),
        ({"document_number": "2025-1", "pdf_url": "file:///2025-1.pdf"}, "not asked: not https; open it"),
    ],
)
def test_an_api_that_names_no_proper_document_is_one_line_and_no_file(publisher, folders, fetch, record, cause):
    offers_rules(publisher, record)
    code, said, (line,) = fetch("federal_register")
    assert (code, said) == (1, "0 new documents, 0 unchanged, 0 fetched before, 1 failures.")
    assert cause in line
    assert (landed(folders), unfinished(folders)) == ({}, {})
    names = {path.name for path in folders.root.parent.rglob("*2025-1*")}
    assert names <= {"2025-1.json"}, "a number becomes the name of a file only where it is one"


def test_a_list_without_end_is_one_line(publisher, folders, fetch):
    offers_rules(publisher)
    page = publisher.gives(
        RULES, as_json({"count": 9, "results": [], "next_page_url": f"{publisher.url}{RULES}?page=2"})
    )
    offers_editions(publisher)
    publisher.gives(f"{ECFR}/versions/title-15.json", as_json({"content_versions": [], "meta": {"total_pages": "101"}}))
    code, said, lines = fetch("federal_register", "ecfr")
    assert (code, said) == (1, "0 new documents, 0 unchanged, 0 fetched before, 2 failures.")
    assert [line.rpartition(": ")[2] for line in lines] == [
        "the list has more than 100 pages; see whether the API has changed, then run it again"
    ] * 2
    assert lines[0].startswith(f"{page}?page=2: ")
    assert (landed(folders), unfinished(folders)) == ({}, {})


def test_the_pages_before_a_half_written_one_are_fetched(publisher, folders, fetch):
    record = {"document_number": "2025-00704", "full_text_xml_url": publisher.gives("/1.xml", Answer(RULE_XML))}
    page_2 = publisher.gives(f"{RULES}?page=2", Answer(b'{"count": 2, "results": [{"docu', "application/json"))
    offers_rules(publisher)
    publisher.gives(RULES, as_json({"count": 2, "results": [record], "next_page_url": page_2}))
    code, said, (line,) = fetch("federal_register")
    assert (code, said) == (1, "1 new documents, 0 unchanged, 0 fetched before, 1 failures.")
    assert line.startswith(f"{page_2}: the answer is no JSON (")
    assert line.endswith("; run it again")
    assert landed(folders) == {"2025-00704.xml": RULE_XML}
