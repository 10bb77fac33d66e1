"""`entity-ledger mentions`: who is named in an article and what it claims, as JSON lines or coloured text."""

import json
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from rich.text import Text

from dagster_project.cli.terminal import complain, out
from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import Tables
from dagster_project.storage.folders import Folders

if TYPE_CHECKING:
    import polars as pl

_PLACE = ("document_sha256", "page", "x0", "top", "x1", "bottom")  # an article has spans; its hash is told once
_SURE = 0.9


def mentions(address: str, as_text: bool) -> int:
    """Print mentions, claims and candidates of a file or page; return 1 where it could not be read, else 0."""
    from dagster_project.sources.news.reader import read
    from dagster_project.storage import readers
    from dagster_project.storage.web.download import NotFetched
    from dagster_project.storage.web.settings import WrongSetting

    try:
        content = _content(address)
        tables = read(content, sha256(content).hexdigest())
        names = _names()
    except (UnreadableDocument, NotFetched, WrongSetting) as error:
        complain(f"{address}: {error}" if isinstance(error, UnreadableDocument) else error)
        return 1
    for piece in tables["quarantine"]:
        complain(f"{address}: not understood ({piece.kind}; expected {piece.expected})")
    if not tables["articles"]:
        return 1
    found = readers.looked_through(_frame(tables["articles"]), readers.lexicon_of(names))
    for article in tables["articles"]:
        _print_text(article, found) if as_text else _print_lines(article, found)
    return 0


def _content(address: str) -> bytes:
    if address.startswith(("http://", "https://")):
        from dagster_project.storage.web.one_page import page_at

        return page_at(address)
    try:
        return Path(address).read_bytes()
    except OSError as error:
        raise UnreadableDocument(error.strerror or str(error), "give a readable file or an address") from error


def _names() -> "pl.DataFrame":
    """The names of the raw tables, else those that are published."""
    import polars as pl

    from dagster_project.storage import listed_names

    folders = Folders.from_environment()
    names = listed_names.gather(folders)
    published = folders.published / "parquet" / "entity_names.parquet"
    if names.is_empty() and published.exists():
        names = pl.read_parquet(published, columns=["entity_id", "name"])
        names = names.select("name", primary_name="entity_id", destination=pl.lit(None, dtype=pl.String))
    if names.is_empty():
        raise UnreadableDocument("no listed name is on record", "run `make run` first")
    return names


def _frame(articles: list[Any]) -> "pl.DataFrame":
    import polars as pl

    rows = [(one.article_id, one.evidence.document_sha256, one.publisher, one.body) for one in articles]
    return pl.DataFrame(rows, schema=["article_id", "document_sha256", "publisher", "body"], orient="row")


def _print_lines(article: Any, found: Tables) -> None:
    for kind, table in (("mention", "mentions"), ("claim", "claims"), ("candidate", "name_candidates")):
        for record in found[table]:
            if getattr(record, "article_id", article.article_id) == article.article_id:
                facts = asdict(record)
                place = facts.pop("evidence", None) or {}
                facts |= {key: value for key, value in place.items() if key not in _PLACE}
                typer.echo(json.dumps({"record": kind} | facts, ensure_ascii=False))


def _print_text(article: Any, found: Tables) -> None:
    """Print the article with its mentions in colour, green for sure ones and yellow for others; its claims below."""
    text = Text(article.body)
    for mention in found["mentions"]:
        place = mention.evidence
        text.stylize("bold green" if mention.score >= _SURE else "bold yellow", place.span_start, place.span_end)
    out.print(Text(article.title, style="bold"))
    out.print(text)
    for claim in found["claims"]:
        who = claim.subject_name or f"{claim.entry_count} parties"
        other = f" - {claim.amount_text or claim.object_name}" if claim.amount_text or claim.object_name else ""
        said = f" (says {claim.speaker})" if claim.speaker else ""
        out.print(Text.assemble((f"{claim.claim_type}: ", "cyan"), f"{who}{other}{said}"))
