"""`entity-ledger show`: one party as a card, every fact with its rule and page."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dagster_project.cli.family import family_tree, words_of
from dagster_project.cli.terminal import complain, out
from dagster_project.storage import party
from dagster_project.storage.published import NothingPublished, of_this_version

if TYPE_CHECKING:
    import duckdb
    from rich.table import Table

_ID_DIGITS = 8  # of an event's id: what `entity-ledger evidence` takes, and short enough for a line
_FOUND = """
select entity_id, min(case when lower(name) = lower($name) then 0 else 1 end) as distance
from entity_names
where contains(lower(name), lower($name))
group by entity_id
"""
_NEWS = """
select articles.published_date, articles.publisher, articles.title, articles.is_machine_written, mentions.sentence
from mentions inner join articles using (article_id)
where mentions.entity_id = $entity_id order by articles.published_date, articles.title, mentions.span_start
"""


def show(name: str) -> int:
    """Print the card of each party that bears exactly this name, else of the one that contains it, else a choice."""
    try:
        with of_this_version() as connection:
            chosen, is_exact = found_by_name(connection, name)
            if not chosen:
                complain(f"no party has a name that contains {name!r}; try a shorter part of it")
                return 1
            if not is_exact and len(chosen) > 1:
                _choice(connection, chosen, name)
                return 0
            for entity_id in sorted(chosen):
                _card(connection, entity_id)
    except NothingPublished as error:
        complain(error)
        return 1
    return 0


def found_by_name(connection: "duckdb.DuckDBPyConnection", name: str) -> tuple[list[str], bool]:
    """The parties that bear exactly this name, else those that bear one with it inside; and which of the two."""
    found = connection.execute(_FOUND, {"name": name}).fetchall()
    exact = [entity_id for entity_id, distance in found if distance == 0]
    return exact or [entity_id for entity_id, _ in found], bool(exact)


def _rows(connection: "duckdb.DuckDBPyConnection", sql: str, entity_id: str) -> list[dict[str, Any]]:
    return list(connection.execute(sql, {"entity_id": entity_id}).pl().iter_rows(named=True))


def _choice(connection: "duckdb.DuckDBPyConnection", chosen: Sequence[str], name: str) -> None:
    from dagster_project.cli.query import as_table

    rows = connection.execute(
        "select name, destination, is_listed, group_name from entities where entity_id in $chosen order by name",
        {"chosen": list(chosen)},
    ).pl()
    out.print(f"{len(chosen)} parties have a name that contains {name!r}; give the whole name of one:\n", markup=False)
    out.print(as_table(rows))


def _card(connection: "duckdb.DuckDBPyConnection", entity_id: str) -> None:
    from rich.panel import Panel
    from rich.text import Text

    (entity,) = _rows(connection, party.ENTITY, entity_id)
    card = _grid()
    for label, value in _facts(entity):
        if value:
            card.add_row(label, Text(str(value)))
    for label, lines in _lists(connection, entity_id):
        if lines:
            card.add_row(label, Text("\n".join(lines)))
        if label == "Relations" and (tree := family_tree(connection, entity_id)):
            card.add_row("Family", tree)
    out.print(Panel(card, title=Text(entity["name"]), title_align="left", expand=False))


def _grid() -> "Table":
    from rich.table import Table

    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    return grid


def _facts(entity: dict[str, Any]) -> list[tuple[str, Any]]:
    told = party.facts(entity)
    return [
        ("Destination", entity["destination"]),
        ("On a list", str(entity["list_codes"] or "no").replace("_", " ")),
        ("Since", told.since),
        ("Until", told.until),
        ("Rule", told.rule),
        ("Printed at", told.printed_at),
        ("Source", entity["source_url"]),
        ("Requirement", entity["license_requirement"]),
        ("Footnotes", entity["footnote_markers"]),
        ("Review policy", entity["license_review_policy"]),
        ("Reason", told.reason),
        ("Group", told.group),
        ("Why", entity["group_basis"]),
    ]


def _lists(connection: "duckdb.DuckDBPyConnection", entity_id: str) -> list[tuple[str, list[str]]]:
    names = [
        f"{row['name']} ({row['name_type']}{_once(row)}{_at(row)})"
        for row in _rows(connection, party.NAMES.ordered, entity_id)
    ]
    addresses = [
        f"{row['address']}{_once(row)}{_at(row)}" for row in _rows(connection, party.ADDRESSES.ordered, entity_id)
    ]
    events = [
        " ".join(str(part) for part in (row["in_force_date"], row["action"], row["target"], row["detail"]) if part)
        + f"{_cited(row) if row['basis'] == 'citation' else _at(row)} (evidence {row['event_id'][:_ID_DIGITS]})"
        for row in _rows(connection, party.EVENTS.ordered, entity_id)
    ]
    relations = [_relation(row) for row in _rows(connection, party.RELATIONS.ordered, entity_id)]
    news = [_news(row) for row in _rows(connection, _NEWS, entity_id)]
    return [("Names", names), ("Addresses", addresses), ("Events", events), ("Relations", relations), ("News", news)]


def _at(row: dict[str, Any]) -> str:
    if row["edition_date"]:
        return f", edition of {row['edition_date']}"
    return f", {row['document_number']} page {row['page']}" if row["page"] else ""


def _once(row: dict[str, Any]) -> str:
    return "" if row["is_current"] else ", no longer"


def _cited(row: dict[str, Any]) -> str:
    return f", {row['citation']}"


def _relation(row: dict[str, Any]) -> str:
    words, _ = words_of(row["relation_type"])
    share = f", share {row['share']:.0%}" if row["share"] is not None else ""
    basis = f"{row['basis'].replace('_', ' ')}, "
    if row["basis"] == "ownership":
        share, basis = share or ", share not stated", ""
    state = "candidate, " if row["status"] == "candidate" else ""
    source = ", ".join(str(part) for part in (row["according_to"], row["source_date"]) if part)
    return f"{row['from_name']} {words} {row['to_name']}{share} ({state}{basis}according to {source})"


def _news(row: dict[str, Any]) -> str:
    machine = ", written by a machine" if row["is_machine_written"] else ""
    return f"{row['published_date']} {row['publisher'] or 'publisher unknown'}{machine}: {row['sentence']}"
