"""`entity-ledger parse`: the events of documents as JSON lines, nothing stored."""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import typer

from dagster_project.cli.terminal import complain
from dagster_project.reading.errors import UnreadableDocument


def parse(paths: Iterable[Path]) -> int:
    """Print the events of each file; return 1 if one of them could not be read, else 0."""
    failed = 0
    for path in paths:
        try:
            _parse(path, _content(path))
        except UnreadableDocument as error:
            failed = 1
            complain(f"{path}: {error}")
    return failed


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(error.strerror or str(error), "give the path of a readable PDF") from error


def _parse(path: Path, content: bytes) -> None:
    from dagster_project.reading.media_types import media_type
    from dagster_project.sources.federal_register.document import read
    from dagster_project.sources.federal_register.events import events

    kind = media_type(content)
    if kind != "application/pdf":
        raise UnreadableDocument(f"its content is {kind}, whatever its name says", "give a rule as PDF")
    tables = read(content, sha256(content).hexdigest(), path.stem)
    for event in events(tables):
        typer.echo(json.dumps(event, ensure_ascii=False))
    (rule,) = tables["rules"]
    if rule.no_events_because:
        complain(f"{path}: no event: {rule.no_events_because}")
    for piece in tables["quarantine"]:
        place = f"page {piece.evidence.page}"
        complain(
            f"{path}: {place}: not understood ({piece.kind}; expected {piece.expected}): {piece.evidence.printed_text}"
        )
