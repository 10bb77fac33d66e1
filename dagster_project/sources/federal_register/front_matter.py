"""The head of a document: which lines are its own, and its title, agency, docket, RIN, dates and summary."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dagster_project.reading.citations import american_day
from dagster_project.reading.dates import day_in_words
from dagster_project.reading.layout import Line
from dagster_project.reading.passage import Passage, Vocabulary, passage

MARK = re.compile(r"\[FR\s+Doc\.?\s+(?P<number>(?:[A-Z]\d*[-–])?(?:\d{4}|\d{2}|[A-Z]\d+)[-–]\d+)\s+Filed")
"""The line that ends every document of the Federal Register, with its number: "97-12345", "E8-1234", "2020-17221"."""
_FILED = re.compile(r"Filed:?\s+(\d{1,2})[-–/](\d{1,2})[-–/](\d{4}|\d{2})\b")
_PUBLICATION = re.compile(r"Publication\s+Date:\s*(\d{1,2})/(\d{1,2})/(\d{4})")
_DEPARTMENT = re.compile(r"[A-Z][A-Z &,’'.-]{6,}")
_BEFORE_TITLE = re.compile(r"^(?:\[.*|.*\]|RIN\b.*|\d+ CFR\b.*|and \d+|.*\bPart(?:s)? [\d, and]+)$")
_LABEL = (
    r"(?:AGENCY|ACTION|SUMMARY|DATES|ADDRESSES|EFFECTIVE DATE|FOR FURTHER INFORMATION CONTACT"
    r"|SUPPLEMENTARY INFORMATION)"
)
_DAY = re.compile(r"\b([A-Z][a-z]+\s+\d{1,2}[,.]?\s+\d{4})\b")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a document's head says of itself; None where it does not say it."""

    title: Passage
    agency: str | None
    docket_number: str | None
    regulation_identifier: str | None
    dates_text: str | None
    effective_date: dt.date | None
    filed_date: dt.date | None  # with the Office of the Federal Register, which shows it to the public from then on
    publication_date: dt.date | None
    summary: tuple[int, int]  # its place in the document's text


def normal_number(printed: str) -> str:
    """A document number with hyphens, as the Federal Register's own addresses write it."""
    return printed.replace("–", "-")


def own_lines(lines: Sequence[Line], document_number: str) -> list[Line]:
    """The lines of this document without what neighbours print on shared pages."""
    marks = [
        (index, normal_number(found["number"])) for index in range(len(lines)) if (found := _mark_at(lines, index))
    ]
    ends = [index for index, number in marks if number == document_number]
    end = ends[-1] if ends else len(lines) - 1
    start = max((index + 1 for index, _ in marks if index < end), default=0)
    agency = next((index for index in range(start, end) if lines[index].text.startswith("AGENCY:")), start)
    heads = [index for index in range(start, agency) if _DEPARTMENT.fullmatch(lines[index].text)]
    billing = [index for index in range(start, agency) if lines[index].text.startswith("BILLING CODE")]
    first = min((head for head in heads if head > max(billing, default=-1) and agency - head < 15), default=start)
    return list(lines[first : min(end + 3, len(lines))]) if ends else list(lines[first:])


def _mark_at(lines: Sequence[Line], index: int) -> re.Match[str] | None:
    if "[FR" not in lines[index].text:
        return None
    return MARK.search(" ".join(line.text for line in lines[index : index + 3]))


def read(text: Passage, vocabulary: Vocabulary) -> FrontMatter:
    """Read the head of a document from its text, whose lines are its own."""
    title = passage(_title_lines(text.lines), vocabulary)
    dates = _section(text.text, "DATES") or _section(text.text, "EFFECTIVE DATE")
    dates_text = " ".join(text.text[slice(*dates)].split()) if dates else None
    docket = re.search(r"\[Docket\s+(?:No\.|ID|Number)?:?\s*([^\];]+)", text.text[:4000])
    identifier = re.search(r"\bRIN:?\s+(\d{4}[-–][A-Z]{2}\d{2})", text.text[:4000])
    agency = _section(text.text, "AGENCY")
    mark = MARK.search(text.text)
    published = _PUBLICATION.search(text.text)
    filed = _FILED.search(text.text, mark.end() - len("Filed")) if mark else None
    return FrontMatter(
        title,
        " ".join(text.text[slice(*agency)].split()) if agency else None,
        normal_number(docket[1].strip()) if docket else None,
        normal_number(identifier[1]) if identifier else None,
        dates_text,
        _effective(dates_text or ""),
        american_day(*filed.groups()) if filed else None,
        american_day(*published.groups()) if published else None,
        _section(text.text, "SUMMARY") or (0, 0),
    )


def _title_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines between the docket and RIN lines and "AGENCY:"."""
    end = next((index for index, line in enumerate(lines) if line.text.startswith("AGENCY:")), 0)
    start = end
    while start > 0 and not (
        _BEFORE_TITLE.match(lines[start - 1].text) or _DEPARTMENT.fullmatch(lines[start - 1].text)
    ):
        start -= 1
    return list(lines[start:end])


def _section(text: str, label: str) -> tuple[int, int] | None:
    found = re.search(rf"(?:^|\s){label}:\s*(.*?)(?=\s{_LABEL}:|$)", text[:30000], re.DOTALL)
    return found.span(1) if found else None


def _effective(dates_text: str) -> dt.date | None:
    """The first day that DATES names after the word "effective", else its first day."""
    after = dates_text[max(dates_text.lower().find("effective"), 0) :]
    day = _DAY.search(after)
    return day_in_words(day[1]) if day else None
