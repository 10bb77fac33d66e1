"""`entity-ledger screen`: which customers of a table may be parties on a list, which name says so, and why."""

import datetime as dt
import getpass
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import typer

from dagster_project.cli.marts import NothingPublished, published
from dagster_project.cli.terminal import complain, out
from dagster_project.matching.screening import Hit
from dagster_project.storage import files, release
from dagster_project.storage.folders import Folders
from dagster_project.storage.screening import customers, decisions, page, pool, reports
from dagster_project.storage.screening.columns import Columns, NoNameColumn
from dagster_project.storage.screening.listed import Listed, listed
from dagster_project.storage.spark import session

_FORMS = {".csv": "csv", ".jsonl": "jsonl", ".parquet": "parquet", ".html": "html"}
_SHOWN = ("row", "customer_name", "score", "matched_name", "destination", "list_codes", "explanation")
_MOST_TOLD = 1_000
"""Rows with a remark that a report names; the others are counted."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks to be screened, and how."""

    file: str
    columns: dict[str, str | None]
    as_of: dt.date
    threshold: float
    most: int
    form: str
    output: Path | None = None
    decisions: Path | None = None
    changed_since: Path | None = None
    asks_first: bool = False
    spark: str | None = None
    """The Spark master that screens."""


@dataclass(slots=True)
class _Count:
    """What came of the rows."""

    rows: int = 0
    screened: int = 0
    hits: int = 0
    decided: int = 0
    known: int = 0
    remarks: list[str] = field(default_factory=list)
    unscreened: int = 0


def screen(request: Request) -> int:
    """Write the hits; return 1 where a row could not be screened, or nothing could be, with a line that says why."""
    lacking = session.lacking() if request.spark else None
    if lacking:
        complain(lacking)
        return 1
    try:
        table = _opened(request)
        accepted = decisions.accepted(request.decisions)
        before = decisions.shown_before(request.changed_since)
        with published() as connection:
            found = listed(connection, request.as_of)
    except (NothingPublished, NoNameColumn, customers.UnreadableTable, decisions.UnreadableDecisions) as error:
        complain(error)
        return 1
    if not _agreed(request, table.columns):
        return 1
    count = _Count()
    hits = _hits(request, table, found, count, accepted, before)
    _write(request, table.columns, found, count, hits)
    _tell(request, count)
    return 1 if count.unscreened else 0


def _opened(request: Request) -> customers.Table:
    if request.file == "-":
        return customers.from_lines(sys.stdin)
    return customers.customers(Path(request.file), request.columns)


def _agreed(request: Request, columns: Columns) -> bool:
    """Say which columns are taken; with --confirm, go on only when the person says so."""
    if request.file != "-":
        complain(f"{request.file}: {columns}")
    return not request.asks_first or typer.confirm("Screen with these columns?", err=True)


def _hits(
    request: Request,
    table: customers.Table,
    found: Listed,
    count: _Count,
    accepted: frozenset[str],
    before: frozenset[str],
) -> Iterator[dict[str, Any]]:
    rows = _sound(table, count)
    for row, hits in _screened(rows, found, request):
        count.screened += 1
        for hit in hits:
            record = _record(row, hit, found, request)
            if record["hit_key"] in accepted:
                count.decided += 1
            elif record["hit_key"] in before:
                count.known += 1
            else:
                count.hits += 1
                yield record


def _screened(
    rows: Iterator[customers.Row], found: Listed, request: Request
) -> Iterator[tuple[customers.Row, list[Hit]]]:
    if request.spark is None:
        return pool.screened(rows, found.parties, found.aliases, request.threshold, request.most)
    from dagster_project.storage.spark import screening

    return screening.screened(
        Folders.from_environment(), request.spark, rows, found.parties, found.aliases, request.threshold, request.most
    )


def _sound(table: customers.Table, count: _Count) -> Iterator[customers.Row]:
    """Give the rows that can be screened, and keep a remark on each other one."""
    for row in table.rows:
        count.rows += 1
        if isinstance(row, customers.Trouble):
            count.unscreened += 1
            _remark(count, f"row {row.number}: {row.what}; it is not screened")
            continue
        if row.note:
            _remark(count, f"row {row.number}: {row.note}")
        yield row


