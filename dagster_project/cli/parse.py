"""`entity-ledger parse`: the events of rules, or the entries of an edition, as JSON lines, nothing stored."""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import typer

from dagster_project.cli.terminal import complain
from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import Tables


def parse(paths: Iterable[Path]) -> int:
    """Print the events of each file, of an edition its entries; return 1 if one could not be read, else 0."""
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
        raise UnreadableDocument(error.strerror or str(error), "give the path of a readable PDF or XML") from error


def _parse(path: Path, content: bytes) -> None:
    from dagster_project.reading.media_types import ECFR_ROOTS, PDF, XML, decode, media_type, xml_root

    kind = media_type(content)
    if kind not in (PDF, XML):
        raise UnreadableDocument(f"its content is {kind}, whatever its name says", "give a rule as PDF or XML")
    digest = sha256(content).hexdigest()
    is_edition = kind == XML and xml_root(decode(content)) in ECFR_ROOTS
    tables, printed = _edition(path, content, digest) if is_edition else _rule(path, content, digest)
    for line in printed:
        typer.echo(json.dumps(line, ensure_ascii=False))
    for rule in tables.get("rules", []):
        if rule.no_events_because:
            complain(f"{path}: no event: {rule.no_events_because}")
    for piece in tables["quarantine"]:
        seen = piece.evidence
        place = f"page {seen.page}" if seen.page else f"characters {seen.span_start} to {seen.span_end}"
        complain(f"{path}: {place}: not understood ({piece.kind}; expected {piece.expected}): {seen.printed_text}")


def _rule(path: Path, content: bytes, digest: str) -> tuple[Tables, Iterable[dict[str, Any]]]:
    from dagster_project.sources.federal_register.document import read
    from dagster_project.sources.federal_register.events import events

    tables = read(content, digest, path.stem)
    return tables, events(tables)


def _edition(path: Path, content: bytes, digest: str) -> tuple[Tables, Iterable[dict[str, Any]]]:
    from dagster_project.sources.ecfr.edition import entries, read

    tables = read(content, digest, path.name)
    return tables, entries(tables)
