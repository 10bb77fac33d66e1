"""Time lines: an event leads to its page, an article's sentences stand together."""

import datetime as dt

from dagster_project.dashboard import time_lines
from dagster_project.dashboard.view import View
from tests.unit.dashboard.test_elements import every, told

EVENT = {
    **{"event_id": "e1", "in_force_date": dt.date(2025, 1, 16), "action": "add", "target": "entry", "detail": None},
    **{
        "list_code": "entity_list",
        "basis": "rule",
        "document_number": "2025-00704",
        "page": 3,
        "citation": "90 FR 4619",
    },
    **{"destination": "China", "edition_date": None, "description": "<b>new</b>"},
}
NEWS = {
    **{"article_id": "a1", "news_date": dt.date(2025, 1, 15), "title": "Zhipu", "url": "javascript:alert(1)"},
    **{
        "publisher": "Wire",
        "is_machine_written": True,
        "sentence": "It is listed.",
        "claim_type": None,
        "verdict": None,
    },
}


def test_an_event_says_day_deed_and_place_and_leads_to_its_words():
    made = time_lines.history([EVENT], View("/parties/p1", {"names_page": "2"}))
    assert every(made, "Time")[0].dateTime == "2025-01-16"
    for words in ("Added", "Entity List", ", page 3", ", 90 FR 4619, China. ", "<b>new</b>"):
        assert words in told(made)
    assert [one.href for one in every(made, "Link")] == [
        "/rules/2025-00704",
        "/parties/p1?names_page=2&event=e1#evidence",
    ]


def test_an_event_of_an_edition_names_it():
    made = time_lines.history(
        [EVENT | {"basis": "edition", "action": "open", "edition_date": "2026-07-09"}], View("/", {})
    )
    assert "edition of 2026-07-09" in told(made)
    assert "Stands in the first edition" in told(made)


def test_the_sentences_of_an_article_stand_under_one_title_and_each_once():
    claim = NEWS | {"claim_type": "listed", "verdict": "confirmed"}
    made = time_lines.news([NEWS, claim, NEWS | {"article_id": "a2", "title": "Another"}])
    assert len(every(made, "Time")) == 2
    first, second = made.children
    assert len(every(first, "Q")) == len(every(second, "Q")) == 1
    assert "claim: listed, the ledger says: confirmed" in told(first)
    assert "written by a machine" in told(second)
    assert every(made, "A") == []
