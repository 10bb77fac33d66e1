"""The log of changes over several releases, and the feed of its last lines."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dagster_project.storage.change_feed import ChangeLog, DamagedLog, headline
from dagster_project.storage.folders import Folders

_ATOM = "{http://www.w3.org/2005/Atom}"


def change(number: int, description: str | None = None) -> dict[str, object]:
    return {
        "change_id": f"c{number}",
        "change_type": "added",
        "change_date": "2025-01-16",
        "list_code": "entity_list",
        "destination": "China",
        "name": f"Alpha <{number}> & Co.",
        "description": description,
        "document_number": "2025-00704",
        "citation": "90 FR 4619",
        "edition_date": None,
    }


def released(folders: Folders, standing: list[dict[str, object]], at: str) -> list[tuple[str, str]]:
    log = ChangeLog.read(folders)
    found = log.since(standing, at)
    log.append(found)
    return [(line["state"], line["change_id"]) for line in found]


def test_each_release_adds_what_is_new_amended_or_withdrawn_and_nothing_twice(folders):
    assert released(folders, [change(1), change(2)], "2025-01-16T15:00:00+00:00") == [("new", "c1"), ("new", "c2")]
    assert released(folders, [change(1), change(2)], "2025-01-17T15:00:00+00:00") == []
    third = [change(2, "now alias"), change(3)]
    assert released(folders, third, "2025-01-18T15:00:00+00:00") == [
        ("amended", "c2"),
        ("new", "c3"),
        ("withdrawn", "c1"),
    ]
    assert released(folders, [*third, change(1)], "2025-01-19T15:00:00+00:00") == [("new", "c1")]
    lines = [json.loads(line) for line in log_of(folders).read_text(encoding="utf-8").splitlines()]
    assert [(line["released_at"][:10], line["change_id"]) for line in lines][-2:] == [
        ("2025-01-18", "c1"),
        ("2025-01-19", "c1"),
    ]


def test_the_feed_is_atom_with_the_newest_first_and_leads_to_the_rule(folders):
    released(folders, [change(1)], "2025-01-16T15:00:00+00:00")
    released(folders, [change(2, 'now alias "A<B>"')], "2025-01-17T15:00:00+00:00")
    feed = ET.parse(log_of(folders).with_name("changes.atom")).getroot()
    titles = [entry.findtext(f"{_ATOM}title") for entry in feed.iter(f"{_ATOM}entry")]
    assert titles == [
        "Withdrawn, added: Alpha <1> & Co. (China), Entity List, 2025-01-16",
        "Added: Alpha <2> & Co. (China), Entity List, 2025-01-16",
        "Added: Alpha <1> & Co. (China), Entity List, 2025-01-16",
    ]
    assert len({entry.findtext(f"{_ATOM}id") for entry in feed.iter(f"{_ATOM}entry")}) == 3
    newest = feed.findall(f"{_ATOM}entry")[1]
    assert newest.find(f"{_ATOM}link").get("href") == "https://www.federalregister.gov/d/2025-00704"
    assert newest.findtext(f"{_ATOM}updated") == "2025-01-17T15:00:00+00:00"
    assert newest.findtext(f"{_ATOM}summary") == "now alias &quot;A&lt;B&gt;&quot;. Told by 2025-00704."


@pytest.mark.parametrize("line", ["{", "[]", '{"change_id": "c1"}'])
def test_a_damaged_log_is_refused_with_its_line_and_stays(folders, line):
    released(folders, [change(1)], "2025-01-16T15:00:00+00:00")
    path = log_of(folders)
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(DamagedLog, match=r"changes\.jsonl: line 2 is no change; move the file away") as caught:
        ChangeLog.read(folders)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before


def test_a_headline_says_what_when_and_on_which_list():
    assert headline({"state": "amended", **change(1)}).startswith("Amended, added: Alpha <1> & Co. (China), Entity")


def log_of(folders: Folders) -> Path:
    return folders.published / "changes.jsonl"
