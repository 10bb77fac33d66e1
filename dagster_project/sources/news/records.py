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


@dataclass(frozen=True, slots=True)
class Sketch:
    """One row per article: what is kept of its words to tell copies by, without the words."""

    article_id: str
    word_count: int
    run_count: int  # different runs of eight words
    title_key: str  # hash of the title's words
    text_key: str  # hash of the body's words
    sketch: str  # two hexadecimal digits for each of 256 bins; empty where no run is


@dataclass(frozen=True, slots=True)
class Copy:
    """One row per article: the story that it tells, which bears the id of the article that told it first."""

    article_id: str
    story_id: str
    similarity: float  # to the first article of the story: estimated share of common runs in the shorter of both
    basis: str  # first | same_text | near_text
    origin: str | None  # address that the document was fetched from, else the name of its file


TABLES: dict[str, type] = {
    "articles": Article,
    "mentions": Mention,
    "sketches": Sketch,
    "copies": Copy,
    "quarantine": Quarantined,
}
