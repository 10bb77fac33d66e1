"""A party: who it is, on which list since when and on what terms, what happened to it, and with whom it belongs."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from dagster_project.dashboard import elements, party_tables
from dagster_project.dashboard.data import rows
from dagster_project.dashboard.tables import Table, part
from dagster_project.dashboard.time_lines import history, news
from dagster_project.dashboard.view import NoSuchPage, Page, Row, View, address, rule_link
from dagster_project.dashboard.words import counted, day, lists, plain, shortened
from dagster_project.storage.party import ENTITY, facts

if TYPE_CHECKING:
    import duckdb

_EVENT = """
select * from listing_events where entity_id = $entity_id
order by event_id = $event desc, event_id = $opening desc, page is null, in_force_date desc, event_id limit 1
"""


def page(connection: "duckdb.DuckDBPyConnection", view: View, entity_id: str) -> Page:
    """Build a party's page; raises NoSuchPage."""
    found = rows(connection, ENTITY, {"entity_id": entity_id})
    if not found:
        raise NoSuchPage(
            f"no party has the id {shortened(entity_id, 60)!r}; ids of parties change when who is meant does"
        )
    entity = found[0]
    what = ", ".join(filter(None, (entity["destinations"], plain(entity["entity_type"]))))
    content = [
        elements.heading(entity["name"], what),
        html.P(_standing(entity)),
        _facts(entity),
        _section(connection, view, entity_id, party_tables.NAMES, "Names", "No name is on record."),
        _section(connection, view, entity_id, party_tables.ADDRESSES, "Addresses", "No address is on record."),
        _line(connection, view, entity_id, party_tables.HISTORY, "History", _NO_EVENT, partial(history, view=view)),
        _evidence(connection, view, entity),
        _group(connection, view, entity),
        _section(connection, view, entity_id, party_tables.AFFILIATES, "Affiliates status", _NO_OWNER),
        _line(connection, view, entity_id, party_tables.NEWS, "In the news", "No article on record names it.", news),
        _section(connection, view, entity_id, party_tables.EDITIONS, "In the editions", "No latest edition has it."),
    ]
    return Page(shortened(entity["name"], 80), [one for one in content if one is not None])


_NO_EVENT = "Nothing happened to it on a list."
_NO_OWNER = "No owner of it is on record, so nothing is said of the 50 percent rule."


def _standing(entity: Row) -> list[Component | str]:
    kind = "listed" if entity["is_listed"] else "unlisted"
    return [html.Span(f"On {lists(entity['list_codes'])}", className=f"state {kind}")]


def _facts(entity: Row) -> Component:
    told = facts(entity, day)
    return elements.facts(
        [
            ("Listed since", told.since),
            ("Until", told.until),
            ("Rule", elements.link(told.rule, rule_link(entity["document_number"])) if told.rule else None),
            ("Edition", told.edition),
            ("Printed at", told.printed_at),
            ("At its publisher", elements.outside(entity["source_url"])),
            ("License requirement", elements.printed(entity["license_requirement"])),
            ("License review policy", elements.printed(entity["license_review_policy"])),
            ("Footnotes", elements.printed(entity["footnote_markers"])),
            ("Reason", elements.printed(told.reason)),
            ("Group", elements.printed(entity["group_basis"])),
        ]
    )


def _section(
    connection: "duckdb.DuckDBPyConnection", view: View, entity_id: str, table: Table, title: str, empty: str
) -> Component:
    asked = {"entity_id": entity_id}
    found = part(connection, table, view, **asked)
    return elements.section(title, elements.shown(table, found, view, empty, title, **asked), name=table.name)


def _line(
    connection: "duckdb.DuckDBPyConnection",
    view: View,
    entity_id: str,
    table: Table,
    title: str,
    empty: str,
    draw: Callable[[Sequence[Row]], Component],
) -> Component:
    asked = {"entity_id": entity_id}
    found = part(connection, table, view, **asked)
    return elements.section(
        title, elements.framed(table, found, view, draw(found.rows), empty, **asked), name=table.name
    )


def _evidence(connection: "duckdb.DuckDBPyConnection", view: View, entity: Row) -> Component | None:
    asked = {"entity_id": entity["entity_id"], "event": view.get("event"), "opening": entity["event_id"]}
    found = rows(connection, _EVENT, asked)
    if not found:
        return None
    event = found[0]
    place = f"Page {event['page']} of {event['document_number']}" if event["page"] else "no page to show"
    words = html.Blockquote(elements.text(event["printed_text"]))
    told = html.Div([html.H3("As printed"), words, html.P(_where(event), className="note")], className="printed")
    if not event["page"]:
        return elements.section("Evidence", told, name="evidence")
    source = address(f"/pictures/events/{event['event_id']}.png")
    shown = elements.picture(source, f"{place}, with the cells of {shortened(entity['name'], 80)} marked", f"{place}.")
    return elements.section("Evidence", html.Div([shown, told], className="beside"), name="evidence")


def _where(event: Row) -> str:
    span = f"characters {event['span_start']:,} to {event['span_end']:,}" if event["span_start"] is not None else None
    page_of = f"page {event['page']}" if event["page"] else None
    document = event["document_number"] or (f"edition of {event['edition_date']}" if event["edition_date"] else None)
    sha256 = f"document {event['document_sha256'][:12]}…" if event["document_sha256"] else None
    return ", ".join(filter(None, (document, page_of, span, sha256, f"event {event['event_id'][:8]}")))


def _group(connection: "duckdb.DuckDBPyConnection", view: View, entity: Row) -> Component:
    asked = {"entity_id": entity["entity_id"]}
    found = part(connection, party_tables.RELATIONS, view, **asked)
    table = elements.shown(party_tables.RELATIONS, found, view, "No relation of it is on record.", **asked)
    size = entity["group_size"] or 1
    if size < 2 and not found.count:
        return elements.section("Group", table, name="group")
    words = (
        f"The group of {shortened(entity['group_name'] or entity['name'], 120)}, {counted(size, 'party', 'parties')}"
    )
    source = address(f"/pictures/groups/{entity['entity_id']}.svg")
    drawn = html.Img(src=source, alt=f"{words}. The same stands in the table of relations.")
    frame = html.Div(drawn, className="scrolls graph", tabIndex=0, role="region", **elements.aria(label=words))
    caption = html.Figcaption([f"{words}. ", html.A("Open the picture alone", href=source)])
    figure = html.Figure([frame, caption], className="family")
    return elements.section("Group", figure, table, name="group", note="Each relation stands in the table below.")
