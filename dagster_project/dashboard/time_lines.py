"""Time lines: what happened to a party on the lists, and what the news said, day by day."""

import datetime as dt
from collections.abc import Iterable, Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dagster_project.dashboard import elements
from dagster_project.dashboard.view import Row, View, rule_link
from dagster_project.dashboard.words import day, plain

_DONE = {
    "add": "Added",
    "revise": "Revised",
    "remove": "Removed",
    "correct": "Corrected",
    "cite": "Cited by its entry",
    "open": "Stands in the first edition",
    "close": "No longer in the first edition",
}


def history(events: Iterable[Row], view: View) -> Component:
    """Each event with its day, what tells of it, and the way to its page."""
    return _line([(event["in_force_date"], "", _event(event, view)) for event in events])


def news(entries: Iterable[Row]) -> Component:
    """Each article or claim with its day, its publisher and the sentence."""
    return _line([(entry["news_date"], _mark(entry), _said(entry)) for entry in entries])


def _line(points: Sequence[tuple[dt.date | None, str, list[Component]]]) -> Component:
    items = []
    for moment, mark, content in points:
        when = html.Time(day(moment) or "day unknown", dateTime=str(moment or ""))
        items.append(html.Li([when, html.Div(content)], className=f"point {mark}".strip()))
    return html.Ol(items, className="timeline")


def _event(event: Row, view: View) -> list[Component]:
    done = _DONE.get(event["action"], event["action"])
    of = f": {plain(event['target'])}" if event["target"] != "entry" else ""
    told = [html.Strong(f"{done}{of}"), html.Span(f" ({plain(event['list_code'])})")]
    if event["detail"]:
        told += [html.Span(", "), elements.text(event["detail"])]
    lines = [html.P(told)]
    if event["description"]:
        lines.append(html.P(elements.text(event["description"])))
    return [*lines, html.P(_source(event, view), className="note")]


def _source(event: Row, view: View) -> list[Component | str]:
    cited = ", ".join(filter(None, (event["citation"], event["destination"])))
    if event["basis"] == "rule":
        place = f", page {event['page']}" if event["page"] else ""
        parts: list[Component | str] = [
            elements.link(event["document_number"], rule_link(event["document_number"])),
            place,
        ]
    elif event["edition_date"]:
        parts = [f"edition of {event['edition_date']}"]
    else:
        parts = ["as its entry cites"]
    evidence = dcc.Link("Show its words", href=f"{view.link(event=event['event_id'])}#evidence")
    return [*parts, f", {cited}. " if cited else ". ", evidence]


def _mark(entry: Row) -> str:
    return "claim" if entry["news_type"] == "claim" else ""


def _said(entry: Row) -> list[Component]:
    source = [entry["publisher"] or "publisher unknown"]
    source += ["written by a machine"] if entry["is_machine_written"] else []
    source += [f"claim: {plain(entry['claim_type'])}"] if entry["claim_type"] else ["mention"]
    source += [f"the ledger says: {plain(entry['verdict'])}"] if entry["verdict"] else []
    title = elements.text(entry["title"])
    where = (
        html.A(title, href=entry["url"], target="_blank", rel="noreferrer noopener") if _is_web(entry["url"]) else title
    )
    return [
        html.P(html.Strong(where)),
        html.P(html.Q(elements.text(entry["sentence"]))),
        html.P(elements.text(", ".join(source)), className="note"),
    ]


def _is_web(url: str | None) -> bool:
    return (url or "").startswith(("https://", "http://"))
