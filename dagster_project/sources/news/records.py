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
    updated_timezone: str | None
    updated_text: str | None
    section: str | None  # of the site, as printed
    language_code: str | None  # of the body, as "en"; None for a text too short to tell
    license_text: str | None  # what the page says of its rights
    url: str | None
    body: str
    unextracted_text: str  # the lines of the document before furniture was taken off
    is_machine_written: bool
    machine_written_text: str | None  # the publisher's sentence that says so
    evidence: Evidence  # of the title: span in the decoded document, where it stands there


@dataclass(frozen=True, slots=True)
class ShortForm:
    """One row per short form and listed name that it may stand for; made from the names alone."""

    short_form_id: str
    short_form: str
    name: str  # as the list prints it
    basis: str  # acronym (in brackets behind the name) | first_word (of its own)
    is_head: bool  # the name consists of the short form and common words only
    is_safe: bool  # long, or first in the names of several parties: counts without support from the context


@dataclass(frozen=True, slots=True)
class Mention:
    """One row per place in an article's body where a listed party is named; the span counts in the body."""

    mention_id: str
    article_id: str
    name: str  # as the list prints it; the short form itself where method is short_form
    method: str  # name | other_form | without_form | defined | short_form
    score: float  # 0 to 1: how surely these words name a listed party
    support: str | None  # the words of the context that a weak name or short form rests on
    sentence: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Claim:
    """One row per claim that an article makes or reports; names as the article prints them, the span in its body."""

    claim_id: str
    article_id: str
    claim_type: str  # listed | to_be_listed | delisted | backed_by | owned_by | valued_at | spun_off_from | ...
    subject_name: str | None  # who the claim is about; None where only a number of parties is told
    subject_mention_id: str | None
    object_name: str | None  # the other: the backer, the owner, the origin, the customer, the new name; what is opposed
    object_mention_id: str | None
    by_name: str | None  # who listed or removed, where told
    list_code: str | None  # entity_list | unverified_list | military_end_user_list
    entry_count: int | None  # how many parties, where told
    amount: float | None
    currency: str | None
    amount_text: str | None  # with words such as `almost`
    time_text: str | None  # the sentence's own words on when
    quotation: str | None
    speaker: str | None  # None where the article itself says it
    speaker_type: str  # article | party | government | press | other
    speaker_mention_id: str | None
    is_negated: bool
    made_by: str  # grammar, or model:<name>: made by a machine and never accepted unseen
    pattern: str  # the row of the grammar, or the model's own word
    sentence: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class NameCandidate:
    """One row per name that news list and the ledger does not know, and listed name that it resembles."""

    candidate_id: str
    claim_id: str
    name: str  # as the article prints it
    listed_name: str | None  # None where it resembles none
    similarity: float | None  # 0 to 1
    basis: str | None  # in words


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
    "short_forms": ShortForm,
    "mentions": Mention,
    "claims": Claim,
    "name_candidates": NameCandidate,
    "sketches": Sketch,
    "copies": Copy,
    "refused_claims": Quarantined,  # answers of a model
    "quarantine": Quarantined,
}
