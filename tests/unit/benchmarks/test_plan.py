"""The figures of docs/scale.md follow from the costs that the page states, at whatever price a reader pays."""

import pytest

from benchmarks import plan

_PAGE = plan.PAGE.read_text(encoding="utf-8")


def test_what_the_page_calculates_follows_from_the_costs_that_it_states():
    stated = plan.tables(_PAGE)
    found = plan.calculated(_PAGE, plan.PRICE)
    assert len(found) == 5
    for title, table in found.items():
        width = len(table[0])
        assert width >= 3, title
        assert [row[:width] for row in stated[title]] == table


def test_the_page_names_the_price_that_it_reckons_with():
    assert f"${plan.PRICE}" in _PAGE


def test_every_cost_and_every_size_of_the_page_says_where_it_is_from():
    for title in ("What one more costs", "The world"):
        head, *rows = plan.tables(_PAGE)[title]
        assert head[-1] == "by"
        assert [row[0] for row in rows if not row[-1]] == []


def test_twice_the_price_is_twice_the_money_and_the_same_work():
    once, twice = (plan.calculated(_PAGE, price)["The plan"] for price in (1000.0, 2000.0))
    head, first, *_ = once
    money = {head.index(name) for name in ("once, $", "a day, $")}
    for place in money:
        assert float(twice[1][place].replace(",", "")) == pytest.approx(
            2 * float(first[place].replace(",", "")), rel=0.05
        )
    assert [cell for place, cell in enumerate(first) if place not in money] == [
        cell for place, cell in enumerate(twice[1]) if place not in money
    ]


@pytest.mark.parametrize(
    ("value", "told"),
    [(0, "0"), (0.01234, "0.012"), (0.996, "1.0"), (9.99, "10"), (2345, "2,300"), (7.29e6, "7,300,000")],
)
def test_a_figure_has_two_digits_that_count(value, told):
    assert plan.figure(value) == told
