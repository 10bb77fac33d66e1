"""What single lines of a page state of its article: author, dates, address, publisher, and a machine's part in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dagster_project.reading.dates import Moment, read_moment
from dagster_project.sources.news.furniture import furniture_of
from dagster_project.sources.news.sentences import sentence_at, starts_of_sentences

_LONGEST_HEADER_LINE = 160
_LONGEST_STATEMENT = 5000  # disclaimers stay below two thousand characters; megabytes in one line are none
_LONGEST_FOREIGN = 40  # a place or an agency between byline and date
_LONGEST_LABEL = 20  # "Disclaimer: "
_BAR = re.compile(r"[|•·]")
_SEGMENT_BREAK = re.compile(
    r"\s+[–—-]\s+|\s*[|•·]\s*|[,;]?\s+(?=[Ll]ast updated\b)|[,;]?\s+(?<![Ll]ast )(?=[Uu]pdated\b)"
)
_WORD = r"[A-Z][\w.'’&-]{0,40}"
_NAME = rf"\b{_WORD}(?:(?:,? | & )(?:(?:and|of|de|da|van|von|der|al|bin|the|for|in) ){{0,2}}{_WORD}){{0,9}}"
_BYLINE = re.compile(
    r"(?:(?:[Ww]ritten |[Rr]eported |[Ss]tory |[Pp]osted )?(?:[Bb]y|BY)\b:?|(?:[Aa]uthors?|AUTHOR|[Rr]eporter)\s*:)\s*"
    rf"(?P<value>{_NAME}(?: and (?:staff|agencies))?)"
)
_UPDATED = re.compile(r"(?:(?:last|page|article)\s+)?(?:updated|modified|edited)\b\s*(?:on\b|at\b|:)?", re.I)
_PUBLISHED = re.compile(
    r"(?:(?:first|originally)\s+)?(?:published|posted|issued|released|date)\b\s*(?:on\b|at\b|:)?", re.I
)
_BETWEEN_NAME_AND_DATE = re.compile(r",? (?:on )?")
_LABELLED_DATE = re.compile(
    r"(?:(?:first|originally|last|page)\s+)?(?:published|posted|updated|modified)(?:\s+on\b|\s*:)\s*(?=.*\d).{1,60}",
    re.I,
)

# Sentences in which a publisher names itself, each with a real one; searched in furniture only, never in the article.
_PUBLISHER_EVIDENCE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<value>{_NAME}) (?:expressly )?disclaims",  # "Ainvest Fintech Inc expressly disclaims all liability"
        # "endorsement or recommendation by TechDogs"
        rf"(?:endorsement|recommendation) (?:or \w+ )?by (?P<value>{_NAME})",
        # "© 2024-2025 Reuters"
        r"(?:©|\([cC]\)|[Cc]opyright)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s*)?(?:by )?"
        rf"(?P<value>{_NAME})",
    )
)
_RIGHTS = re.compile(r"[.,]? All\b.*")  # "Copyright 2025 Quay Street Press. All rights reserved."
_DESK = re.compile(
    r"(?P<value>.+?) (?:Bureau|Staff|Newsroom|News Desk|Desk|Editorial Team|Editors|Team)"
)  # "TechDogs Bureau"

_TEXT = r"(?:news )?(?:articles?|stor(?:y|ies)|contents?|reports?|texts?|posts?|pieces?|summar(?:y|ies)|pages?)"
_WRITTEN = r"(?:generated|written|produced|created|drafted|composed|compiled|authored|prepared)"
_MACHINE = (
    r"(?:artificial intelligence|A\.?I\.?|machines?|robots?|bots?|algorithms?|(?:large )?language models?"
    r"|automat\w+|software|ChatGPT|LLMs?)"
)
_MACHINE_WROTE = re.compile(
    rf"\b{_TEXT}\b[^.!?]{{0,80}}?"
    rf"(?:\b{_WRITTEN}\b[^.!?]{{0,60}}?\b{_MACHINE}(?!\w)|\b{_MACHINE}[- ]{_WRITTEN}\b"
    rf"|\bautomatically {_WRITTEN}\b)",
    re.I,
)
_ITSELF = re.compile(
    rf"\b(?:this|these|our) {_TEXT}\b|\b{_TEXT} (?:available )?on (?:this|our) (?:site|website|platform|page)\b", re.I
)
_LABEL = re.compile(r"(?:disclaimer|disclosure|note|editor['’]s note)\s*[:–—-]\s*", re.I)
_DENIED = re.compile(r"\b(?:not|never|no|without|isn['’]t|wasn['’]t)\b[^.!?]{0,30}\b" + _WRITTEN, re.I)


@dataclass(slots=True)
class Statements:
    """What the lines of one page state; the first statement of each kind counts."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: tuple[Moment, str] | None = None
    updated: tuple[Moment, str] | None = None
    machine: str | None = None
    section: str | None = None
    license: str | None = None
    not_understood: list[tuple[str, str]] = field(default_factory=list)  # kind of date, the line


