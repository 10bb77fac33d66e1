"""Records that carry their evidence, and the flat rows that they become."""

import datetime as dt
import types
import typing
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from hashlib import md5
from typing import Any

import polars as pl


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact stands: a box on a page, or a span of characters, and the text printed there.

    `page` counts from 1 in the file; the box is in points from the top left of that page; a span
    counts characters from 0 in the text of the document, its end excluded.
    """

    document_sha256: str
    printed_text: str
    page: int | None = None
    x0: float | None = None
    top: float | None = None
    x1: float | None = None
    bottom: float | None = None
    span_start: int | None = None
    span_end: int | None = None


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A piece of a document that the reader did not understand: kept, shown, never dropped."""

    quarantine_id: str
    document_key: str
    kind: str
    expected: str
    evidence: Evidence


Tables = dict[str, list[Any]]
"""Table name without its source, to records in the order of print."""

_DTYPES: dict[Any, Any] = {
    str: pl.String,
    int: pl.Int64,
    float: pl.Float64,
    bool: pl.Boolean,
    dt.date: pl.Date,
    dt.datetime: pl.Datetime("us", "UTC"),
}


def digest(*parts: object) -> str:
    """32 hexadecimal digits that identify these printed values; None and "" are told apart."""
    return md5(
        "\x1f".join("\x00" if part is None else str(part) for part in parts).encode(), usedforsecurity=False
    ).hexdigest()


def digests(*columns: Iterable[str]) -> list[str]:
    """Give the digest of each row of columns in which nothing is None."""
    return [md5("\x1f".join(parts).encode(), usedforsecurity=False).hexdigest() for parts in zip(*columns, strict=True)]


def schema_of(record_type: type) -> pl.Schema:
    """The polars schema of a record type, its evidence flattened to the end of the row."""
    hints = typing.get_type_hints(record_type)
    columns: dict[str, Any] = {}
    for field in fields(record_type):
        hint = hints[field.name]
        if hint is Evidence:
            continue
        columns[field.name] = _DTYPES[_without_none(hint)]
    if "evidence" in hints:
        place = schema_of(Evidence)
        if clash := columns.keys() & place.keys():
            raise TypeError(
                f"{record_type.__name__} and Evidence both have {', '.join(sorted(clash))}; rename the field"
            )
        columns |= place
    return pl.Schema(columns)


def frame_of(records: Sequence[Any], record_type: type) -> pl.DataFrame:
    """Records of one type as a frame with one row each; an empty sequence keeps the schema."""
    return pl.DataFrame(list(_rows(records)), schema=schema_of(record_type), orient="row")


def _rows(records: Iterable[Any]) -> Iterable[tuple[Any, ...]]:
    for record in records:
        own = tuple(getattr(record, field.name) for field in fields(record) if field.name != "evidence")
        evidence = getattr(record, "evidence", None)
        yield own + (tuple(getattr(evidence, field.name) for field in fields(Evidence)) if evidence else ())


def _without_none(hint: Any) -> Any:
    if isinstance(hint, types.UnionType):
        (hint,) = (part for part in hint.__args__ if part is not type(None))
    return hint
