"""`entity-ledger screen`: which customers of a table may be parties on a list, which name says so, and why."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from dagster_project.cli.terminal import complain, out
from dagster_project.storage import files
from dagster_project.storage.published import NothingPublished, of_this_version
from dagster_project.storage.screening import customers, decisions, page, reports
from dagster_project.storage.screening.columns import Columns, NoNameColumn
from dagster_project.storage.screening.hits import Count, Terms, facts, hits
from dagster_project.storage.screening.listed import listed
from dagster_project.storage.spark import session

_FORMS = {".csv": "csv", ".jsonl": "jsonl", ".parquet": "parquet", ".html": "html"}
_SHOWN = ("row", "customer_name", "score", "matched_name", "destination", "list_codes", "explanation")
_Facts = Callable[[], dict[str, object]]


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks to be screened, and how."""

    terms: Terms
    columns: dict[str, str | None]
    form: str
    output: Path | None = None
    decisions: Path | None = None
    changed_since: Path | None = None
    asks_first: bool = False


def screen(request: Request) -> int:
    """Write the hits; return 1 where a row could not be screened, or nothing could be, with a line that says why."""
    lacking = session.lacking() if request.terms.spark else None
    if lacking:
        complain(lacking)
        return 1
    try:
        table = _opened(request)
        accepted = decisions.accepted(request.decisions)
        before = decisions.shown_before(request.changed_since)
        with of_this_version() as connection:
            found = listed(connection, request.terms.as_of)
    except (NothingPublished, NoNameColumn, customers.UnreadableTable, decisions.UnreadableDecisions) as error:
        complain(error)
        return 1
    if not _agreed(request, table.columns):
        return 1
    count, terms = Count(tell=complain), request.terms
    known = hits(terms, table, found, count, accepted, before)
    try:
        _write(request, lambda: facts(terms, table, found, count), count, known)
    except session.FailedJob as error:
        complain(error)
        return 1
    _tell(request, count)
    return 1 if count.unscreened else 0


def _opened(request: Request) -> customers.Table:
    if request.terms.file == "-":
        return customers.from_lines(sys.stdin)
    return customers.customers(Path(request.terms.file), request.columns)


def _agreed(request: Request, columns: Columns) -> bool:
    """Say which columns are taken; with --confirm, go on only when the person says so."""
    if request.terms.file != "-":
        complain(f"{request.terms.file}: {columns}")
    return not request.asks_first or typer.confirm("Screen with these columns?", err=True)


def _write(request: Request, told: _Facts, count: Count, found: Iterator[dict[str, Any]]) -> None:
    if request.form == "table":
        _print(found)
    elif request.output is None:
        report = reports.AsCsv(sys.stdout) if request.form == "csv" else reports.AsJsonLines(sys.stdout)
        for hit in found:
            report.add(hit)
    else:
        files.build(request.output, lambda path: _fill(path, request.form, told, count, found))


def _fill(path: Path, form: str, told: _Facts, count: Count, found: Iterator[dict[str, Any]]) -> None:
    opened: AbstractContextManager[reports.Report] = (
        page.page_to(path) if form == "html" else reports.rows_to(path, form)
    )
    with opened as report:
        for hit in found:
            report.add(hit)
        if isinstance(report, page.AsPage):
            report.close(told(), count.remarks)


def _print(found: Iterator[dict[str, Any]]) -> None:
    import polars as pl

    from dagster_project.cli.query import as_table

    rows = [{column.replace("_", " "): hit[column] for column in _SHOWN} for hit in found]  # so that heads wrap
    if rows:
        out.print(as_table(pl.DataFrame(rows, infer_schema_length=None)))


def _tell(request: Request, count: Count) -> None:
    left_out = [
        f"{count.decided:,} decided on before" if count.decided else "",
        f"{count.known:,} shown before" if count.known else "",
    ]
    rest = f" ({', '.join(part for part in left_out if part)})" if any(left_out) else ""
    where = f", written to {request.output}" if request.output else ""
    screened = f"{count.screened:,} of {count.rows:,} rows screened as of {request.terms.as_of}"
    complain(f"{screened}, {count.hits:,} hits{rest}{where}")


def form_of(output: Path | None, as_csv: bool, as_json: bool) -> str:
    """Tell the form by the end of the output's name, else by what is asked for; raises typer.BadParameter."""
    if output is None:
        return "csv" if as_csv else "jsonl" if as_json else "table"
    form = _FORMS.get(output.suffix.lower())
    if form is None:
        raise typer.BadParameter(f"{output}: give a name that ends in {', '.join(_FORMS)}")
    return form
