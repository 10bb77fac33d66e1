"""The way into the readers of news: one article, or a day of an archive with many; each article gets its sketch."""

from dagster_project.reading.archives import HEAD, JSON_LINES, WARC, archive_type
from dagster_project.reading.evidence import Tables
from dagster_project.sources.news import article, json_lines
from dagster_project.sources.news.sketches import sketch_of


def read(content: bytes, document_sha256: str) -> Tables:
    """Read a text, an HTML page, JSON Lines or a WARC file; raises UnreadableDocument."""
    tables = _tables(content, document_sha256)
    return tables | {"sketches": [sketch_of(one) for one in tables["articles"]], "copies": []}


def _tables(content: bytes, document_sha256: str) -> Tables:
    kind = archive_type(content[:HEAD])
    if kind == JSON_LINES:
        return json_lines.read(content, document_sha256)
    if kind == WARC:
        from dagster_project.sources.news import web_archive

        return web_archive.read(content, document_sha256)
    return article.read(content, document_sha256)
