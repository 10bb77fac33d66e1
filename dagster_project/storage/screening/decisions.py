"""What a person decided on hits, and what an earlier screening showed, both by the key of a hit."""

import csv
import datetime as dt
from hashlib import sha256
from pathlib import Path
from typing import Any

from dagster_project.matching.screening import Hit
from dagster_project.storage.screening.customers import Row

_NEEDED = ("hit_key", "decided_by", "decided_on", "reason")
_KEY = "hit_key"


class UnreadableDecisions(ValueError):
    """A table of decisions, or an earlier screening, that cannot be followed."""


def hit_key(row: Row, hit: Hit, standing: str) -> str:
    """Give the key of a hit: another one when the customer, the name that hits or the party's listing changes."""
    customer = row.customer
    parts = (row.identifier, customer.name, customer.country, customer.address, hit.entity_id, hit.matched_name)
    return sha256("\x1f".join((*(part or "" for part in parts), standing)).encode()).hexdigest()[:32]


def accepted(path: Path | None) -> frozenset[str]:
    """Read which hits a person found to be somebody else; raises UnreadableDecisions."""
    if path is None:
        return frozenset()
    rows = _csv(path)
    missing = [column for column in _NEEDED if rows and column not in rows[0]]
    if missing:
        raise UnreadableDecisions(f"{path}: no column {missing[0]!r}; expected {', '.join(_NEEDED)}")
    for number, row in enumerate(rows, start=2):
        empty = [column for column in _NEEDED if not (row[column] or "").strip()]
        if empty:
            raise UnreadableDecisions(f"{path}, row {number}: {empty[0]} is empty; say who decided, when and why")
        try:
            dt.date.fromisoformat(row["decided_on"].strip())
        except ValueError:
            raise UnreadableDecisions(f"{path}, row {number}: {row['decided_on']!r} is no day as 2026-07-31") from None
    return frozenset(row[_KEY].strip() for row in rows)


def shown_before(path: Path | None) -> frozenset[str]:
    """Read which hits an earlier screening wrote, in any form but HTML; raises UnreadableDecisions."""
    import polars as pl

    if path is None:
        return frozenset()
    try:
        if path.suffix == ".parquet":
            rows = pl.read_parquet(path)
        elif path.suffix == ".jsonl":
            rows = pl.read_ndjson(path, infer_schema_length=None)
        else:
            return frozenset(row[_KEY] for row in _csv(path))
    except (pl.exceptions.PolarsError, OSError, KeyError) as error:
        raise UnreadableDecisions(f"{path}: it is no earlier screening: {error}") from None
    return frozenset(rows[_KEY]) if _KEY in rows.columns else frozenset()


def _csv(path: Path) -> list[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableDecisions(f"{path}: it cannot be read: {error}") from None
