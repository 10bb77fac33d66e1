"""The way into the readers of news: one article, or a day of an archive with many; each article gets its sketch."""

from dagster_project.reading.archives import JSON_LINES
from dagster_project.reading.evidence import Tables
from dagster_project.sources.news import article, json_lines
from dagster_project.sources.news.sketches import sketch_of


def read(content: bytes, document_sha256: str) -> Tables:
    """Read a text or an HTML page; raises UnreadableDocument."""
    return _with_sketches(article.read(content, document_sha256))


def read_archive(kind: str, content: bytes, document_sha256: str) -> Tables:
    """Read JSON Lines or a WARC file; raises UnreadableDocument."""
    if kind == JSON_LINES:
        return _with_sketches(json_lines.read(content, document_sha256))
    from dagster_project.sources.news import web_archive

    return _with_sketches(web_archive.read(content, document_sha256))


def _with_sketches(tables: Tables) -> Tables:
    return tables | {"sketches": [sketch_of(one) for one in tables["articles"]], "copies": []}
