"""The command line's commands, what each takes, and how an error leaves it."""

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dagster_project.cli import terminal
from dagster_project.cli.engine_commands import EngineName, Master, compare_engines
from dagster_project.cli.export import export
from dagster_project.cli.family_commands import graph, review
from dagster_project.storage import engines

app = typer.Typer(
    name="entity-ledger",
    help="Who is on the U.S. Entity List, since when, under which rule, in which words on which page.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

_Csv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
_Json = Annotated[bool, typer.Option("--json", help="Print a JSON array of rows.")]


class Source(StrEnum):
    """A publisher that can be asked."""

    FEDERAL_REGISTER = "federal_register"
    ECFR = "ecfr"
    CONSOLIDATED_SCREENING_LIST = "consolidated_screening_list"
    NEWS = "news"


@app.command()
def run(
    engine: EngineName = engines.DUCKDB,
    master: Master = engines.LOCAL,
) -> None:
    """Read what lies in data/samples and data/inbox, build the marts, check them and publish them.

    A second run with nothing new says so and ends. A file that cannot be read is named, the rest is published,
    and the exit code is 1.
    """
    from dagster_project.cli.run import run as run_all

    terminal.leave_with(run_all(engine, master))


@app.command()
def fetch(
    url: Annotated[
        list[str] | None, typer.Argument(help="Feeds, sitemaps or pages of news; then nothing else is asked.")
    ] = None,
    source: Annotated[list[Source] | None, typer.Option(help="Only this publisher; may be given again.")] = None,
    since: Annotated[
        dt.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Only rules, editions and pages of this day or later."),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Ask also for what publishers do not change.")] = False,
) -> None:
    """Fetch rules, editions of the eCFR, the Consolidated Screening List, and news; what is landed already is left out.

    News is asked for at the addresses in data/news.toml, or at those that are given.

    Nothing is read yet: `run` does that. A document that cannot be had is named, the others are landed, and the exit
    code is 1; without a network one line says so, and the exit code is 0.
    """
    from dagster_project.cli.fetch import fetch as fetch_documents

    sources = [Source.NEWS.value] if url else [one.value for one in source or Source]
    terminal.leave_with(fetch_documents(sources, since.date() if since else None, again, url or ()))


@app.command()
def parse(
    files: Annotated[list[Path], typer.Argument(help="Rules of the Federal Register as PDF.", metavar="FILE...")],
) -> None:
    """Print what each rule does, one event per line as JSON; nothing is stored.

    Events go to standard output; what was not understood, and why a document has no event, goes to standard error.
    """
    from dagster_project.cli.parse import parse as parse_files

    terminal.leave_with(parse_files(files))


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="A name or alias, whole or in part: 'Zhipu AI'.")],
) -> None:
    """Show one party as a card: names, addresses, listing, rule, page, requirement, relations, news."""
    from dagster_project.cli.show import show as show_party

    terminal.leave_with(show_party(name))


@app.command()
def mentions(
    address: Annotated[
        str, typer.Argument(help="A news article: a text or HTML file, or a web address.", metavar="FILE|URL")
    ],
    as_text: Annotated[
        bool, typer.Option("--text", help="Print the article, mentions in colour, claims below.")
    ] = False,
) -> None:
    """Print who of the lists is named in an article and what it claims, one JSON object per line; nothing is stored.

    The names are those of the rules and editions that were read.
    """
    from dagster_project.cli.mentions import mentions as find

    terminal.leave_with(find(address, as_text))


_DAY = ["%Y-%m-%d"]


@app.command("as-of")
def as_of(
    day: Annotated[dt.datetime, typer.Argument(formats=_DAY, help="The day: 2025-01-16.")],
    known_on: Annotated[
        dt.datetime | None, typer.Option(formats=_DAY, help="Count only what anybody could know on that day.")
    ] = None,
    name: Annotated[str, typer.Option(help="Only parties that bear a name with this in it.")] = "",
    as_csv: _Csv = False,
    as_json: _Json = False,
) -> None:
    """Print who stood on a list on a day, since when and by which event, as the documents on record tell it."""
    from dagster_project.cli.history import as_of as list_as_of

    form = _form(as_csv, as_json)
    terminal.leave_with(list_as_of(day.date(), known_on.date() if known_on else None, name, form))


@app.command()
def diff(
    after: Annotated[dt.datetime, typer.Argument(formats=_DAY, help="The day after which changes count.")],
    until: Annotated[dt.datetime, typer.Argument(formats=_DAY, help="The last day that counts.")],
    as_csv: _Csv = False,
    as_json: _Json = False,
) -> None:
    """Print what was added, revised and removed between two days, and by which rule."""
    from dagster_project.cli.history import diff as changes_between

    if until < after:
        raise typer.BadParameter("the second day comes before the first one")
    terminal.leave_with(changes_between(after.date(), until.date(), _form(as_csv, as_json)))


@app.command()
def query(
    sql: Annotated[str, typer.Argument(help="One SQL query (DuckDB) over the published marts.")],
    as_csv: _Csv = False,
    as_json: _Json = False,
) -> None:
    """Ask the published marts in SQL; nothing can be changed by it."""
    from dagster_project.cli.query import query as ask

    terminal.leave_with(ask(sql, _form(as_csv, as_json)))