def take(line: str, into: Statements, is_header: bool) -> bool:
    """Take what a line states; tell whether it states nothing else. A bare date counts in a header only."""
    sentence = machine_sentence(line)
    into.machine = into.machine or sentence
    if sentence and line.endswith(sentence) and len(line) - len(sentence) < _LONGEST_LABEL:
        return True
    if len(line) <= _LONGEST_HEADER_LINE:
        trial = Statements()
        segments = [segment for segment in _SEGMENT_BREAK.split(line) if segment]
        known = [furniture_of(segment) is not None or _take_segment(segment, trial, is_header) for segment in segments]
        foreign = [segment for segment, is_known in zip(segments, known, strict=True) if not is_known]
        is_bar_of_facts = (
            is_header and _BAR.search(line) and all(len(segment) <= _LONGEST_FOREIGN for segment in foreign)
        )
        if (trial.author or trial.published or trial.updated) and (not foreign or is_bar_of_facts):
            into.author = into.author or trial.author
            into.published = into.published or trial.published
            into.updated = into.updated or trial.updated
            return True
    return _take_furniture(line, into)


def publisher_of(furniture: Iterable[str], author: str | None) -> str | None:
    """Tell the publisher from the lines that are not the article, or from a byline such as "TechDogs Bureau"."""
    for line in (line for line in furniture if len(line) <= _LONGEST_STATEMENT):
        for evidence in _PUBLISHER_EVIDENCE:
            found = evidence.search(line)
            if found:
                return _RIGHTS.sub("", found["value"]).rstrip(".,")
    desk = _DESK.fullmatch(author or "")
    return desk["value"] if desk else None


def machine_sentence(line: str) -> str | None:
    """Give the sentence in which a publisher says that a machine wrote its text; None where no sentence says so."""
    if len(line) > _LONGEST_STATEMENT or not _MACHINE_WROTE.search(line):
        return None
    starts = starts_of_sentences(line)
    for found in _MACHINE_WROTE.finditer(line):
        sentence = sentence_at(line, starts, found.start(), found.end())
        if _ITSELF.search(sentence) and not _DENIED.search(sentence):
            return _LABEL.sub("", sentence, count=1)
    return None


def _take_furniture(line: str, into: Statements) -> bool:
    row = furniture_of(line)
    if row is None:
        return _is_unread_date(line, into)
    found = row.pattern.fullmatch(line)
    if row.kind in ("title", "publisher", "url", "section") and found and getattr(into, row.kind) is None:
        setattr(into, row.kind, found["value"].strip())
    if row.kind == "copyright" and len(line) <= _LONGEST_STATEMENT:
        into.license = into.license or line
    return True


def _take_segment(segment: str, into: Statements, is_header: bool) -> bool:
    """Take a byline, a date with its label, a bare date in a header, or a byline and a date beside it."""
    if _is_byline(segment, into) or _is_dated(segment, into, is_header):
        return True
    for gap in _BETWEEN_NAME_AND_DATE.finditer(segment):
        head, tail = segment[: gap.start()], segment[gap.end() :]
        for name, date in ((head, tail), (tail, head)):
            if _BYLINE.fullmatch(name) and _is_dated(date, into, is_header):
                return _is_byline(name, into)
    return False


def _is_byline(segment: str, into: Statements) -> bool:
    found = _BYLINE.fullmatch(segment)
    if found is None or read_moment(found["value"]):
        return False
    into.author = into.author or found["value"]
    return True


def _is_dated(segment: str, into: Statements, is_header: bool) -> bool:
    is_update, is_publication = _UPDATED.match(segment), _PUBLISHED.match(segment)
    if not (is_header or is_update or is_publication):
        return False
    moment = read_moment(_UPDATED.sub("", segment, count=1) if is_update else segment)
    if moment is None:
        return False
    if is_update:
        into.updated = into.updated or (moment, segment)
    else:
        into.published = into.published or (moment, segment)
    return True


def _is_unread_date(line: str, into: Statements) -> bool:
    """Note a line that has the label and the digits of a date, yet none that is understood."""
    if not _LABELLED_DATE.fullmatch(line):
        return False
    into.not_understood.append(("updated date" if _UPDATED.match(line) else "published date", line))
    return True
