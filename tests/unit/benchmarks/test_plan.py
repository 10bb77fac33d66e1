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
    once, twice = (plan.calculated(_PAGE, price)["The plan"] for price in (1.0, 2.0))
    head = once[0]
    money = {head.index(name) for name in ("once, $", "a day, $")}
    (news,), (dearer,) = ([row for row in table if row[0] == "news"] for table in (once, twice))
    for place in money:
        paid = [float(row[place].replace(",", "")) for row in (news, dearer)]
        assert paid[1] == pytest.approx(2 * paid[0], rel=0.05)
    for place in set(range(len(head))) - money:
        assert news[place] == dearer[place]


def test_what_was_not_measured_stays_empty():
    page = _PAGE.replace("| 4.22 | 1.35 |", "| 4.22 | |")
    assert page != _PAGE
    head, *rows = plan.calculated(page, plan.PRICE)["The plan"]
    (news,) = (dict(zip(head, row, strict=True)) for row in rows if row[0] == "news")
    assert {name for name, cell in news.items() if not cell} == {
        "a day, core-hours",
        "cores for a day within a day",
        "a day, $",
    }


@pytest.mark.parametrize(
    ("value", "told"),
    [(0, "0"), (0.01234, "0.012"), (0.996, "1.0"), (9.99, "10"), (99.9, "100"), (2345, "2,300"), (7.29e6, "7,300,000")],
)
def test_a_figure_has_two_digits_that_count(value, told):
    assert plan.figure(value) == told
