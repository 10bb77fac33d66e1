"""What publishers offer is landed once, and again only where it changed."""

import datetime as dt
import gzip
import json
from dataclasses import replace
from email.utils import format_datetime

import pytest

from dagster_project.storage import files, landing, manifests
from dagster_project.storage.web import fetching
from tests.integration.fetching.offers import (
    DAY,
    ECFR,
    EDITION,
    ETAG,
    INSPECTION,
    LISTS,
    NAME,
    ONE_NEW,
    RULE_PDF,
    RULE_XML,
    RULES,
    WEAK,
    as_json,
    edition,
    landed,
    offers_editions,
    offers_rules,
    unfinished,
    version,
)
from tests.integration.fetching.publisher import Answer


def test_each_day_on_which_one_of_the_three_lists_changed_is_fetched_once(publisher, folders, fetch):
    offers_editions(publisher)
    days = [dt.date(2016, 12, 30), dt.date(2023, 2, 27), DAY, dt.date(2026, 11, 24)]
    listed = [version(day) for day in days] + [
        version(DAY, "Supplement No. 6 to Part 744"),
        version(dt.date(2025, 1, 16), "Supplement No. 7 to Part 744"),
        version(dt.date(2025, 2, 3), "Supplement No. 5 to Part 744"),
        version(dt.date(2025, 2, 4), "744.11"),
    ]
    for number, records in enumerate((listed[:5], listed[5:]), start=1):
        page = {"content_versions": records, "meta": {"total_pages": "2"}}
        publisher.gives(f"{ECFR}/versions/title-15.json?part=744&page={number}", as_json(page))
    wanted = [dt.date(2023, 2, 27), DAY, dt.date(2025, 1, 16)]
    for day in wanted:
        publisher.gives(f"{ECFR}/full/{day}/title-15.xml?part=744", Answer(edition(day.year - 2022)))
    assert fetch() == (0, "3 new documents, 0 unchanged, 0 fetched before, 0 failures.", [])
    partitions = [(one.partition_key, one.origin) for one in manifests.landed(folders)]
    assert partitions == [(str(day), f"{publisher.url}{ECFR}/full/{day}/title-15.xml?part=744") for day in wanted]
    assert unfinished(folders) == {}
    asked = len(publisher.asked)
    assert fetch(since=DAY)[:2] == (0, "0 new documents, 0 unchanged, 2 fetched before, 0 failures.")
    assert len(publisher.asked) == asked + 3, "editions of past days are not asked for again"


def test_rules_come_from_every_page_in_each_form_with_what_the_api_says_of_them(publisher, folders, fetch):
    number = "2025-00704"
    first = {
        "document_number": number,
        "pdf_url": publisher.gives("/content/2025-00704.pdf", Answer(RULE_PDF, "application/pdf")),
        "full_text_xml_url": publisher.gives("/documents/2025-00704.xml", Answer(RULE_XML, "text/xml; charset=utf-8")),
        "corrections": [],
    }
    second = {"document_number": "C1-2025-00704", "pdf_url": None, "full_text_xml_url": None, "correction_of": number}
    page_2 = publisher.gives(f"{RULES}?page=2", as_json({"count": 2, "results": [second], "next_page_url": None}))
    publisher.gives(RULES, as_json({"count": 2, "results": [first], "next_page_url": page_2}))
    inspected = [
        {"document_number": "2025-1", "type": "Rule", "agencies": [{"slug": "fishery"}], "pdf_url": "https://x.test/"},
        {
            "document_number": "2025-2",
            "type": "Rule",
            "agencies": [{"slug": "industry-and-security-bureau"}],
            "pdf_url": None,
        },
    ]
    publisher.gives(INSPECTION, as_json({"count": 2, "results": inspected}))
    code, said, lines = fetch("federal_register", since=dt.date(2025, 1, 1))
    assert (code, said, lines) == (0, "2 new documents, 0 unchanged, 0 fetched before, 0 failures.", [])
    assert landed(folders) == {f"{number}.pdf": RULE_PDF, f"{number}.xml": RULE_XML}
    assert {one.form for one in manifests.landed(folders)} == {"print", "full_text"}
    kept = {path.name: json.loads(path.read_bytes()) for path in (folders.fetched / "federal_register").iterdir()}
    assert kept == {
        f"{number}.json": first,
        "C1-2025-00704.json": second,
        "2025-2.public-inspection.json": inspected[1],
    }
    (query,) = [one.path for one in publisher.requests("conditions")]
    for condition in ("agencies%5D%5B%5D=industry-and-security-bureau", "part%5D=744", "gte%5D=2025-01-01"):
        assert condition in query


def test_a_rule_that_is_corrected_later_is_not_fetched_again_but_its_metadata_says_so(publisher, folders, fetch):
    record = {"document_number": "2025-00704", "corrections": []}
    record["full_text_xml_url"] = publisher.gives("/1.xml", Answer(RULE_XML))
    offers_rules(publisher, record)
    assert fetch("federal_register")[1] == ONE_NEW
    offers_rules(publisher, record | {"corrections": ["C1-2025-00704"]})
    assert fetch("federal_register")[1] == "0 new documents, 0 unchanged, 1 fetched before, 0 failures."
    kept = json.loads((folders.fetched / "federal_register" / "2025-00704.json").read_bytes())
    assert kept["corrections"] == ["C1-2025-00704"]
    assert len(publisher.requests("/1.xml")) == 1


