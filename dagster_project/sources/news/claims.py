"""What an article claims of parties: its sentences read by the grammar, each claim with its place and its speaker."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain

from dagster_project.sources.news import claim_rows_of_dealings, claim_rows_of_holdings, claim_rows_of_listings
from dagster_project.sources.news.amounts import amount_of, number_of
from dagster_project.sources.news.claim_building import Said, Sentence, claim_of, protests
from dagster_project.sources.news.claim_grammar import NAMES_OF_LIST, Row
from dagster_project.sources.news.context import observer_type
from dagster_project.sources.news.name_phrases import Marked, Phrase, mark
from dagster_project.sources.news.records import Claim, Mention
from dagster_project.sources.news.sentences import starts_of_sentences
from dagster_project.sources.news.speakers import quotations_in

GRAMMAR = (*claim_rows_of_listings.ROWS, *claim_rows_of_holdings.ROWS, *claim_rows_of_dealings.ROWS)
# Of each trigger the longest word, as a sentence prints it before it has signs; none that holds another of them.
_PRINTED = {max(one.lower().split(), key=len) for row in GRAMMAR for one in row.letters} - {"⟦l"} | {"list"}
_WORDS = sorted(one for one in _PRINTED if not any(other in one for other in _PRINTED - {one}))
# A bracket left out within a word, a sign that is printed, other cases of i, s and k: the words may not be as printed.
_UNLIKE_PRINT = re.compile("[⟦\u0130\u0131\u017f\u212a]|\\([^()]{0,80}\\)[^\\s.,;:!?]")
_DOUBT = re.compile(
    r"\b(?:could|should|would|can|cannot|(?-i:may)|might|must|if|whether|deny|denies|denied|without|"
    r"instead of|never|not|hardly"
    r"|fears?|rumou?rs?|speculation|consider|let)\b|n['’]t\b",
    re.I,
)
_UNREAL = re.compile(r"\s*(?:[\"“]?If\b|Should\b|Suppose\b|Do you\b|Would\b|Could\b)|.*\?[\"”']?\s*$", re.S)
_LISTS = (("unverified", "unverified_list"), ("military", "military_end_user_list"))
_NEAR = 60  # characters before a match in which a word of doubt makes it none


def find_claims(article_id: str, document_sha256: str, body: str, mentions: Iterable[Mention]) -> list[Claim]:
    """Find the claims of one body; `mentions` are those of the same body, in the order of the text."""
    known = [_phrase(mention) for mention in mentions]
    sentences = list(_sentences(body, known))
    quotations = quotations_in(body, partial(_names_between, sentences))
    claims: dict[str, Claim] = {}
    antecedents = _Antecedents(sentences)
    for number, sentence in enumerate(sentences):
        if not may_claim(sentence.text):
            continue
        for said in _said(sentence, partial(antecedents.before, number)):
            claim = claim_of(said, sentence, body, quotations, article_id, document_sha256)
            claims.setdefault(claim.claim_id, claim)
    for claim in protests(body, sentences, quotations, article_id, document_sha256):
        claims.setdefault(claim.claim_id, claim)
    return sorted(claims.values(), key=lambda claim: (claim.evidence.span_start or 0, claim.claim_type))


def _phrase(mention: Mention) -> Phrase:
    place = mention.evidence
    return Phrase(place.span_start or 0, place.span_end or 0, place.printed_text, mention.mention_id)


def may_claim(text: str) -> bool:
    """Tell whether a sentence holds a word without which no row of the grammar matches: most do not."""
    low = text.lower()
    return any(word in low for word in _WORDS) or _UNLIKE_PRINT.search(text) is not None


def _names_between(sentences: list[Sentence], start: int, end: int) -> list[Phrase]:
    first = max(0, bisect_right(sentences, start, key=_start) - 1)
    near = sentences[first : bisect_left(sentences, end, key=_start)]
    return [name for one in near for name in one.phrases if start <= name.start and name.end <= end]


def _start(sentence: Sentence) -> int:
    return sentence.start


class _Antecedents:
    """Whom a pronoun may mean: the first party of the last sentence before it that names one; each is asked once."""

    def __init__(self, sentences: list[Sentence]) -> None:
        self._sentences = sentences
        self._asked = 0
        self._found: Phrase | None = None

    def before(self, number: int) -> Phrase | None:
        """Give the party told before a sentence; numbers ascend from call to call."""
        names = chain.from_iterable(one.phrases for one in reversed(self._sentences[self._asked : number]))
        self._found = next((name for name in names if observer_type(name.text) is None), self._found)
        self._asked = number
        return self._found


def _sentences(body: str, known: list[Phrase]) -> Iterator[Sentence]:
    starts = starts_of_sentences(body)
    first = 0
    for start, end in zip(starts, [*starts[1:], len(body)], strict=True):
        text = body[start:end].rstrip()
        while first < len(known) and known[first].end <= start:
            first += 1
        near = [phrase for phrase in known[first : first + 200] if phrase.start < end]
        yield Sentence(text, start, near)


def _said(sentence: Sentence, antecedent: Callable[[], Phrase | None]) -> Iterator[Said]:
    """Read one sentence by every row; of matches of one type at one subject and object the first row's counts."""
    if _UNREAL.match(sentence.text) or len(sentence.text) > _LONGEST:
        return
    marked = mark(sentence.text, sentence.start, sentence.phrases, antecedent)
    if "⟦" not in marked.text:
        return
    seen: set[tuple[str | int | None, ...]] = set()
    for row in (row for row in GRAMMAR if row.may_match(marked.text)):
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


_WHO_SAYS = re.compile(r",[”\"]? (?:⟦\d+⟧|[a-z ]{1,40}) (?:said|says|told)\b")
_MODAL = re.compile(r"\b(?:could|should|would|(?-i:may)|might|must|if|whether)\b", re.I)


def _matched(row: Row, match: re.Match[str], marked: Marked) -> Iterator[Said]:
    """Give one claim for each subject and object that a match enumerates."""
    groups = match.groupdict()
    subjects = [*_names(groups.get("s"), marked), *_names(groups.get("s2"), marked)]
    objects: list[Phrase | None] = [*_names(groups.get("o"), marked)]
    count = number_of(groups["count"]) if groups.get("count") else None
    said = Said(
        row,
        marked.origin[match.start()],
        marked.origin[match.end()],  # not behind the last character: a sign stands for all of its words
        None,
        None,
        list_code=_list_code(row, groups.get("l"), marked),
        entry_count=count,
        amount=amount_of(groups) if groups.get("number") and row.claim_type == "valued_at" else None,
        what=_plain(_WHO_SAYS.split(groups.get("what") or "")[0], marked),
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
