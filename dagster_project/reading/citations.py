"""Federal Register citations as rules print them: volume, page, and the day in the American order."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

_DATE = r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})"
_CITATION = re.compile(
    r"\b(?P<volume>\d{2,3}) FR (?:(?P<own>\[INSERT[^\]]*\])|(?P<page>\d[\d,]*?))(?=[,.;\s]|$)"
    rf"[,.;\s]*(?P<date>{_DATE})?"
)
_CENTURY = 70  # two-digit years from here on are of the last century: the list begins in 1997


class PrintedCitation(NamedTuple):
    """One citation and its place in the text; without page it means the rule that prints it."""

    volume: int
    page: int | None
    cited_date: dt.date | None
    is_this_rule: bool
    start: int
    end: int


def citations(text: str) -> Iterator[PrintedCitation]:
    """Every citation in the text, in order; a date that is no date of the calendar is None."""
    for found in _CITATION.finditer(text):
        own = found["own"]
        page = None if own else int(found["page"].replace(",", ""))
        yield PrintedCitation(int(found["volume"]), page, _date(own or found["date"] or ""), bool(own), *found.span())


def american_day(month: str, day: str, year: str) -> dt.date | None:
    """The day that these numbers name, the year in two digits or four; None if it is no day of the calendar."""
    number = int(year)
    if number < 100:
        number += 1900 if number >= _CENTURY else 2000
    try:
        return dt.date(number, int(month), int(day))
    except ValueError:
        return None


def _date(text: str) -> dt.date | None:
    found = re.search(_DATE, text)
    return american_day(found[1], found[2], found[3]) if found else None
