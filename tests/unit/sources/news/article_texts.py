"""Texts and pages to read articles from, and the article that is read."""

from dagster_project.sources.news.article import read
from dagster_project.sources.news.records import Article

SHA = "a" * 64
PARAGRAPH = (
    "The Bureau put eleven parties on its list on Thursday, and ten of them are parts of one group, the notice says."
)


def the_article(content: bytes) -> Article:
    (article,) = read(content, SHA)["articles"]
    return article


def text(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def page(body: str, head: str = "<title>Eleven parties join the list</title>") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()
