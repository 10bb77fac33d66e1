"""Hits written down: nothing in a name runs, and decisions are kept."""

import csv
import json

import polars as pl
import pytest

from dagster_project.matching.screening import Customer, Hit
from dagster_project.storage.screening.customers import Row
from dagster_project.storage.screening.decisions import UnreadableDecisions, accepted, hit_key, shown_before
from dagster_project.storage.screening.page import page_to
from dagster_project.storage.screening.reports import COLUMNS, rows_to

BAD = "<script>alert(1)</script>"
NOTHING = dict.fromkeys(COLUMNS)
HIT = NOTHING | {"row": 2, "rank": 1, "score": 0.9, "customer_name": '=HYPERLINK("x")', "matched_name": BAD}
HIT |= {"name_type": "alias", "list_codes": "entity_list", "hit_key": "k1", "explanation": "@SUM", "by_name": 0.9}


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_every_form_gives_the_hit_back_and_is_known_as_shown_before(tmp_path, form):
    path = tmp_path / f"hits.{form}"
    with rows_to(path, form) as report:
        report.add(HIT)
    assert shown_before(path) == {"k1"}
    if form == "parquet":
        (row,) = pl.read_parquet(path).to_dicts()
    elif form == "jsonl":
        row = json.loads(path.read_text(encoding="utf-8"))
    else:
        with path.open(encoding="utf-8") as file:
            (row,) = csv.DictReader(file)
        assert row["customer_name"] == '\'=HYPERLINK("x")', "a spreadsheet takes it for text"
        assert row["explanation"] == "'@SUM"
    assert row["matched_name"] == BAD
    assert list(row) == list(COLUMNS)


def test_a_page_runs_nothing_and_turns_no_text_around(tmp_path):
    path = tmp_path / "hits.html"
    with page_to(path) as page:
        page.add(HIT | {"customer_name": f"{BAD}\u05d0"})
        page.close({"Table": BAD, "Threshold": 0.6}, [f"row 3: {BAD}"])
    text = path.read_text(encoding="utf-8")
    assert "<script" not in text
    assert text.count("&lt;script&gt;") == 4
    assert "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;\u05d0</bdi>" in text
    assert "default-src 'none'" in text
    assert "Threshold" in text


def test_a_hit_has_another_key_when_customer_name_or_listing_changes():
    row = Row(2, "7", Customer("Kavosh", "IR"))
    hit = Hit("e1", "Kavosh Co.", "primary", 1, 0.9, 0.9, 0, 0, 0, 0, 0, 0, False, "")
    same = hit_key(Row(9, "7", Customer("Kavosh", "IR")), hit, "event")
    assert hit_key(row, hit, "event") == same, "a row that moves stays the same customer"
    assert hit_key(row, hit, "another event") != same
    assert hit_key(Row(2, "7", Customer("Kavosh", "DE")), hit, "event") != same


def test_decisions_need_a_person_a_day_and_a_reason(tmp_path):
    path = tmp_path / "decisions.csv"
    path.write_text("hit_key,decided_by,decided_on,reason\nk1,Ada,2026-07-31,another town\n", encoding="utf-8")
    assert accepted(path) == {"k1"}
    assert accepted(None) == frozenset()
    for bad, told in (("k1,,2026-07-31,x", "decided_by is empty"), ("k1,Ada,yesterday,x", "no day")):
        path.write_text(f"hit_key,decided_by,decided_on,reason\n{bad}\n", encoding="utf-8")
        with pytest.raises(UnreadableDecisions, match=told):
            accepted(path)
    with pytest.raises(UnreadableDecisions, match="cannot be read"):
        accepted(tmp_path / "none.csv")
