"""Names that news say were listed and the ledger does not know, with the listed names that they resemble."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from dagster_project.matching.comparison import similarity
from dagster_project.reading.evidence import digest
from dagster_project.sources.news.common_words import COMMON_WORDS
from dagster_project.sources.news.lexicon import Lexicon
from dagster_project.sources.news.places import PLACES
from dagster_project.sources.news.records import Claim, NameCandidate

_OF_LISTS = ("listed", "to_be_listed", "delisted")
_ALIKE = 0.5  # below, two names must have at least the first word of the candidate in common
_MOST = 3  # resembling names of a candidate
_COMPARED = 200  # names that share a word with a candidate, the rarest words first


def find_candidates(claims: Iterable[Claim], lexicon: Lexicon) -> list[NameCandidate]:
    """Give each name of a claim about a list that is no mention, with up to three listed names that it resembles."""
    unknown = [claim for claim in claims if claim.claim_type in _OF_LISTS and _is_unknown(claim)]
    if not unknown:
        return []
    bearers: dict[str, list[str]] = defaultdict(list)
    for name in lexicon.parties:
        for word in _own_words(name):
            bearers[word].append(name)
    return [candidate for claim in unknown for candidate in _candidates(claim, bearers)]


def _is_unknown(claim: Claim) -> bool:
    return claim.subject_name is not None and claim.subject_mention_id is None


def _candidates(claim: Claim, bearers: dict[str, list[str]]) -> Iterator[NameCandidate]:
    name = claim.subject_name or ""
    words = sorted(_own_words(name), key=lambda word: len(bearers.get(word, ())))
    sharing = {one: word for word in reversed(words) for one in bearers.get(word, ())[:_COMPARED]}
    first = next((word for word in re.findall(r"\w{2,}", name.lower()) if word in words), None)
    scored = ((similarity(name, one), one) for one in sharing)
    alike = [pair for pair in scored if pair[0] >= _ALIKE or first in _own_words(pair[1])]
    for score, one in sorted(alike, key=lambda pair: (-pair[0], pair[1]))[:_MOST]:
        basis = f"shares the word {sharing[one]} with a listed name"
        yield NameCandidate(digest(claim.claim_id, one), claim.claim_id, name, one, round(score, 3), basis)
    if not alike:
        yield NameCandidate(digest(claim.claim_id, None), claim.claim_id, name, None, None, None)


def _own_words(name: str) -> set[str]:
    """Give the words of a name that are neither place nor kind of business, two letters or more."""
    words = set(re.findall(r"\w{2,}", name.lower()))
    return words - COMMON_WORDS - PLACES or words
