"""Federal Register citations."""

import datetime as dt

from dagster_project.reading.citations import citations


def test_citations_in_order_with_their_days() -> None:
    found = list(citations("63 FR 64322, 11/19/98. 84 FR 43495, 8/21/19. 77 FR 23116 4/18/12"))
    assert [(one.volume, one.page, one.cited_date) for one in found] == [
        (63, 64322, dt.date(1998, 11, 19)),
        (84, 43495, dt.date(2019, 8, 21)),
        (77, 23116, dt.date(2012, 4, 18)),
    ]


def test_the_rules_own_citation_has_no_page_yet() -> None:
    (first,) = citations("90 FR [INSERT FR PAGE NUMBER, 1/16/2025].")
    assert (first.volume, first.page, first.cited_date, first.is_this_rule) == (90, None, dt.date(2025, 1, 16), True)
    (second,) = citations("85 FR [INSERT FR PAGE NUMBER AND DATE OF PUBLICATION IN THE FEDERAL REGISTER].")
    assert (second.page, second.cited_date, second.is_this_rule) == (None, None, True)


def test_a_day_that_is_not_in_the_calendar_is_no_day() -> None:
    (found,) = citations("84 FR 43495, 2/30/19.")
    assert (found.page, found.cited_date) == (43495, None)


def test_the_place_of_a_citation_is_its_text() -> None:
    text = "See 84 FR 22963, 5/21/19. End"
    (found,) = citations(text)
    assert text[found.start : found.end] == "84 FR 22963, 5/21/19"
