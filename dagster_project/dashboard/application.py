"""The application: its frame, what it answers, and the rule that nothing of a page comes from another machine."""

import traceback
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, html, no_update
from dash.development.base_component import Component
from flask import Flask, Response

from dagster_project.dashboard import downloads, pictures, routing, screening, shell
from dagster_project.storage.published import NothingPublished

_INDEX = """<!DOCTYPE html>
<html lang="en">
<head>
{%metas%}
<meta name="color-scheme" content="light dark">
<title>{%title%}</title>
<link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
{%css%}
</head>
<body>
<noscript>This dashboard needs JavaScript; everything in it comes from this machine.</noscript>
{%app_entry%}
<div hidden>{%config%}{%scripts%}{%renderer%}</div>
</body>
</html>
"""
_HERE = ["localhost", "127.0.0.1"]  # the names by which a browser on this machine may call the server
_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'self'; script-src 'self' "
)


def application() -> Dash:
    """Make the application."""
    made = Dash(
        __name__,
        title=shell.NAME,
        update_title="",
        index_string=_INDEX,
        serve_locally=True,
        suppress_callback_exceptions=True,
        include_pages_meta=False,
        use_pages=False,
        compress=False,
        enable_mcp=False,
        add_log_handler=False,
    )
    made.layout = shell.shell
    _answers(made)
    server: Flask = made.server
    server.config["MAX_CONTENT_LENGTH"] = 2 * screening.MOST_BYTES  # as a browser writes a file, it is a third longer
    server.config["TRUSTED_HOSTS"] = _HERE
    pictures.serve(server)
    downloads.serve(server)
    policy = _POLICY + " ".join(made.csp_hashes())
    server.after_request(lambda answer: _guarded(answer, policy))
    server.register_error_handler(NothingPublished, _nothing)
    return made


def _answers(made: Dash) -> None:
    """Say what the application answers to what a person does."""
    made.callback(
        Output("main", "children"),
        Output("title", "data"),
        Output("rooms", "children"),
        Input("address", "pathname"),
        Input("address", "search"),
        on_error=failed,
    )(show)
    made.callback(
        Output("report", "children"),
        Output("said", "children"),
        Output("kept", "data"),
        Input("upload", "contents"),
        State("upload", "filename"),
        State("field-column", "value"),
        running=[(Output("said", "children"), "Screening…", "")],
        prevent_initial_call=True,
        on_error=failed_screening,
    )(screen)
    in_browser: Any = made.clientside_callback
    in_browser(
        ClientsideFunction("ledger", "arrived"),
        Output("arrived", "data"),
        Input("title", "data"),
        prevent_initial_call=True,
    )
    for button, form in (("take-csv", "csv"), ("take-page", "html")):
        in_browser(
            ClientsideFunction("ledger", f"take_{form}"),
            Output("file", "data", allow_duplicate=True),
            Input(button, "n_clicks"),
            State("kept", "data"),
            prevent_initial_call=True,
        )


def show(path: str | None, search: str | None) -> tuple[list[Component], str, list[Component]]:
    """The page of an address, its title, and the rooms."""
    page = routing.page(path or "/", search or "")
    return page.content, f"{page.title} - {shell.NAME}", shell.rooms(path or "/")


def failed(error: Exception) -> tuple[list[Component], str, list[Component]]:
    """A page that says what went wrong in the place of one that nobody foresaw to fail; the terminal has where."""
    traceback.print_exception(error)
    page = routing.instead("This page failed", error)
    return page.content, f"{page.title} - {shell.NAME}", shell.rooms("/")


def failed_screening(error: Exception) -> tuple[Any, Any, Any]:
    """One line in the place of a report."""
    traceback.print_exception(error)
    return None, html.Span(f"the screening failed: {error}", className="wrong"), None


def screen(contents: str | None, file_name: str | None, name_column: str | None) -> tuple[Any, Any, Any]:
    """The report on an uploaded table, or one line that says why there is none."""
    if not contents:
        return no_update, no_update, no_update
    try:
        report = screening.screened(contents, file_name or "", name_column or "")
    except (screening.RefusedUpload, NothingPublished) as error:
        return None, html.Span(str(error), className="wrong"), None
    return screening.answer(report), "", {"csv": report.csv, "html": report.html}


def _guarded(answer: Response, policy: str) -> Response:
    answer.headers["Content-Security-Policy"] = policy
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def _nothing(error: NothingPublished) -> Response:
    return Response(f"{error}\n", 503, mimetype="text/plain")
