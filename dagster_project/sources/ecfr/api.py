"""The eCFR's versioner API as data: which addresses it has, and which editions its answers name."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from dagster_project.reading.api_answers import REMEDY, answer, records
from dagster_project.reading.errors import UnreadableDocument

TITLES = "/api/versioner/v1/titles.json"
VERSIONS = "/api/versioner/v1/versions/title-15.json"
PART = [("part", "744")]

_TITLE = 15
_SUPPLEMENTS = re.compile(r"Supplement No\. [467] to Part 744", re.IGNORECASE)  # Entity, Unverified, Military End-User
# The text of an amendment stands in the eCFR from its day of issue, which may be some days after its effect.
_DAYS = ("issue_date", "date", "amendment_date")


def versions(page_number: int) -> list[tuple[str, str]]:
    """The query for one page of the versions of part 744; a page has 1,000, and the API takes no other number."""
    return [*PART, ("page", str(page_number))]


def full_text(day: dt.date) -> str:
    """The address of title 15 as of a day; the API refuses the word "current"."""
    return f"/api/versioner/v1/full/{day.isoformat()}/title-15.xml"


@dataclass(frozen=True, slots=True)
class Title:
    """Title 15: the last day of which the eCFR has it, and all that the API says of it."""

    up_to_date_as_of: dt.date
    metadata: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the versions: the days on which Supplement No. 4, 6 or 7 changed, and how many pages there are."""

    days: frozenset[dt.date]
    page_count: int


def title(content: bytes) -> Title:
    """What the API says of title 15; raises UnreadableDocument where it says nothing of it."""
    for record in records(answer(content), "titles"):
        if record.get("number") == _TITLE:
            return Title(_day(record, ("up_to_date_as_of",), f"title {_TITLE}"), record)
    raise UnreadableDocument(f"the answer has no title {_TITLE}", REMEDY)


def page(content: bytes) -> Page:
    """Read one page of versions; raises UnreadableDocument where it is none."""
    found = answer(content)
    days = {
        _day(record, _DAYS, f"version {number}")
        for number, record in enumerate(records(found, "content_versions"), start=1)
        if _SUPPLEMENTS.fullmatch(str(record.get("identifier")).strip())
    }
    meta = found.get("meta")
    count = str((meta if isinstance(meta, dict) else {}).get("total_pages") or 1)  # printed as text or as a number
    if not count.isdecimal():
        raise UnreadableDocument(f"the answer has {count!r} as its number of pages", REMEDY)
    return Page(frozenset(days), int(count))


def _day(record: dict[str, Any], fields: tuple[str, ...], place: str) -> dt.date:
    text = next((record[field] for field in fields if record.get(field)), None)
    try:
        return dt.date.fromisoformat(str(text))
    except ValueError as error:
        raise UnreadableDocument(f"{place} has the day {text!r} as {fields[0]}", REMEDY) from error
