"""The hits of a table of customers, each with the listing's facts, and what an auditor asks of a screening."""

import datetime as dt
import getpass
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from dagster_project.matching.screening import Hit
from dagster_project.storage import release
from dagster_project.storage.folders import Folders
from dagster_project.storage.screening import customers, decisions, pool
from dagster_project.storage.screening.listed import Listed

_MOST_TOLD = 1_000
"""Rows with a remark that a report names; the others are counted."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Of which table, on which day, from which score on, how many hits each may have, at which Spark master."""

    file: str
    as_of: dt.date
    threshold: float
    most: int
    spark: str | None = None


@dataclass(slots=True)
class Count:
    """What came of the rows."""

    rows: int = 0
    screened: int = 0
    hits: int = 0
    decided: int = 0
    known: int = 0
    remarks: list[str] = field(default_factory=list)
    unscreened: int = 0
    tell: Callable[[str], object] | None = None

    def remark(self, text: str) -> None:
        """Keep a remark on a row, and tell it at once where somebody listens."""
        if len(self.remarks) < _MOST_TOLD:
            self.remarks.append(text)
            if self.tell:
                self.tell(text)


def hits(
    terms: Terms,
    table: customers.Table,
    found: Listed,
    count: Count,
    accepted: frozenset[str] = frozenset(),
    before: frozenset[str] = frozenset(),
) -> Iterator[dict[str, Any]]:
    """Give each hit that nobody has decided on and that was not shown before, and count all."""
    rows = _sound(table, count)
    for row, of_row in _screened(rows, found, terms):
        count.screened += 1
        for hit in of_row:
            record = _record(row, hit, found, terms)
            if record["hit_key"] in accepted:
                count.decided += 1
            elif record["hit_key"] in before:
                count.known += 1
            else:
                count.hits += 1
                yield record


def _screened(rows: Iterator[customers.Row], found: Listed, terms: Terms) -> Iterator[tuple[customers.Row, list[Hit]]]:
    told = (rows, found.parties, found.aliases, terms.threshold, terms.most)
    if terms.spark is None:
        return pool.screened(*told)
    from dagster_project.storage.spark import screening

    return screening.screened(Folders.from_environment(), terms.spark, *told)


def facts(terms: Terms, table: customers.Table, found: Listed, count: Count) -> dict[str, object]:
    """Say what an auditor asks: which data, up to which rule, how, when and by whom."""
    standing = release.current_release(Folders.from_environment())
    return {
        "Table": terms.file,
        "Columns": str(table.columns),
        "Lists as of": terms.as_of,
        "Released": standing.released_at if standing else "unknown",
        "State of the data": standing.input_fingerprint if standing else "unknown",
        "Latest rule": found.latest_rule or "none on record",
        "Latest edition of the eCFR": found.latest_edition or "none on record",
        "Parties and names looked for": f"{len(found.parties):,} and {len(found.aliases):,}",
        "Threshold": terms.threshold,
        "Rows": f"{count.rows:,}",
        "Rows screened": f"{count.screened:,}",
        "Hits": f"{count.hits:,}",
        "Hits decided on before": f"{count.decided:,}",
        "Hits shown before": f"{count.known:,}",
        "Screened at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "Screened by": getpass.getuser(),
    }


def _sound(table: customers.Table, count: Count) -> Iterator[customers.Row]:
    """Give the rows that can be screened, and keep a remark on each other one."""
    for row in table.rows:
        count.rows += 1
        if isinstance(row, customers.Trouble):
            count.unscreened += 1
            count.remark(f"row {row.number}: {row.what}; it is not screened")
            continue
        if row.note:
            count.remark(f"row {row.number}: {row.note}")
        yield row


def _record(row: customers.Row, hit: Hit, found: Listed, terms: Terms) -> dict[str, Any]:
    party = found.facts[hit.entity_id]
    days = {name: str(party[name]) if party[name] else None for name in ("listed_since", "edition_date")}
    return {
        "row": row.number,
        "customer_id": row.identifier,
        "customer_name": row.customer.name,
        "customer_country": row.customer.country,
        "customer_address": row.customer.address,
        **party,
        **asdict(hit),
        **days,
        "affiliate_status": party.get("affiliate_status"),
        "as_of": terms.as_of.isoformat(),
        "hit_key": decisions.hit_key(row, hit, party["standing"]),
    }
