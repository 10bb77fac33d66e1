"""What surrounds every page: the way past the header, the rooms of the dashboard, the search, the release."""

from dash import dcc, html
from dash.development.base_component import Component

from dagster_project.dashboard import elements, forms
from dagster_project.storage.folders import Folders
from dagster_project.storage.release import current_release

_ROOMS = (
    ("", "Overview"),
    ("rules", "Rules"),
    ("parties", "Parties"),
    ("news", "News"),
    ("checks", "Checks"),
    ("screen", "Screen a table"),
)
NAME = "Entity Ledger"


def shell() -> Component:
    """The frame in which pages appear."""
    return html.Div(
        [
            dcc.Location(id="address"),
            dcc.Store(id="title"),
            dcc.Store(id="arrived"),
            dcc.Store(id="kept"),
            dcc.Download(id="file"),
            html.A("Skip to the content", href="#main", className="skip"),
            html.Header(
                [
                    html.Div([dcc.Link(NAME, href="/", className="brand"), _search()], className="top"),
                    html.Nav(id="rooms", **elements.aria(label="Rooms")),
                ]
            ),
            html.Main(html.P("Loading…", className="empty"), id="main", tabIndex=-1),
            html.Footer(_footer()),
        ],
        className="whole",
    )


def rooms(path: str) -> list[Component]:
    """The rooms, with the one marked in which the page is."""
    here = path.strip("/").partition("/")[0]
    return [
        dcc.Link(
            html.Span(words, **(elements.aria(current="page") if room == here else {})),
            href=f"/{room}",
            className="room here" if room == here else "room",
        )
        for room, words in _ROOMS
    ]


def _search() -> Component:
    return forms.asking(
        "/search",
        [forms.field("name", "Search a party", "", "Name of a party", prefix="top-")],
        "Search",
        "Search a party",
    )


def _footer() -> list[Component]:
    standing = current_release(Folders.from_environment())
    when = f"Released {standing.released_at[:16].replace('T', ' ')} UTC. " if standing else "Nothing is released yet. "
    claim = "It is no legal advice, and not the list: the Electronic Code of Federal Regulations is."
    return [html.P([when, claim])]
