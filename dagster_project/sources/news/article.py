"""The reader of news: bytes of a text or an HTML page in; its article out, or rows that say what was not found."""

import datetime as dt

from dagster_project.reading.dates import Moment
from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import Evidence, Quarantined, Tables, digest
from dagster_project.reading.media_types import HTML, TEXT, decode, media_type
from dagster_project.sources.news.languages import language_of
from dagster_project.sources.news.plain_text import Draft, read_plain_text
from dagster_project.sources.news.records import Article
from dagster_project.sources.news.web_page import read_web_page

# The reader of HTML needs about two seconds and 150 MB for each MB at worst; no article comes near this size.
LARGEST = 10_000_000

_EXPECTED = {
    "title": "a title: a line of its own above the byline or date, a line 'Title: ...', or a title or h1 in HTML",
    "body": "at least one paragraph below the title that is not a button, tag, disclaimer or the like",
    "published date": "the day of publication with its year, as 'Published on Jan 16, 2025' or 2025-01-16",
    "updated date": "the day of the update with its year, as 'Updated on Jan 16, 2025'",
}


def read(content: bytes, document_sha256: str) -> Tables:
    """Read one article; what is not found is a quarantined row, and without title or body there is no article."""
    kind = media_type(content)
    if kind not in (TEXT, HTML):
        raise UnreadableDocument(f"the file is {kind} and no article", "give the article as plain text or HTML")
    if len(content) > LARGEST:
        raise UnreadableDocument(
            f"the page has {len(content):,} bytes, more than {LARGEST:,}", "save the article alone"
        )
    text = decode(content)
    return tables_of(read_web_page(text) if kind == HTML else read_plain_text(text), text, document_sha256)


def tables_of(draft: Draft, text: str, document_sha256: str) -> Tables:
    """The tables of what was found in a text; raises UnreadableDocument where that is nothing of an article."""
    if draft.title is None and not draft.body:
        raise UnreadableDocument(
            "no title and no paragraph of an article", "save the article itself, as text or complete HTML"
        )
    tables: Tables = {"articles": [], "mentions": [], "quarantine": _quarantined(draft, text, document_sha256)}
    if draft.title is not None and draft.body:
        tables["articles"].append(_article(draft, draft.title, text, document_sha256))
    return tables


def day(tables: Tables) -> dt.date | None:
    """Give the article's day of publication, else of its update; None where there is no article or no day."""
    return next((article.published_date or article.updated_date for article in tables["articles"]), None)


def _article(draft: Draft, title: str, text: str, document_sha256: str) -> Article:
    stated = draft.statements
    published, published_text = stated.published or (None, None)
    updated, updated_text = stated.updated or (None, None)
    start = text.find(title)
    span = (start, start + len(title)) if start >= 0 else (None, None)
    return Article(
        article_id=digest(document_sha256),
        title=title,
        publisher=stated.publisher,
        author=stated.author,
        published_date=published.day if published else None,
        published_at=published.instant if published else None,
        published_timezone=published.timezone if published else None,
        published_text=published_text,
        updated_date=updated.day if updated else None,
        updated_at=updated.instant if updated else None,
        updated_timezone=updated.timezone if updated else None,
        updated_text=updated_text,
        section=stated.section,
        language_code=language_of(draft.body),
        license_text=stated.license,
        url=stated.url,
        body=draft.body,
        unextracted_text=draft.unextracted,
        is_machine_written=stated.machine is not None,
        machine_written_text=stated.machine,
        evidence=Evidence(document_sha256, title, span_start=span[0], span_end=span[1]),
    )


def _quarantined(draft: Draft, text: str, document_sha256: str) -> list[Quarantined]:
    """Say what was not found, with the first words of the document, and which printed dates were not understood."""
    found: dict[str, str | Moment | None] = {"title": draft.title, "body": draft.body or None}
    start = len(text) - len(text.lstrip())
    first_words = (start, text[start : start + 200])
    missing = [(kind, first_words) for kind, value in found.items() if value is None]
    unread = [(kind, (text.find(line), line)) for kind, line in draft.statements.not_understood]
    has_day = draft.statements.published or draft.statements.updated
    if not has_day and not any(kind == "published date" for kind, _ in unread):
        missing.append(("published date", first_words))
    return [_row(kind, place, printed, document_sha256) for kind, (place, printed) in missing + unread]


def _row(kind: str, place: int, printed: str, document_sha256: str) -> Quarantined:
    span = (place, place + len(printed)) if place >= 0 else (None, None)
    evidence = Evidence(document_sha256, printed, span_start=span[0], span_end=span[1])
    return Quarantined(digest(document_sha256, kind, printed), document_sha256, kind, _EXPECTED[kind], evidence)