def test_the_screening_list_is_asked_for_in_both_forms_and_a_page_of_html_in_its_place_is_refused(publisher, fetch):
    page = Answer(b"<html><body><p>Sorry, we are moving.</p></body></html>", "text/csv")
    publisher.gives(f"{LISTS}/consolidated.csv", page)
    publisher.gives(f"{LISTS}/consolidated.json", Answer(page.body, "text/html"))
    code, _, lines = fetch("consolidated_screening_list")
    assert code == 1
    assert [line.partition(": ")[0] for line in lines] == [
        f"{publisher.url}{LISTS}/consolidated.{form}" for form in ("csv", "json")
    ]
    assert "the server sends text/html, not JSON; open it in a browser" in lines[1]
    assert [one.path for one in publisher.asked] == [f"{LISTS}/consolidated.csv", f"{LISTS}/consolidated.json"]


def test_a_list_that_is_replaced_in_place_bears_the_day_of_its_making(tmp_path, monkeypatch, publisher, folders):
    names = []

    def land(path, folders, origin, file_name, source):
        names.append((file_name, source))
        raise files.RefusedFile(path, "the table ends on line 3; fetch it again")

    monkeypatch.setattr(landing, "land", land)
    made = {"Last-Modified": format_datetime(dt.datetime(2026, 7, 31, 9, tzinfo=dt.UTC), usegmt=True)}
    table = Answer(b"source,name\n", "text/csv", headers=made)
    publisher.gives(f"{LISTS}/consolidated.csv", replace(table, breaks_after=6), table)
    publisher.gives(f"{LISTS}/consolidated.json", Answer(b"{}", "application/json"))
    report = fetching.fetch(folders, ["consolidated_screening_list"])
    today = dt.datetime.now(dt.UTC).date()
    assert [name for name, _ in names] == ["consolidated_2026-07-31.csv", f"consolidated_{today}.json"]
    assert {source for _, source in names} == {"consolidated_screening_list"}
    (csv, _) = report.failures
    assert str(csv) == f"{publisher.url}{LISTS}/consolidated.csv: the table ends on line 3; fetch it again"
    assert unfinished(folders) == {"consolidated.csv": 12, "consolidated.json": 2}
    fetching.fetch(folders, ["consolidated_screening_list"])
    assert publisher.asked[1].headers["range"] == "bytes=6-"
    assert publisher.asked[3].headers["if-modified-since"] == made["Last-Modified"]
    assert names[2] == names[0], "what was refused waits on disk, and is tried again when the server says 304"


@pytest.mark.parametrize("marks", [ETAG, WEAK, {"Last-Modified": "Wed, 01 May 2024 04:00:00 GMT"}])
def test_an_unchanged_document_is_not_sent_twice_and_a_changed_one_is_landed_beside_the_former(
    one_edition, folders, fetch, marks
):
    one_edition.gives(EDITION, Answer(edition(), headers=marks))
    assert fetch()[1] == ONE_NEW
    assert fetch(again=True) == (0, "0 new documents, 1 unchanged, 0 fetched before, 0 failures.", [])
    sent = one_edition.requests("/full/")[1].headers
    assert {sent.get("if-none-match"), sent.get("if-modified-since")} == {*marks.values(), None}
    changed = {name: value.replace("one", "two").replace("01 May", "02 May") for name, value in marks.items()}
    one_edition.gives(EDITION, Answer(edition(2), headers=changed))
    assert fetch(again=True)[1] == ONE_NEW
    assert {one.size_bytes for one in manifests.landed(folders)} == {len(edition()), len(edition(2))}
    assert unfinished(folders) == {}


def test_a_compressed_answer_is_landed_as_it_was_before_and_never_resumed(one_edition, folders, fetch):
    packed = Answer(gzip.compress(edition(9)), headers={"Content-Encoding": "gzip"} | ETAG)
    one_edition.gives(EDITION, replace(packed, breaks_after=len(packed.body) - 9), packed)
    assert fetch() == (0, ONE_NEW, [])
    assert landed(folders) == {NAME: edition(9)}
    assert [one.headers.get("range") for one in one_edition.requests("/full/")] == [None, None]
    assert {one.headers["accept-encoding"] for one in one_edition.asked} == {"identity, gzip;q=0.5"}
    assert fetch(again=True)[1] == "0 new documents, 1 unchanged, 0 fetched before, 0 failures."


def test_the_same_bytes_under_another_mark_are_unchanged(one_edition, folders, fetch):
    one_edition.gives(EDITION, Answer(edition(), headers=ETAG), Answer(edition(), headers={"ETag": '"two"'}))
    assert fetch()[1] == ONE_NEW
    assert fetch(again=True)[1] == "0 new documents, 1 unchanged, 0 fetched before, 0 failures."
    assert len(landed(folders)) == 1


def test_a_document_that_was_removed_from_landing_is_fetched_again(one_edition, folders, fetch):
    one_edition.gives(EDITION, Answer(edition(), headers=ETAG))
    fetch()
    manifests.path_of(manifests.landed(folders)[0], folders).unlink()
    assert fetch()[1] == ONE_NEW
    assert landed(folders) == {NAME: edition()}
