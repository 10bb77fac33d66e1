"""Lines through measured sizes, and where one engine overtakes the other."""

import pytest

from benchmarks.lines import Line, crossing, line


def test_the_line_through_points_of_a_line_is_that_line():
    found = line([(rows, 20.0 + 0.0002 * rows) for rows in (10_000, 100_000, 1_000_000)])
    assert (found.fixed, found.per_row) == pytest.approx((20.0, 0.0002))


def test_a_small_size_counts_as_much_as_a_large_one():
    found = line([(10_000, 22.0), (100_000, 40.0), (1_000_000, 230.0)])
    assert found.fixed + found.per_row * 10_000 == pytest.approx(22.0, rel=0.05)
    assert found.fixed + found.per_row * 1_000_000 == pytest.approx(230.0, rel=0.05)


def test_the_engine_that_starts_slowly_pays_where_its_rows_have_made_up_for_it():
    assert crossing(Line(10.0, 0.002), Line(110.0, 0.001)) == pytest.approx(100_000)


def test_an_engine_whose_rows_cost_as_much_never_pays():
    assert crossing(Line(10.0, 0.001), Line(110.0, 0.001)) is None
    assert crossing(Line(10.0, 0.001), Line(110.0, 0.002)) is None


def test_more_cores_make_the_dearer_engine_pay_if_they_are_many_enough():
    cheap, dear = Line(33.0, 70e-6), Line(261.0, 140e-6)
    assert crossing(cheap.shared(2), dear.shared(4)) is None
    assert crossing(cheap.shared(2), dear.shared(8)) == pytest.approx(921_000, rel=0.01)
