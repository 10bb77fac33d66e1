"""Records of an article that is one of many in a document: their places are told within the whole document."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dagster_project.reading.evidence import Evidence, Quarantined, Tables, digest

_LONGEST_SHOWN = 200

Span = tuple[int, int]


def placed(tables: Tables, document_sha256: str, whole: Span, shift: int | None = None) -> Tables:
    """Give records the document's hash, and their span moved by `shift`; that of the whole piece where they have none.

    Without a shift every record stands at the whole piece.
    """

    def moved(record: Any) -> Any:
        start, end = record.evidence.span_start, record.evidence.span_end
        span = whole if shift is None or start is None else (start + shift, end + shift)
        seen = replace(record.evidence, document_sha256=document_sha256, span_start=span[0], span_end=span[1])
        whose = {"document_key": document_sha256} if isinstance(record, Quarantined) else {}
        return replace(record, evidence=seen, **whose)

    return {name: [moved(record) for record in records] for name, records in tables.items()}


def not_read(own: str, expected: str, printed: str, document_sha256: str, whole: Span) -> Tables:
    """The tables of a piece that is no article: one quarantined row."""
    evidence = Evidence(document_sha256, printed[:_LONGEST_SHOWN], span_start=whole[0], span_end=whole[1])
    row = Quarantined(digest(own, "record"), document_sha256, "record", expected, evidence)
    return {"articles": [], "mentions": [], "quarantine": [row]}


def gathered(found: Sequence[Tables]) -> Tables:
    """The tables of all pieces as one."""
    tables: Tables = {"articles": [], "mentions": [], "quarantine": []}
    for one in found:
        for name, records in one.items():
            tables.setdefault(name, []).extend(records)
    return tables
