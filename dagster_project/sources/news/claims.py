"""What an article claims of parties: its sentences read by the grammar, each claim with its place and its speaker."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from dagster_project.reading.evidence import Evidence, digest
from dagster_project.sources.news import claim_rows_of_dealings, claim_rows_of_holdings, claim_rows_of_listings
from dagster_project.sources.news.amounts import Amount, amount_of, number_of
from dagster_project.sources.news.claim_grammar import IN_QUOTATION, NAMES_OF_LIST, Row
from dagster_project.sources.news.context import observer_type
from dagster_project.sources.news.name_phrases import Marked, Phrase, mark, phrases_in
from dagster_project.sources.news.records import Claim, Mention
from dagster_project.sources.news.sentences import starts_of_sentences
from dagster_project.sources.news.speakers import Quotation, quotations_in, reporter

GRAMMAR = (*claim_rows_of_listings.ROWS, *claim_rows_of_holdings.ROWS, *claim_rows_of_dealings.ROWS)
GRAMMAR_MADE = "grammar"
_DOUBT = re.compile(
    r"\b(?:could|should|would|can|cannot|may|might|must|if|whether|deny|denies|denied|without|instead of|never|not|hardly"
    r"|fears?|rumou?rs?|speculation|consider|let)\b|n['’]t\b",
    re.I,
)
_UNREAL = re.compile(r"\s*(?:[\"“]?If\b|Should\b|Suppose\b|Do you\b|Would\b|Could\b)|.*\?[\"”']?\s*$", re.S)
_TIME = re.compile(
    r"\b(?:(?:last|this|next|earlier this) (?:year|month|week|quarter)|(?:in|since|by) (?:[A-Z][a-z]+ )?(?:19|20)\d\d"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:on )?[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|today|yesterday)\b"
)
_LISTS = (("unverified", "unverified_list"), ("military", "military_end_user_list"))
_NEAR = 60  # characters before a match in which a word of doubt makes it none


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its place and the names in it."""

    text: str
    start: int
    phrases: list[Phrase]


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


def find_claims(article_id: str, document_sha256: str, body: str, mentions: Iterable[Mention]) -> list[Claim]:
    """Find the claims of one body; `mentions` are those of the same body, in the order of the text."""
    known = [_phrase(mention) for mention in mentions]
    sentences = list(_sentences(body, known))
    phrases = [phrase for sentence in sentences for phrase in sentence.phrases]
    quotations = quotations_in(body, phrases)
    claims: dict[str, Claim] = {}
    antecedent: Phrase | None = None
    for sentence in sentences:
        for said in _said(sentence, antecedent):
            claim = _claim(said, sentence, body, quotations, article_id, document_sha256)
            claims.setdefault(claim.claim_id, claim)
        antecedent = next((one for one in sentence.phrases if observer_type(one.text) is None), antecedent)
    for claim in _protests(body, sentences, quotations, article_id, document_sha256):
        claims.setdefault(claim.claim_id, claim)
    return sorted(claims.values(), key=lambda claim: (claim.evidence.span_start or 0, claim.claim_type))


def _phrase(mention: Mention) -> Phrase:
    place = mention.evidence
    return Phrase(place.span_start or 0, place.span_end or 0, place.printed_text, mention.mention_id)


def _sentences(body: str, known: list[Phrase]) -> Iterator[Sentence]:
    starts = starts_of_sentences(body)
    first = 0
    for start, end in zip(starts, [*starts[1:], len(body)], strict=True):
        text = body[start:end].rstrip()
        while first < len(known) and known[first].end <= start:
            first += 1
        near = [phrase for phrase in known[first : first + 200] if phrase.start < end]
        yield Sentence(text, start, phrases_in(text, start, near))


def _said(sentence: Sentence, antecedent: Phrase | None) -> Iterator[Said]:
    """Read one sentence by every row; of matches of one type at one subject and object the first row's counts."""
    if _UNREAL.match(sentence.text) or len(sentence.text) > _LONGEST:
        return
    marked = mark(sentence.text, sentence.start, sentence.phrases, antecedent)
    if "⟦" not in marked.text:
        return
    seen: set[tuple[str, int | None, int | None, int | None]] = set()
    for row in GRAMMAR:
        for match in row.regex.finditer(marked.text):
            if _is_doubted(marked.text, match, row):
                continue
            for said in _matched(row, match, marked):
                count = said.entry_count if said.subject is None else None
                key = (
                    _family(row.claim_type),
                    *(one.start if one else None for one in (said.subject, said.object)),
                    count,
                )
                if key not in seen:
                    seen.add(key)
                    yield said


