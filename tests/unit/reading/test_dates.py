"""Dates and instants as articles print them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagster_project.reading.dates import Moment, day_in_words, read_iso_day, read_moment


def utc(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("printed", "moment"),
    [
        (
            "Wednesday, Jan 15, 2025 8:10 pm ET",
            Moment(dt.date(2025, 1, 15), utc(2025, 1, 16, 1, 10), "America/New_York"),
        ),
        ("10:00 p.m. EST, January 15, 2025", Moment(dt.date(2025, 1, 15), utc(2025, 1, 16, 3, 0), "America/New_York")),
        ("July 1, 2025 at 8 pm EDT", Moment(dt.date(2025, 7, 1), utc(2025, 7, 2, 0, 0), "America/New_York")),
        ("Jan 16, 2025, 20:00 (Beijing time)", Moment(dt.date(2025, 1, 16), utc(2025, 1, 16, 12, 0), "Asia/Shanghai")),
        ("Jan 16, 2025 20:00 GMT+8", Moment(dt.date(2025, 1, 16), utc(2025, 1, 16, 12, 0))),
        ("Thu, 16 Jan 2025 07:00 GMT", Moment(dt.date(2025, 1, 16), utc(2025, 1, 16, 7, 0), "UTC")),
        ("2025-01-16T01:10:00Z", Moment(dt.date(2025, 1, 16), utc(2025, 1, 16, 1, 10), "UTC")),
        ("20250116T011000Z", Moment(dt.date(2025, 1, 16), utc(2025, 1, 16, 1, 10), "UTC")),
    ],
)
def test_a_time_with_its_zone_is_an_instant(printed, moment):
    assert read_moment(printed) == moment


def test_an_offset_gives_the_instant_and_keeps_the_publishers_day():
    assert read_moment("2025-01-15T20:10:00-05:00") == Moment(dt.date(2025, 1, 15), utc(2025, 1, 16, 1, 10))


@pytest.mark.parametrize(
    "printed",
    ["Updated on Thu, Jan 16, 2025", "First published on Thu, Jan 16, 2025", "16 January 2025", "January 16th, 2025",
     "1/16/2025", "2025-01-16", "16.01.2025", "Date: 20250116", "Jan.\u00a016, 2025"],
)  # fmt: skip
def test_a_day_without_a_time_is_a_day_only(printed):
    assert read_moment(printed) == Moment(dt.date(2025, 1, 16))


def test_a_year_that_stands_first_is_followed_by_the_month():
    assert read_moment("2025-01-05") == Moment(dt.date(2025, 1, 5))


@pytest.mark.parametrize(
    "printed", ["Jan 2025", "2025", "Jan 16", "Thursday", "8:10 pm ET", "16", "yesterday", "", "  ", "Share"]
)
def test_a_missing_part_is_never_filled_in(printed):
    assert read_moment(printed) is None


@pytest.mark.parametrize(
    "printed", ["01/02/2025", "1/16/25", "Tuesday, Jan 15, 2025", "Feb 30, 2025", "1736989800", "Jan 16, 0025"]
)
def test_what_could_mean_two_days_or_none_is_not_understood(printed):
    assert read_moment(printed) is None


@pytest.mark.parametrize(
    "printed",
    [
        "Jan 16, 2025 20:00",
        "Jan 16, 2025 20:00 CST",
        "July 1, 2025 8 pm EST",
        "Nov 2, 2025 1:30 am ET",
        "Mar 9, 2025 2:30 am ET",
    ],
)
def test_a_time_without_a_certain_zone_is_no_instant(printed):
    moment = read_moment(printed)
    assert moment is not None
    assert (moment.instant, moment.timezone) == (None, None)


@given(
    st.text(alphabet=st.sampled_from("0123456789 :/-.,+TZapm JanFebMonThuET年à"), max_size=40) | st.text(max_size=60)
)
def test_no_text_brings_the_reader_down(text):
    moment = read_moment(text)
    assert moment is None or moment.instant is None or moment.instant.tzinfo is dt.UTC


@given(st.datetimes(min_value=dt.datetime(1990, 1, 1), max_value=dt.datetime(2090, 1, 1), timezones=st.just(dt.UTC)))
def test_every_iso_time_is_read_as_itself(moment):
    assert read_moment(moment.isoformat()) == Moment(moment.date(), moment, "UTC")


@given(st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2090, 1, 1)))
def test_every_day_in_words_is_read_as_itself(day):
    assert read_moment(day.strftime("%A, %B %d, %Y")) == Moment(day)


def test_an_iso_day_is_read_and_nothing_else_is():
    assert read_iso_day("2025-01-16") == dt.date(2025, 1, 16)
    assert [read_iso_day(text) for text in ("20250116", "2025-02-30", "16.01.2025", "2025-1-6", "", "2025-W03-4")] == [
        None
    ] * 6


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Thursday, August 6, 2020", dt.date(2020, 8, 6)),
        ("January 16, 2025", dt.date(2025, 1, 16)),
        ("Thursday, Aulfst 6, 2020", None),
        ("August 6, 99999999999999999999", None),
    ],
)
def test_a_day_in_words_is_read_and_no_day_is_none(printed, day):
    assert day_in_words(printed) == day