def _remark(count: _Count, text: str) -> None:
    if len(count.remarks) < _MOST_TOLD:
        count.remarks.append(text)
        complain(text)


def _record(row: customers.Row, hit: Hit, found: Listed, request: Request) -> dict[str, Any]:
    facts = found.facts[hit.entity_id]
    days = {name: str(facts[name]) if facts[name] else None for name in ("listed_since", "edition_date")}
    return {
        "row": row.number,
        "customer_id": row.identifier,
        "customer_name": row.customer.name,
        "customer_country": row.customer.country,
        "customer_address": row.customer.address,
        **facts,
        **asdict(hit),
        **days,
        "affiliate_status": facts.get("affiliate_status"),
        "as_of": request.as_of.isoformat(),
        "hit_key": decisions.hit_key(row, hit, facts["standing"]),
    }


def _write(request: Request, columns: Columns, found: Listed, count: _Count, hits: Iterator[dict[str, Any]]) -> None:
    if request.form == "table":
        _print(hits)
    elif request.output is None:
        report = reports.AsCsv(sys.stdout) if request.form == "csv" else reports.AsJsonLines(sys.stdout)
        for hit in hits:
            report.add(hit)
    else:
        files.build(request.output, lambda path: _fill(path, request, columns, found, count, hits))


def _fill(
    path: Path, request: Request, columns: Columns, found: Listed, count: _Count, hits: Iterator[dict[str, Any]]
) -> None:
    opened: AbstractContextManager[reports.Report] = (
        page.page_to(path) if request.form == "html" else reports.rows_to(path, request.form)
    )
    with opened as report:
        for hit in hits:
            report.add(hit)
        if isinstance(report, page.AsPage):
            report.close(_facts(request, columns, found, count), count.remarks)


def _facts(request: Request, columns: Columns, found: Listed, count: _Count) -> dict[str, object]:
    """Say what an auditor asks: which data, up to which rule, how, when and by whom."""
    standing = release.current_release(Folders.from_environment())
    return {
        "Table": request.file,
        "Columns": str(columns),
        "Lists as of": request.as_of,
        "Released": standing.released_at if standing else "unknown",
        "State of the data": standing.input_fingerprint if standing else "unknown",
        "Latest rule": found.latest_rule or "none on record",
        "Latest edition of the eCFR": found.latest_edition or "none on record",
        "Parties and names looked for": f"{len(found.parties):,} and {len(found.aliases):,}",
        "Threshold": request.threshold,
        "Rows": f"{count.rows:,}",
        "Rows screened": f"{count.screened:,}",
        "Hits": f"{count.hits:,}",
        "Hits decided on before": f"{count.decided:,}",
        "Hits shown before": f"{count.known:,}",
        "Screened at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "Screened by": getpass.getuser(),
    }


def _print(hits: Iterator[dict[str, Any]]) -> None:
    import polars as pl

    from dagster_project.cli.query import as_table

    rows = [{column: hit[column] for column in _SHOWN} for hit in hits]
    if rows:
        out.print(as_table(pl.DataFrame(rows, infer_schema_length=None)))


def _tell(request: Request, count: _Count) -> None:
    left_out = [
        f"{count.decided:,} decided on before" if count.decided else "",
        f"{count.known:,} shown before" if count.known else "",
    ]
    rest = f" ({', '.join(part for part in left_out if part)})" if any(left_out) else ""
    where = f", written to {request.output}" if request.output else ""
    complain(
        f"{count.screened:,} of {count.rows:,} rows screened as of {request.as_of}, {count.hits:,} hits{rest}{where}"
    )


def form_of(output: Path | None, as_csv: bool, as_json: bool) -> str:
    """Tell the form by the end of the output's name, else by what is asked for; raises typer.BadParameter."""
    if output is None:
        return "csv" if as_csv else "jsonl" if as_json else "table"
    form = _FORMS.get(output.suffix.lower())
    if form is None:
        raise typer.BadParameter(f"{output}: give a name that ends in {', '.join(_FORMS)}")
    return form
