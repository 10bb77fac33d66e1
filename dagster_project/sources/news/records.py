"""The raw tables `news__*`: what an article says of itself and which listed names it mentions."""

import datetime as dt
from dataclasses import dataclass

from dagster_project.reading.evidence import Evidence, Quarantined


@dataclass(frozen=True, slots=True)
class Article:
    """One row per article. An instant is UTC and None where only a day is printed; the day is the publisher's."""

    article_id: str
    title: str
    publisher: str | None
    author: str | None
    published_date: dt.date | None
    published_at: dt.datetime | None
    published_timezone: str | None  # IANA name, as "America/New_York"
    published_text: str | None
    updated_date: dt.date | None
    updated_at: dt.datetime | None
    updated_text: str | None
    url: str | None
    body: str
    is_machine_written: bool
    machine_written_text: str | None  # the publisher's sentence that says so
    evidence: Evidence  # of the title: span in the decoded document, where it stands there


@dataclass(frozen=True, slots=True)
class Mention:
    """One row per place in an article's body where a listed name stands; the span counts in the body."""

    mention_id: str
    article_id: str
    name: str  # as the rule prints it
    sentence: str
    evidence: Evidence


TABLES: dict[str, type] = {"articles": Article, "mentions": Mention, "quarantine": Quarantined}
