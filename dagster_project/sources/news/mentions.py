"""Where the bodies of articles name a listed party: one pass over each body for all names at once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl

from dagster_project.reading.evidence import Evidence, digest
from dagster_project.sources.news.common_words import COMMON_WORDS
from dagster_project.sources.news.folding import Folded, fold, lowered
from dagster_project.sources.news.records import Mention
from dagster_project.sources.news.sentences import sentence_at, starts_of_sentences

_SHORTEST_ACRONYM = 3
_SHORTEST_WORD = 4
_QUOTES_AROUND = "\"' "
_LEFT_OUT_AT_END = ".,; "
# The legal form at the end of a name, which newspapers print with and without comma, full stop and blank.
_LEGAL_FORM = re.compile(
    r",? (co\b[.,]* ?)?(ltd|inc|corp|llc|llp|plc|gmbh|ag|jsc|ojsc|pjsc|ooo|oao|ao|fze|fzco|bhd|pty|limited|co)$"
)
_BEFORE_FORM = (" ", ", ")
_COMPANY_BEFORE_FORM = ("co., ", "co. ", "co.,", "co.", "co, ", "co ")


@dataclass(slots=True)
class _Pattern:
    """What is looked for stands for these printed names; it is in lower case, without the punctuation at its end."""

    names: list[str] = field(default_factory=list)
    exact: set[str] | None = None  # folded spellings that alone count; None where capitals do not matter


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    pattern: str


def find_mentions(articles: pl.DataFrame, names: pl.DataFrame | pl.Series) -> list[Mention]:
    """Find every name (a series, or the column `name`) in bodies (columns article_id, document_sha256, body).

    Where names overlap, the one that begins first counts, of those the longest. Names that differ only in
    capitals, quotes, dashes or the punctuation of their legal form are one here: the mention bears the spelling
    that stands in the text where it is listed, else the first.
    """
    series = names["name"] if isinstance(names, pl.DataFrame) else names
    patterns = _patterns(series.drop_nulls().unique(maintain_order=True).to_list())
    if not patterns:
        return []
    texts = articles.select("article_id", "document_sha256", "body").filter(pl.col("body").is_not_null()).rows()
    folded = [fold(body) for _, _, body in texts]
    mentions: list[Mention] = []
    for (article_id, document_sha256, body), seen, found in zip(texts, folded, _found(folded, patterns), strict=True):
        hits = _longest(_hits(seen.text, found, patterns))
        starts = starts_of_sentences(body) if hits else []
        mentions.extend(_mention(hit, seen, body, starts, patterns, article_id, document_sha256) for hit in hits)
    return mentions


def _patterns(names: list[str]) -> dict[str, _Pattern]:
    patterns: dict[str, _Pattern] = {}
    for name in names:
        spelling = fold(name).text.strip(_QUOTES_AROUND).rstrip(_LEFT_OUT_AT_END)
        if not _points_to_a_party(spelling):
            continue
        is_exact = " " not in spelling or _is_common(spelling)
        for variant in [lowered(spelling)] if is_exact else _variants(lowered(spelling)):
            pattern = patterns.setdefault(variant, _Pattern(exact=set() if is_exact else None))
            pattern.names.append(name)
            if is_exact and pattern.exact is not None:
                pattern.exact.add(spelling)
    return patterns


def _points_to_a_party(spelling: str) -> bool:
    """Leave out single words that are common or very short, unless they are acronyms of three letters or more."""
    if " " in spelling:
        return sum(sign.isalnum() for sign in spelling) >= _SHORTEST_WORD
    if spelling.isupper() and sum(sign.isalpha() for sign in spelling) >= _SHORTEST_ACRONYM:
        return True
    return len(spelling) >= _SHORTEST_WORD and not _is_common(spelling)


def _is_common(spelling: str) -> bool:
    return all(word.lower() in COMMON_WORDS or word.isdigit() for word in re.findall(r"\w+", spelling))


def _variants(spelling: str) -> list[str]:
    form = _LEGAL_FORM.search(spelling)
    if form is None:
        return [spelling]
    companies = _COMPANY_BEFORE_FORM if form[1] else ("",)
    stem = spelling[: form.start()]
    return [f"{stem}{before}{company}{form[2]}" for before in _BEFORE_FORM for company in companies]


def _found(folded: list[Folded], patterns: dict[str, _Pattern]) -> Iterator[list[tuple[int, str]]]:
    """Give for each text what stands in it: byte in UTF-8 and pattern; one automaton finds all in all texts."""
    lower = pl.Series([lowered(text.text) for text in folded], dtype=pl.String)
    places = lower.str.find_many(list(patterns), overlapping=True)
    found = lower.str.extract_many(list(patterns), overlapping=True)
    for bytes_, spellings in zip(places, found, strict=True):
        yield sorted(zip(bytes_, spellings, strict=True))


def _hits(text: str, found: list[tuple[int, str]], patterns: dict[str, _Pattern]) -> Iterator[_Hit]:
    """Give the places in characters where a pattern stands as whole words, with its capitals where they matter."""
    encoded = lowered(text).encode()
    byte_before = place = 0
    for byte, pattern in found:
        place += len(encoded[byte_before:byte].decode())
        byte_before = byte
        hit = _Hit(place, place + len(pattern), pattern)
        exact = patterns[pattern].exact
        if _is_whole(text, hit) and (exact is None or text[hit.start : hit.end] in exact):
            yield hit


def _is_whole(text: str, hit: _Hit) -> bool:
    """Tell whether no longer word holds the hit: CETC is not CETC-7, Tech not Ti-Tech, Alibaba not Alibaba.com."""
    before, after = text[max(0, hit.start - 2) : hit.start], text[hit.end : hit.end + 2]
    if before[-1:].isalnum() or after[:1].isalnum() or before[-1:] == "_" or after[:1] == "_":
        return False
    if len(before) == 2 and before[1] in "-&'./@" and before[0].isalnum():
        return False
    goes_on = len(after) == 2 and after[1].isalnum()
    return not (
        goes_on
        and (
            after[0] in "&@" or (after[0] == "-" and after[1].isdigit()) or (after[0] == "." and not after[1].isupper())
        )
    )


def _longest(hits: Iterator[_Hit]) -> list[_Hit]:
    """Keep of overlapping hits the one that begins first, of those the longest."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _mention(
    hit: _Hit,
    folded: Folded,
    body: str,
    starts: list[int],
    patterns: dict[str, _Pattern],
    article_id: str,
    document_sha256: str,
) -> Mention:
    names = patterns[hit.pattern].names
    start = folded.printed_place(hit.start)
    end = folded.printed_place(hit.end - 1) + 1
    name = next((name for name in names if body.startswith(name, start)), names[0])
    # The full stop of "Co., Ltd." belongs to the name, also where it ends the sentence.
    if name.rstrip("\"'”’ ").endswith(".") and body[end : end + 1] == ".":
        end += 1
    evidence = Evidence(document_sha256, body[start:end], span_start=start, span_end=end)
    return Mention(digest(article_id, name, start), article_id, name, sentence_at(body, starts, start, end), evidence)