_LONGEST = 3000  # characters of a sentence; what is longer is a table or worse


def _family(claim_type: str) -> str:
    return "listed" if claim_type == "to_be_listed" else claim_type


def _is_doubted(text: str, match: re.Match[str], row: Row) -> bool:
    """Tell whether a word of doubt or denial stands before the match in its clause, or within it."""
    before = re.split(r"[.;:“”]|, (?:but|and|which)\b", text[max(0, match.start() - _NEAR) : match.start()])[-1]
    if row.claim_type == "opposes":
        return _MODAL.search(before) is not None
    inside = match[0][: match.start("l") - match.start()] if "l" in match.re.groupindex and match["l"] else match[0]
    if match.groupdict().get("not"):
        inside = inside.replace(match["not"], "")
    if row.claim_type == "to_be_listed":
        inside = re.sub(r"\bwould\b", "", inside)
    return _DOUBT.search(before) is not None or _MODAL.search(inside) is not None


_MODAL = re.compile(r"\b(?:could|should|would|may|might|must|if|whether)\b", re.I)


def _matched(row: Row, match: re.Match[str], marked: Marked) -> Iterator[Said]:
    """Give one claim for each subject and object that a match enumerates."""
    groups = match.groupdict()
    subjects = [*_names(groups.get("s"), marked), *_names(groups.get("s2"), marked)]
    objects = _names(groups.get("o"), marked)
    count = number_of(groups["count"]) if groups.get("count") else None
    said = Said(
        row,
        marked.origin[match.start()],
        marked.origin[match.end() - 1] + 1,
        None,
        None,
        list_code=_list_code(row, groups.get("l"), marked),
        entry_count=count,
        amount=amount_of(groups) if groups.get("number") and row.claim_type == "valued_at" else None,
        what=_plain(groups.get("what"), marked),
        by=_plain(groups.get("by"), marked),
        is_negated=bool(groups.get("not")),
        phrases=marked.phrases,
    )
    if count is not None:
        yield said
    needs_object = "o" in groups
    for subject in subjects:
        is_government = observer_type(subject.text) == "government" and subject.mention_id is None
        if is_government and row.claim_type != "opposes":
            continue
        for other in objects or ([] if needs_object else [None]):
            if other is None or other.text != subject.text:
                yield replace(said, subject=subject, object=other, entry_count=None)


def _names(enumeration: str | None, marked: Marked) -> list[Phrase]:
    return [marked.phrases[int(number)] for number in NAMES_OF_LIST.findall(enumeration or "")]


def _plain(text: str | None, marked: Marked) -> str | None:
    """Put the names back in the place of their signs."""
    if not text:
        return None
    named = re.sub(r"⟦(\d+)⟧", lambda found: marked.phrases[int(found[1])].text, text)
    return re.sub(r"⟦L(\d+)⟧", lambda found: marked.lists[int(found[1])], named).strip(" ,")


def _list_code(row: Row, sign: str | None, marked: Marked) -> str | None:
    if row.claim_type not in ("listed", "to_be_listed", "delisted"):
        return None
    number = re.search(r"\d+", sign or "")
    printed = marked.lists[int(number[0])].lower() if number else ""
    return next((code for word, code in _LISTS if word in printed), "entity_list")


def _protests(
    body: str, sentences: list[Sentence], quotations: list[Quotation], article_id: str, document_sha256: str
) -> Iterator[Claim]:
    """Take the quotations in which a party speaks against a decision in its own words."""
    row = Row("opposes", "in its own words", "", "", "")
    for quotation in quotations:
        text = body[quotation.start : quotation.end]
        speaker = quotation.speaker
        if speaker is None or not IN_QUOTATION.search(text) or observer_type(speaker.text) == "government":
            continue
        sentence = Sentence(text, quotation.start, [])
        said = Said(row, quotation.start, quotation.end, speaker, None)
        yield _claim(said, sentence, body, [quotation], article_id, document_sha256)


def _claim(
    said: Said, sentence: Sentence, body: str, quotations: list[Quotation], article_id: str, document_sha256: str
) -> Claim:
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
