"""The place for a language model: what it is asked, what it may answer, and how its answers become claims.

No model comes with the project. What one says is marked as made by it, stands word for word in the article or goes to
quarantine, and is accepted by nobody unseen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from dagster_project.reading.evidence import Evidence, Quarantined, digest
from dagster_project.sources.news.records import Claim, Mention
from dagster_project.sources.news.sentences import Sentences

CLAIM_TYPES = frozenset(
    {"listed", "to_be_listed", "delisted", "backed_by", "owned_by", "valued_at", "spun_off_from", "supplies", "opposes"}
    | {"renamed"}
)
REFUSED = "claim of a model"
_LONGEST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class ModelClaim:
    """What a model says that an article claims; `printed_text` are the article's own words that say it."""

    claim_type: str
    printed_text: str
    subject_name: str
    object_name: str | None = None
    list_code: str | None = None
    speaker: str | None = None
    quotation: str | None = None
    is_negated: bool = False


@runtime_checkable
class ClaimModel(Protocol):
    """A language model that reads claims; installed under the entry point group `entity_ledger.claim_models`."""

    name: str

    def claims(self, body: str, names: list[str]) -> Iterable[ModelClaim]:
        """Say what an article claims; `names` are the listed parties that it mentions, as it prints them."""
        ...


def claims_of(
    model: ClaimModel, article_id: str, document_sha256: str, body: str, mentions: list[Mention]
) -> tuple[list[Claim], list[Quarantined]]:
    """Ask a model; give its claims, and each answer that is refused, with the words that the model gave as printed."""
    found: dict[str, Claim] = {}
    refused: dict[str, Quarantined] = {}
    sentences = Sentences(body)
    for said in model.claims(body, list(dict.fromkeys(one.evidence.printed_text for one in mentions))):
        cause = _refusal(said, body)
        if cause:
            row = _refused(said, cause, model.name, article_id, document_sha256)
            refused.setdefault(row.quarantine_id, row)
            continue
        claim = _claim(said, model.name, article_id, document_sha256, body, mentions, sentences)
        found.setdefault(claim.claim_id, claim)
    return list(found.values()), list(refused.values())


def _refused(said: ModelClaim, cause: str, model: str, article_id: str, document_sha256: str) -> Quarantined:
    """The quarantine's row of an answer; its words have no place, for they may stand nowhere in the article."""
    key = digest(article_id, model, said.claim_type, said.printed_text, said.subject_name, said.object_name, cause)
    evidence = Evidence(document_sha256, said.printed_text[:_LONGEST_SHOWN])
    return Quarantined(key, document_sha256, REFUSED, f"{cause} (said by {model} of article {article_id})", evidence)


def _refusal(said: ModelClaim, body: str) -> str | None:
    if said.claim_type not in CLAIM_TYPES:
        return f"{said.claim_type!r} is no kind of claim; expected one of {', '.join(sorted(CLAIM_TYPES))}"
    told = (said.printed_text, said.subject_name, said.object_name, said.quotation)
    absent = next((text for text in told if text is not None and (not text.strip() or text not in body)), None)
    return None if absent is None else f"{absent[:80]!r} does not stand in the article; give its words as printed"


def _claim(
    said: ModelClaim,
    model: str,
    article_id: str,
    document_sha256: str,
    body: str,
    mentions: list[Mention],
    sentences: Sentences,
) -> Claim:
    start = body.index(said.printed_text)
    end = start + len(said.printed_text)
    return Claim(
        claim_id=digest(article_id, model, said.claim_type, said.subject_name, said.object_name, start),
        article_id=article_id,
        claim_type=said.claim_type,
        subject_name=said.subject_name,
        subject_mention_id=_mention_of(said.subject_name, mentions, start, end),
        object_name=said.object_name,
        object_mention_id=_mention_of(said.object_name, mentions, start, end),
        by_name=None,
        list_code=said.list_code,
        entry_count=None,
        amount=None,
        currency=None,
        amount_text=None,
        time_text=None,
        quotation=said.quotation,
        speaker=said.speaker,
        speaker_type="other" if said.speaker else "article",
        speaker_mention_id=_mention_of(said.speaker, mentions, start, end),
        is_negated=said.is_negated,
        made_by=f"model:{model}",
        pattern="a model's reading",
        sentence=sentences.around(start, end),
        evidence=Evidence(document_sha256, said.printed_text, span_start=start, span_end=end),
    )


def _mention_of(name: str | None, mentions: list[Mention], start: int, end: int) -> str | None:
    """Give the mention printed so, within the words that claim where there is one."""
    alike = [one for one in mentions if one.evidence.printed_text == name]
    inside = [one for one in alike if start <= (one.evidence.span_start or 0) < end]
    return next((one.mention_id for one in [*inside, *alike]), None)
