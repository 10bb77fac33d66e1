"""The article in an HTML page: body and metadata by trafilatura, dates from what the page itself states."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import trafilatura
import trafilatura.settings
from trafilatura.metadata import extract_metadata

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.sources.news.page_dates import Stated, dates_of_page
from dagster_project.sources.news.plain_text import Draft, article_lines, end_of_header
from dagster_project.sources.news.statements import Statements, publisher_of

_HEADER_LINES = 12  # below the title byline and dates stand; further down, dates are those of other articles
# Statements of the publisher stand at the head and the foot of a page; a page of links has half a million lines.
_LINES_AT_AN_END = 300
_MOST_TAGS = 500_000  # trafilatura takes half a minute and a gigabyte for them
_HEAD_OF_PAGE = 5000
_WHOLE_PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.I)
_INVISIBLE = frozenset(
    {"script", "style", "noscript", "template", "head", "iframe", "svg", "textarea", "select", "option"}
)
# These break no line.
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub"}
    | {"sup", "time", "u"}
)

# htmldate guesses at any number on the page and leans on today: its answer is not used, so it shall not search.
_NO_DATE_SEARCH: dict[str, Any] = {"extensive_search": False, "original_date": True, "max_date": "2100-12-31"}


def read_web_page(text: str) -> Draft:
    """Find the article in an HTML page."""
    tree, metadata, body = _extracted(text)
    visible = list(dict.fromkeys(_visible_lines(tree)))
    title = _title(tree, metadata)
    has_title = title in visible
    below = visible[visible.index(title) if title and has_title else 0 :]
    ends = [*below[:_LINES_AT_AN_END], *below[_LINES_AT_AN_END:][-_LINES_AT_AN_END:]]
    statements = Statements()
    _, furniture = article_lines(ends, 0 if has_title else None, 1 + _HEADER_LINES if has_title else 0, statements)
    _add_metadata(statements, tree, metadata)
    lines = [" ".join(line.split()) for line in body.splitlines() if line.strip()]
    lines = [line for line in lines if line != title]
    own, also = article_lines(lines, None, end_of_header(lines), Statements())
    statements.publisher = statements.publisher or publisher_of([*furniture, *also], statements.author)
    return Draft(title, "\n".join(own), statements, "\n".join(visible))


def _extracted(text: str) -> tuple[Any, Any, str]:
    """Give tree, metadata and body as trafilatura sees them, without its slower second opinions."""
    if text.count("<") > _MOST_TAGS:
        cause = f"the HTML has more than {_MOST_TAGS:,} tags, as no article has"
        raise UnreadableDocument(cause, "save the article alone")
    is_fragment = _WHOLE_PAGE.search(text[:_HEAD_OF_PAGE]) is None
    try:
        tree = trafilatura.load_html(f"<html><body>{text}</body></html>" if is_fragment else text)
        if tree is None:
            raise UnreadableDocument("the HTML holds no page", "save the page again, complete")
        metadata = extract_metadata(tree, date_config=dict(_NO_DATE_SEARCH))
        body = trafilatura.extract(tree, include_comments=False, fast=True, config=_settings())
    except (AttributeError, IndexError, KeyError, RecursionError, TypeError) as problem:  # trafilatura 2.3
        remedy = "save the page again, or as plain text"
        raise UnreadableDocument(f"the HTML cannot be taken apart ({problem})", remedy) from problem
    return tree, metadata, body or ""


def _settings() -> Any:
    """Give trafilatura's settings, but for short articles too: below 250 characters it makes one line of the page."""
    settings = deepcopy(trafilatura.settings.DEFAULT_CONFIG)
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
    return settings


def _visible_lines(tree: Any) -> Iterator[str]:
    """Give the text of the page as lines, one for each block; by a stack, for pages nest as deep as they like."""
    line: list[str] = []
    stack: list[tuple[Any, bool]] = [(tree, False)]
    while stack:
        element, is_closing = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag not in _INLINE and line:
            yield from _joined(line)
            line = []
        if is_closing:
            line.append(element.tail or "")
            continue
        stack.append((element, True))
        if tag and tag not in _INVISIBLE:
            line.append(element.text or "")
            stack.extend((child, False) for child in reversed(element))
    yield from _joined(line)


def _joined(parts: list[str]) -> Iterator[str]:
    line = " ".join("".join(parts).split())
    if line:
        yield line


def _title(tree: Any, metadata: Any) -> str | None:
    """Give the one h1 where the head's title holds it too: it is the title as printed, without the site's name."""
    heads = [" ".join(head.text_content().split()) for head in tree.iterfind(".//h1")]
    named = " ".join((metadata.title or "").split())
    element = tree.find(".//head//title")
    in_head = " ".join((element.text_content() if element is not None else "").split())
    for head in heads:
        if head and (head in named or head in in_head or named in head):
            return head
    site = metadata.sitename or ""
    without_site = re.sub(rf"\s+[|–—-]\s+{re.escape(site)}$", "", named) if site else named
    return without_site or None


def _add_metadata(statements: Statements, tree: Any, metadata: Any) -> None:
    """Add what the head states, which comes before what the lines state."""
    published, updated = dates_of_page(tree, has_printed_day=statements.published is not None)
    statements.published = _agreed(published, statements.published)
    statements.updated = _agreed(updated, statements.updated)
    statements.author = metadata.author or statements.author
    statements.publisher = metadata.sitename or statements.publisher
    statements.url = metadata.url or statements.url
    statements.section = _section(tree) or statements.section
    statements.license = metadata.license or statements.license


def _section(tree: Any) -> str | None:
    """Give the section that the head names."""
    for element in tree.iter("meta"):
        if (element.get("property") or element.get("name") or "").lower() in ("article:section", "section"):
            return " ".join((element.get("content") or "").split()) or None
    return None


def _agreed(head: Stated | None, lines: Stated | None) -> Stated | None:
    """Choose the head's moment, but the lines' where both name one instant: they tell the publisher's zone and day."""
    if head and lines and lines[0].timezone and head[0].instant and lines[0].instant:
        is_same_minute = head[0].instant.replace(second=0, microsecond=0) == lines[0].instant
        return lines if is_same_minute else head
    return head or lines
