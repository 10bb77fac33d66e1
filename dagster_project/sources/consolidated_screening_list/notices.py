"""Federal Register notices as the list has them: `90 FR 4619`, `67 F.R. 56530 9/4/02`, `Vol. 88, No. 151, 8/8/23`."""

import datetime as dt
import re

from dagster_project.reading.citations import american_day, citations

Cited = tuple[int, int | None, dt.date | None]

_REGISTER = re.compile(r"(?<=\d)\s*\.?\s*F\.?\s?R\.?\s*(?=[\dN])")
_ISSUE = re.compile(r"\bNo\.? ?\d+\b", re.IGNORECASE)
_OF_AN_ISSUE = re.compile(r"\bVol\. (\d{2,3}), No\. \d+, (\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
_FILLING = re.compile(r"[\s,.;()]|\band\b")


def read_notice(text: str) -> tuple[list[Cited], str]:
    """Volume, page and day of each citation in order (without page where it names an issue), and what is left over."""
    evened = " ".join(_REGISTER.sub(" FR ", re.sub(r"[()]", " ", text)).split())
    found = [((one.volume, one.page, one.cited_date), one.start, one.end) for one in citations(evened)]
    for issue in _OF_AN_ISSUE.finditer(evened):
        facts = (int(issue[1]), None, american_day(issue[2], issue[3], issue[4]))
        found.append((facts, *issue.span()))
    found.sort(key=lambda one: one[1])
    rest = evened
    for _, start, end in reversed(found):
        rest = rest[:start] + " " + rest[end:]
    left_over = _ISSUE.sub(" ", rest)
    is_nothing = not _FILLING.sub("", left_over)
    return [facts for facts, _, _ in found], "" if is_nothing else re.sub(r"[\s,;()]+", " ", left_over).strip()
