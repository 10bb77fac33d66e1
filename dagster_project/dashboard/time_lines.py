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
    return _line([(event["in_force_date"], _event(event, view)) for event in events])


def news(entries: Iterable[Row]) -> Component:
    """Each article with its day and publisher, and what it says of the party, sentence by sentence."""
    articles: dict[str, list[Row]] = {}
    for entry in entries:
        articles.setdefault(entry["article_id"], []).append(entry)
    return _line([(said[0]["news_date"], _article(said)) for said in articles.values()])


def _line(points: Sequence[tuple[dt.date | None, list[Component]]]) -> Component:
    items = []
    for moment, content in points:
        when = html.Time(day(moment) or "day unknown", dateTime=str(moment or ""))
        items.append(html.Li([when, html.Div(content)], className="point"))
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


def _article(said: Sequence[Row]) -> list[Component]:
    first = said[0]
    title = elements.text(first["title"])
    url = first["url"]
    where = html.A(title, href=url, target="_blank", rel="noreferrer noopener") if _is_web(url) else title
    machine = ", written by a machine" if first["is_machine_written"] else ""
    source = html.P(elements.text(f"{first['publisher'] or 'publisher unknown'}{machine}"), className="note")
    claims: dict[str, list[str]] = {}
    for row in said:
        claims.setdefault(row["sentence"], []).extend(_claim(row))
    sentences = [
        html.Li([html.Q(elements.text(sentence)), html.Span(f" {'; '.join(dict.fromkeys(words))}", className="soft")])
        for sentence, words in claims.items()
    ]
    return [html.P(html.Strong(where)), source, html.Ul(sentences)]


def _claim(row: Row) -> list[str]:
    if not row["claim_type"]:
        return []
    verdict = f", the ledger says: {plain(row['verdict'])}" if row["verdict"] else ""
    return [f"claim: {plain(row['claim_type'])}{verdict}"]


def _is_web(url: str | None) -> bool:
    return (url or "").startswith(("https://", "http://"))
