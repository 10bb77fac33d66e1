"""The article in a plain text: its title by its place, its paragraphs, and what the lines around them state."""

import re
from dataclasses import dataclass

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.sources.news.furniture import furniture_of, is_item
from dagster_project.sources.news.statements import Statements, publisher_of, take

_HEADER_LINES = 12  # title, section, deck, byline, dates and buttons; real headers hold up to eight
_LONGEST_TITLE = 300
_SHORTEST_PARAGRAPH = 160  # a longer line ends the header
_WORDS_OF_A_SECTION = 3  # "Emerging Technology"; a headline has more
_WIDEST_WRAP = 120
_MOST_LINES = 10_000  # looking for a byline or a date takes up to a millisecond for each
_LINES_THAT_PROVE_A_WRAP = 3
_ABBREVIATION_AT_END = re.compile(r"\b(?:Ltd|Inc|Corp|Co|U\.S|U\.K)\.$")
_LIST_ITEM = re.compile(r"(?:\d+[.)]|[-*•–—])\s")


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as far as it was found: None or empty where a part was not."""

    title: str | None
    body: str
    statements: Statements
    unextracted: str = ""  # the lines that it was found in


def read_plain_text(text: str) -> Draft:
    """Find the article in a plain text."""
    lines = unwrapped(text)
    header_end = end_of_header(lines)
    statements = Statements()
    is_labelled = any(row is not None and row.kind == "title" for row in map(furniture_of, lines[:header_end]))
    title_at = None if is_labelled else _place_of_title(lines[:header_end])
    body, furniture = article_lines(lines, title_at, header_end, statements)
    statements.publisher = statements.publisher or publisher_of(furniture, statements.author)
    title = statements.title or (lines[title_at] if title_at is not None else None)
    if statements.section is None and title_at:
        statements.section = _section(lines[:title_at])
    return Draft(title, "\n".join(line for line in body if line != title), statements, "\n".join(lines))


def article_lines(
    lines: list[str], title_at: int | None, header_end: int, statements: Statements
) -> tuple[list[str], list[str]]:
    """Part the lines into the article below its title and furniture; what is stated goes into `statements`."""
    body: list[str] = []
    furniture: list[str] = []
    is_list = is_rest = False
    for number, line in enumerate(lines):
        states_only = take(line, statements, is_header=number < header_end)
        row = furniture_of(line)
        if row is not None:
            is_list = row.extent == "list"
            is_rest = is_rest or (row.extent == "rest" and bool(body))
        elif not is_item(line):
            is_list = False
        is_above = title_at is not None and number <= title_at
        if is_above or states_only or row is not None or is_list or is_rest:
            furniture.append(line)
        else:
            body.append(line)
    return body, furniture


def unwrapped(text: str) -> list[str]:
    """Give the lines that are not blank, blanks evened, joined to paragraphs where an editor wrapped them.

    A line was wrapped where the first word of the next one had no room left in it, or where it plainly goes on.
    """
    printed = [" ".join(line.split()) for line in text.splitlines()]
    if len(printed) > _MOST_LINES:
        cause = f"the text has {len(printed):,} lines, more than {_MOST_LINES:,}, as no article has"
        raise UnreadableDocument(cause, "save the article alone")
    width = max((len(line) for line in printed), default=0)
    near = sum(len(line) > width - 15 for line in printed)
    is_wrapped = width <= _WIDEST_WRAP and near >= _LINES_THAT_PROVE_A_WRAP
    lines: list[str] = []
    before = ""
    for line in printed:
        had_no_room = bool(before) and bool(line) and len(before) + 1 + len(line.split()[0]) > width
        goes_on = bool(before) and bool(line) and (before.endswith(",") or line[0].islower())
        if is_wrapped and (had_no_room or goes_on) and not _starts_anew(line):
            lines[-1] += f" {line}"
        elif line:
            lines.append(line)
        before = line
    return lines


def _starts_anew(line: str) -> bool:
    return bool(_LIST_ITEM.match(line)) or take(line, Statements(), is_header=True)


def end_of_header(lines: list[str]) -> int:
    """Give the number of the first line that is a paragraph; the header stands above it."""
    for number, line in enumerate(lines[:_HEADER_LINES]):
        if len(line) > _SHORTEST_PARAGRAPH and not take(line, Statements(), is_header=True):
            return number
    return min(len(lines), _HEADER_LINES)


def _place_of_title(header: list[str]) -> int | None:
    """Give the line of the title: above the byline or date where lines stand there, else the first of the header."""
    is_furniture = [furniture_of(line) is not None for line in header]
    is_fact = [_is_byline_or_date(line) for line in header]
    own = [number for number in range(len(header)) if not is_fact[number] and not is_furniture[number]]
    if not own:
        return None
    anchor = next((number for number, is_it in enumerate(is_fact) if is_it and number > own[0]), None)
    above = own[:1] if anchor is None else [number for number in own if number < anchor]
    if anchor is not None and len(above) == 1 and len(header[above[0]]) <= _LONGEST_TITLE:
        return above[0]
    candidates = [number for number in above if _may_be_title(header[number])]
    headlines = [number for number in candidates if len(header[number].split()) > _WORDS_OF_A_SECTION]
    return next(iter(headlines or candidates), None)


def _section(above: list[str]) -> str | None:
    """Give the line of few words above a title that names the section of the site."""
    own = [line for line in above if furniture_of(line) is None and not _is_byline_or_date(line)]
    return next((line for line in own if len(line.split()) <= _WORDS_OF_A_SECTION and _may_be_title(line)), None)


def _is_byline_or_date(line: str) -> bool:
    stated = Statements()
    return take(line, stated, is_header=True) and bool(stated.author or stated.published or stated.updated)


def _may_be_title(line: str) -> bool:
    is_prose = line.endswith((".", ";", ":", ",")) and not _ABBREVIATION_AT_END.search(line)
    return len(line) <= _LONGEST_TITLE and not is_prose and any(sign.isalpha() for sign in line)
