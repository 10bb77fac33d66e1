"""A claim out of what a sentence says: who speaks, in which quotation, when, and with which evidence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from dagster_project.reading.evidence import Evidence, digest
from dagster_project.sources.news.amounts import Amount
from dagster_project.sources.news.claim_grammar import IN_QUOTATION, Row
from dagster_project.sources.news.context import observer_type
from dagster_project.sources.news.name_phrases import Phrase, phrases_in
from dagster_project.sources.news.records import Claim
from dagster_project.sources.news.speakers import Quotation, reporter

GRAMMAR_MADE = "grammar"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_TIME = re.compile(
    r"\b(?:(?:last|this|next|earlier this) (?:year|month|week|quarter)|(?:in|since|by) (?:[A-Z][a-z]+ )?(?:19|20)\d\d"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday"
    rf"|(?:on )?{_MONTH} \d{{1,2}}(?:, \d{{4}})?)\b"
)


@dataclass(frozen=True)
class Sentence:
    """A sentence with its place and the mentions near it; its names are looked for when they are asked for."""

    text: str
    start: int
    mentions: list[Phrase]

    @cached_property
    def phrases(self) -> list[Phrase]:
        """The names in the sentence."""
        return phrases_in(self.text, self.start, self.mentions)


@dataclass(frozen=True, slots=True)
class Said:
    """A match of the grammar in one sentence: what is said, and of whom."""

    row: Row
    start: int
    end: int
    subject: Phrase | None
    object: Phrase | None
    list_code: str | None = None
    entry_count: int | None = None
    amount: Amount | None = None
    what: str | None = None
    by: str | None = None
    is_negated: bool = False
    phrases: list[Phrase] = field(default_factory=list)


def protests(
    body: str, sentences: list[Sentence], quotations: list[Quotation], article_id: str, document_sha256: str
) -> Iterator[Claim]:
    """Take the quotations in which a party speaks against a decision in its own words."""
    row = Row("opposes", "in its own words", "", "", "", "")
    for quotation in quotations:
        text = body[quotation.start : quotation.end]
        speaker = quotation.speaker
        if speaker is None or not IN_QUOTATION.search(text) or observer_type(speaker.text) == "government":
            continue
        sentence = Sentence(text, quotation.start, [])
        said = Said(row, quotation.start, quotation.end, speaker, None)
        yield claim_of(said, sentence, body, [quotation], article_id, document_sha256)


def claim_of(
    said: Said, sentence: Sentence, body: str, quotations: list[Quotation], article_id: str, document_sha256: str
) -> Claim:
    """Give the claim of what a sentence says; what stands in a quotation is said by its speaker."""
    around = next((one for one in quotations if one.start <= said.start < one.end), None)
    inside = next(
        (one for one in quotations if sentence.start <= one.start < sentence.start + len(sentence.text)), None
    )
    quoted = around or (inside if said.row.claim_type == "opposes" else None)
    speaker = around.speaker if around else reporter(sentence.text, sentence.start, said.start, sentence.phrases)
    if said.row.claim_type == "opposes" and speaker is None:
        speaker = said.subject
    amount, subject, other = said.amount, said.subject, said.object
    time = _TIME.search(sentence.text)
    key = (said.row.claim_type, subject and subject.start, other and other.start, said.entry_count, said.start)
    return Claim(
        claim_id=digest(article_id, *key),
        article_id=article_id,
        claim_type=said.row.claim_type,
        subject_name=subject.text if subject else None,
        subject_mention_id=subject.mention_id if subject else None,
        object_name=other.text if other else said.what,
        object_mention_id=other.mention_id if other else None,
        by_name=said.by,
        list_code=said.list_code,
        entry_count=said.entry_count,
        amount=amount.value if amount else None,
        currency=amount.currency if amount else None,
        amount_text=amount.text if amount else None,
        time_text=time[0] if time else None,
        quotation=body[quoted.start + 1 : quoted.end - 1] if quoted else None,
        speaker=speaker.text if speaker else None,
        speaker_type=_speaker_type(speaker),
        speaker_mention_id=speaker.mention_id if speaker else None,
        is_negated=said.is_negated,
        made_by=GRAMMAR_MADE,
        pattern=said.row.name,
        sentence=sentence.text,
        evidence=Evidence(document_sha256, body[said.start : said.end], span_start=said.start, span_end=said.end),
    )


def _speaker_type(speaker: Phrase | None) -> str:
    if speaker is None:
        return "article"
    return "party" if speaker.mention_id else observer_type(speaker.text) or "other"
