"""Pieces of pages as the browser is told them."""

import datetime as dt
import json

import pytest
from dash import html
from dash.development.base_component import Component

from dagster_project.dashboard import elements, forms, words
from dagster_project.dashboard.tables import Column, Part, Table
from dagster_project.dashboard.view import View


def told(component):
    """What the browser is told, as one text."""
    return json.dumps(component, default=lambda one: one.to_plotly_json(), ensure_ascii=False)


def every(component, kind):
    """All components of a kind within one, itself among them."""
    found = [component] if type(component).__name__ == kind else []
    inside = getattr(component, "children", None)
    for child in inside if isinstance(inside, (list, tuple)) else [inside]:
        found += every(child, kind) if isinstance(child, Component) else []
    return found


def test_a_text_is_set_apart_and_a_long_one_unfolds_whole():
    assert elements.text("\u202eabc").children == "\u202eabc"
    assert type(elements.text("x")) is html.Bdi
    long = elements.text("L" * 10_000)
    (summary,) = every(long, "Summary")
    assert every(summary, "Bdi")[0].children.endswith("… (10,000 letters)")
    assert every(long, "Bdi")[-1].children == "L" * 10_000


def test_a_grid_has_a_caption_heads_of_columns_and_a_head_of_each_row():
    columns = (Column("name", "Party", link=lambda row: f"/parties/{row['id']}"), Column("since", "Since", "day"))
    row = {"name": "<script>", "id": "a", "since": dt.date(2025, 1, 16)}
    made = elements.grid("Parties, 1 row", columns, [row])
    assert [one.children for one in every(made, "Caption")] == ["Parties, 1 row"]
    assert [(one.scope, one.className) for one in every(made, "Th")] == [
        ("col", "text"),
        ("col", "day"),
        ("row", "text"),
    ]
    assert [(one.children, one.href) for one in every(made, "Link")] == [("<script>", "/parties/a")]
    assert [one.children for one in every(made, "Td")] == ["2025-01-16"]
    assert made.tabIndex == 0


def test_what_the_heading_says_the_caption_says_only_to_the_ear():
    (caption,) = every(elements.grid("Names, 3 rows", (), [], above="Names"), "Caption")
    assert [(one.children, one.className) for one in every(caption, "Span")] == [("Names, ", "unseen")]
    assert caption.children[1] == "3 rows"
    (other,) = every(elements.grid("Names, 3 rows", (), [], above="Name"), "Caption")
    assert other.children == "Names, 3 rows"


def test_a_long_table_says_where_its_reader_is_and_leads_on():
    table = Table("parties", "Parties", "select 1", "1", (Column("name", "Party"),))
    rows = [{"name": "x"}]
    middle = elements.shown(table, Part(rows, 120, 2), View("/parties", {"name": "x", "parties_page": "2"}), "none")
    assert "Rows 26 to 50 of 120" in told(middle)
    assert [one.href.rpartition("=")[2] for one in every(middle, "Link")] == ["1", "1", "3", "5"]
    assert [one.href for one in every(middle, "A")] == ["/csv/parties.csv"]
    assert every(elements.shown(table, Part(rows, 1, 1), View("/parties", {}), "none"), "Link") == []
    assert elements.shown(table, Part([], 0, 1), View("/parties", {}), "Nobody.").children == "Nobody."


@pytest.mark.parametrize("target", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "file:///x"])
def test_only_an_address_of_the_web_is_a_link_that_leaves(target):
    assert every(elements.outside(target), "A") == []
    assert every(elements.outside("https://www.ecfr.gov/"), "A")[0].rel == "noreferrer noopener"
    assert elements.outside(None) is None


def test_a_fact_that_is_not_known_is_left_out():
    made = elements.facts([("Name", "x"), ("Until", None), ("Rule", ""), ("Reason", elements.printed(None))])
    assert [one.children for one in every(made, "Dt")] == ["Name"]


def test_a_chart_says_in_words_what_it_shows():
    made = elements.chart("bars", "By destination", "China most.", {"data": [], "layout": {}})
    assert [one.role for one in every(made, "Div")] == ["img"]
    assert "By destination. China most." in told(made)


def test_every_field_has_its_label_and_the_chosen_one_stands_first():
    made = forms.choice("list", "On a list", "none", [("", "any"), ("none", "no list")])
    assert [one.value for one in every(made, "Option")] == ["none", ""]
    assert every(made, "Label")[0].htmlFor == every(made, "Select")[0].id
    field = forms.field("name", "Name", "<b>")
    assert every(field, "Label")[0].htmlFor == every(field, "Input")[0].id


@pytest.mark.parametrize(
    ("value", "said"), [(None, ""), (True, "yes"), (3409, "3,409"), (1.0, "1"), (dt.date(2025, 1, 16), "2025-01-16")]
)
def test_values_are_said_as_people_read_them(value, said):
    assert words.said(value) == said


def test_codes_days_and_counts_are_words():
    assert words.plain("military_end_user_list") == "Military End-User List"
    assert (words.source("ownership"), words.plain("ownership")) == ("Ownership tables", "ownership")
    assert words.lists("entity_list, unverified_list") == "Entity List, Unverified List"
    assert words.lists(None) == "no list"
    assert words.day(dt.date(2025, 1, 6)) == "6 January 2025"
    assert (words.counted(1, "party", "parties"), words.counted(2, "row")) == ("1 party", "2 rows")