@app.command()
def screen(
    file: Annotated[str, typer.Argument(help="CSV, Parquet or Excel with a row per customer; - for a name per line.")],
    output: Annotated[Path | None, typer.Option(help="File for the hits: .csv, .parquet, .jsonl or .html.")] = None,
    as_of: Annotated[
        dt.datetime | None, typer.Option("--as-of", formats=_DAY, help="The lists of this day; else of today.")
    ] = None,
    threshold: Annotated[
        float | None, typer.Option(min=0.0, max=1.0, help="The least score of a hit; docs/screening.md has figures.")
    ] = None,
    most: Annotated[int, typer.Option(min=1, help="Hits of one customer; all that share rank 1 are given.")] = 5,
    name_column: Annotated[str | None, typer.Option(help="Column of the names, else guessed.")] = None,
    country_column: Annotated[str | None, typer.Option(help="Column of the countries, else guessed.")] = None,
    address_column: Annotated[str | None, typer.Option(help="Column of the addresses, else guessed.")] = None,
    id_column: Annotated[str | None, typer.Option(help="Column of the identifiers, else guessed.")] = None,
    confirm: Annotated[bool, typer.Option("--confirm", help="Ask whether the columns are the right ones.")] = False,
    decisions: Annotated[
        Path | None,
        typer.Option(help="CSV of hits found to be somebody else: hit_key, decided_by, decided_on, reason."),
    ] = None,
    changed_since: Annotated[
        Path | None, typer.Option(help="An earlier output; only hits that it does not have are given.")
    ] = None,
    spark: Annotated[str | None, typer.Option(help="Screen on Spark, at this master; else on all cores here.")] = None,
    as_csv: _Csv = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON object per line.")] = False,
) -> None:
    """Say which customers of a table may be parties on a list: by which name, how surely, and why.

    Which columns are taken is said on standard error, and each row that cannot be screened is named there; the others
    are screened, and the exit code is 1.
    """
    from dagster_project.cli.screen import Request, form_of
    from dagster_project.cli.screen import screen as screen_table
    from dagster_project.matching.screening import THRESHOLD
    from dagster_project.storage.screening.hits import Terms

    _form(as_csv, as_json)
    columns = {"name": name_column, "country": country_column, "address": address_column, "identifier": id_column}
    day = as_of.date() if as_of else dt.datetime.now(dt.UTC).date()
    form = form_of(output, as_csv, as_json)
    terms = Terms(file, day, THRESHOLD if threshold is None else threshold, most, spark)
    terminal.leave_with(
        screen_table(Request(terms, columns, form, output, decisions, changed_since, asks_first=confirm))
    )


@app.command()
def evidence(
    event_id: Annotated[
        str, typer.Argument(help="An id, or its first digits, of an event (as `show` prints it) or of a finding.")
    ],
    output: Annotated[Path | None, typer.Option(help="The PNG to write; else a name of its own, here.")] = None,
    page: Annotated[int | None, typer.Option(min=1, help="Another page of the same document, unmarked.")] = None,
) -> None:
    """Write a picture of the page of an event or a finding, with the event's cells marked, and print its path."""
    from dagster_project.cli.evidence import evidence as draw

    terminal.leave_with(draw(event_id, output, page))


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; any but this machine's own opens it to others.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 9494,
) -> None:
    """Serve a private copy of the published marts to DuckDB clients, by DuckDB's remote protocol, until stopped.

    Clients give a token: the one in ENTITY_LEDGER_TOKEN, else one that is made and printed once. A new release is
    served as soon as it is published. docs/connect/duckdb-server.md tells more.
    """
    from dagster_project.cli.serve import serve as serve_copy

    terminal.leave_with(serve_copy(host, port))


app.command()(graph)
app.command("compare-engines")(compare_engines)
app.command()(review)
app.add_typer(export, name="export")


@app.command()
def worker(
    processes: Annotated[int, typer.Option(min=1, help="Partitions that it reads at a time.")] = 1,
) -> None:
    """Read partitions for runs that have ENTITY_LEDGER_EXECUTOR=celery, until it is stopped.

    It takes them from the broker that ENTITY_LEDGER_BROKER names, and needs the same data folder as the run.
    """
    from dagster_project.cli.worker import worker as serve

    terminal.leave_with(serve(processes))


@app.command()
def dashboard(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port on this machine.")] = 8050,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Open no browser.")] = False,
) -> None:
    """Show the published marts in this machine's browser: overview, rules, parties, news, search, screening.

    It reads only, and opens the file anew for each page, so that a run may publish at any time.
    """
    from dagster_project.cli.dashboard import dashboard as show_dashboard

    terminal.leave_with(show_dashboard(port, opens_browser=not no_browser))


@app.command()
def doctor() -> None:
    """Say what is installed, where the data lies, how fresh it is, what is wrong and how to mend it."""
    from dagster_project.cli.doctor import doctor as examine

    terminal.leave_with(examine())


def _form(as_csv: bool, as_json: bool) -> str:
    if as_csv and as_json:
        raise typer.BadParameter("give one of --csv and --json")
    return "csv" if as_csv else "json" if as_json else "table"
