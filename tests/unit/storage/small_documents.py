"""Documents small enough to be made in a test."""

import datetime as dt
import hashlib

from dagster_project.reading.evidence import Evidence
from dagster_project.sources.news.records import Article


def article(content: bytes) -> Article:
    """An article whose first line is its day or blank, and whose second is its title."""
    day, title, *_ = content.decode().splitlines()
    digest = hashlib.sha256(content).hexdigest()
    return Article(
        article_id=digest[:32],
        title=title,
        publisher="The Daily Test",
        author=None,
        published_date=dt.date.fromisoformat(day) if day else None,
        published_at=None,
        published_timezone=None,
        published_text=day or None,
        updated_date=None,
        updated_at=None,
        updated_timezone=None,
        updated_text=None,
        section=None,
        language_code=None,
        license_text=None,
        url=None,
        body=title,
        unextracted_text=title,
        is_machine_written=False,
        machine_written_text=None,
        evidence=Evidence(digest, title, span_start=0, span_end=len(title)),
    )
