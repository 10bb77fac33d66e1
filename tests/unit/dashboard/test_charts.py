"""Charts: what stands in them, and colours that can be told apart on both grounds."""

import datetime as dt

import pytest

from dagster_project.dashboard import charts

LIGHT, DARK = "#ffffff", "#14181d"


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ground", [LIGHT, DARK])
@pytest.mark.parametrize("colour", charts.SERIES)
def test_every_colour_stands_out_from_its_ground(colour, ground):
    high, low = sorted((luminance(colour), luminance(ground)), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= 3


def test_a_year_without_a_listing_has_a_bar_of_nothing():
    rows = [{"year": 2020, "kind": "China", "number": 3}, {"year": 2022, "kind": "Others", "number": 2}]
    china, others = charts.stacked_by_year(rows, ["China", "Others"], "parties")["data"]
    assert (china["x"], china["y"], others["y"]) == ([2020, 2021, 2022], [3, 0, 0], [0, 0, 2])


def test_no_listing_at_all_is_an_empty_chart():
    assert charts.stacked_by_year([], ["Others"], "parties")["data"][0]["x"] == []
    assert charts.lying_bars([], "destination", "number", "parties")["data"][0]["x"] == []


def test_removals_stand_below_the_line_and_are_told_as_they_are():
    month = {"month": dt.date(2025, 1, 1), "number": 11}
    added, removed = charts.added_and_removed([month], [month])["data"]
    assert (added["y"], removed["y"], removed["customdata"]) == ([11], [-11], [11])


def test_the_news_that_came_first_stands_right_of_the_day_of_publication():
    rows = [{"document_number": "2025-00704", "publication_lead_days": 1.0, "what": "reported 1 day before"}]
    made = charts.leads(rows)
    assert (made["data"][0]["x"], made["layout"]["xaxis"]["range"]) == ([1.0], [-2.0, 2.0])
