"""Pieces of pages: text as text, links, tables with their captions, lists of facts, pictures with their words."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dagster_project.dashboard.tables import ROWS, Column, Part, Table
from dagster_project.dashboard.view import Row, View
from dagster_project.dashboard.words import counted, said, shortened

Child = Component | str | None
_LONG, _LONG_CELL, _BEGINNING = 900, 240, 160  # letters: of longer texts, on a page and in a cell, the beginning


def aria(**said: str) -> dict[str, Any]:
    """Attributes that tell assistive programs what sight tells: `aria(label="Rooms")`."""
    return {f"aria-{name}": value for name, value in said.items()}


def text(value: object) -> Component:
    """What was printed, set apart from the page: it turns no other text, and what is very long is folded."""
    words = said(value)
    return html.Bdi(words) if len(words) <= _LONG else _unfolding(words)


def printed(value: object) -> Component | None:
    """The same, and nothing where nothing was printed."""
    return text(value) if said(value) else None


def link(words: object, target: str | None) -> Component:
    """Words that lead to another page of the dashboard; where nothing is to be led to, the words."""
    shown = html.Bdi(shortened(said(words)))
    return dcc.Link(shown, href=target) if target else text(words)


def outside(target: str | None) -> Component | None:
    """A link that leaves the machine when a person follows it, and only to an address of the web."""
    if not (target or "").startswith(("https://", "http://")):
        return printed(target)
    return html.A(html.Bdi(target), href=target, target="_blank", rel="noreferrer noopener")


def heading(title: str, note: str = "") -> Component:
    """What the page is about, in its only first-level heading, where a reader arrives."""
    told = [html.P(note, className="lead")] if note else []
    return html.Div([html.H1(text(shortened(title)), id="title", tabIndex=-1), *told], className="heading")


def section(title: str, *children: Child, name: str, note: str = "") -> Component:
    """A part of a page under its heading, which links can lead to."""
    told = [html.P(note, className="note")] if note else []
    inside = [child for child in children if child is not None]
    return html.Section([html.H2(title, id=name), *told, *inside], **aria(labelledby=name))


def facts(pairs: Sequence[tuple[str, Child]]) -> Component:
    """A list of facts by their names; a missing one is left out."""
    told = [html.Div([html.Dt(name), html.Dd(value)]) for name, value in pairs if value not in (None, "")]
    return html.Dl(told, className="facts")


def cards(entries: Sequence[tuple[str, str, str | None]]) -> Component:
    """Counts in a row: a number, what it counts, and where it leads."""
    return html.Ul(
        [
            html.Li([html.Strong(number), dcc.Link(words, href=target) if target else html.Span(words)])
            for number, words, target in entries
        ],
        className="cards",
    )


def shown(table: Table, found: Part, view: View, empty: str, above: str = "", **given: str) -> Component:
    """A table under the heading `above`, with its pages and its download; where it has no rows, a sentence."""
    caption = f"{table.caption}, {counted(found.count, 'row')}"
    return framed(table, found, view, grid(caption, table.columns, found.rows, above), empty, **given)


def framed(table: Table, found: Part, view: View, body: Component, empty: str, **given: str) -> Component:
    """What is made of a table's rows, with the pages before and after and the whole table as CSV."""
    if not found.count:
        return html.P(empty, className="empty")
    download = html.A(
        ["Download CSV", html.Span(f" of {table.caption}", className="unseen")],
        href=table.csv_link({**view.asked, **given}),
        download=f"{table.name}.csv",
        className="button quiet",
    )
    return html.Div([body, html.Div([pager(table, found, view), download], className="below")], className="table")


def grid(caption: str, columns: Sequence[Column], rows: Sequence[Row], above: str = "") -> Component:
    """The table itself, in a frame that scrolls by itself on a narrow screen and can be reached by key."""
    head = html.Tr([html.Th(one.title, scope="col", className=one.kind) for one in columns])
    body = [html.Tr([_cell(column, row, is_first=not place) for place, column in enumerate(columns)]) for row in rows]
    table = html.Table([_caption(caption, above), html.Thead(head), html.Tbody(body)])
    return html.Div(table, className="scrolls", tabIndex=0, role="region", **aria(label=caption))


def _caption(words: str, above: str) -> Component:
    """The caption; what the heading above it says is said again only to whoever listens."""
    said_above = f"{above}, "
    if not words.startswith(said_above):
        return html.Caption(words)
    return html.Caption([html.Span(said_above, className="unseen"), words.removeprefix(said_above)])


def folded(words: str, inside: Component) -> Component:
    """What is there for whoever opens it."""
    return html.Details([html.Summary(words), inside], className="folded")


def pager(table: Table, found: Part, view: View) -> Child:
    """Where a reader is in a long table, and the way to the pages before and after."""
    if found.pages == 1:
        return html.Span()
    first = ROWS * (found.number - 1) + 1
    last = min(found.count, ROWS * found.number)
    word = f"{table.name}_page"
    ways = [("First", 1, found.number > 1), ("Previous", found.number - 1, found.number > 1)]
    ways += [("Next", found.number + 1, found.number < found.pages), ("Last", found.pages, found.number < found.pages)]
    links = [
        dcc.Link(words, href=view.link(**{word: number}), className="button quiet")
        for words, number, is_there in ways
        if is_there
    ]
    return html.Nav(
        [html.Span(f"Rows {first:,} to {last:,} of {found.count:,}"), *links],
        className="pager",
        **aria(label=f"Pages of {table.caption}"),
    )


def way(
    words: str, target: str, *, is_here: bool, is_marked: bool = False, before: str = "", after: str = ""
) -> Component:
    """One of several views beside each other; what sight tells of it is said before and after for whoever listens."""
    shown_words = html.Span(words, **(aria(current="page") if is_here else {}))
    inside = [html.Span(before, className="unseen"), shown_words, html.Span(after, className="unseen")]
    kinds = ["way", *(["marked"] if is_marked else []), *(["here"] if is_here else [])]
    return dcc.Link(inside, href=target, className=" ".join(kinds))


def picture(source: str, words: str, caption: str) -> Component:
    """A picture with what it shows in words; it opens alone when it is followed."""
    image = html.A(html.Img(src=source, alt=words), href=source, title="Open the picture alone")
    return html.Figure([image, html.Figcaption(caption)], className="picture")


def chart(name: str, title: str, words: str, figure: Mapping[str, Any]) -> Component:
    """A chart under its title; what it shows stands in words for whoever does not see it."""
    drawn = dcc.Graph(
        id=name, figure=dict(figure), config={"displayModeBar": False, "responsive": True}, className="chart"
    )
    graphic = html.Div(drawn, role="img", **aria(label=f"{title}. {words}"))
    return html.Figure([html.Figcaption([html.H3(title), html.P(words)]), graphic], className="plot")


def _unfolding(words: str) -> Component:
    """The beginning of a long text, and the whole for whoever opens it."""
    return html.Details([html.Summary(html.Bdi(shortened(words, _BEGINNING))), html.Bdi(words)], className="unfolding")


def _cell(column: Column, row: Row, *, is_first: bool) -> Component:
    """A cell; it is a block of its own, so its text turns no other one, and needs no element that says so."""
    words = said(column.words(row) if column.words else row.get(column.name))
    inside: Child = _unfolding(words) if len(words) > _LONG_CELL else words
    if words and column.link and (target := column.link(row)):
        inside = dcc.Link(shortened(words), href=target)
    if is_first:
        return html.Th(inside, scope="row", className=column.kind)
    return html.Td(inside, className=column.kind)
