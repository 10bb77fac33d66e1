"""Pictures by their address: a rule's page, an event's page, a group; each drawn when it is asked for."""

import threading
from collections.abc import Sequence

from flask import Flask, Response, abort

from dagster_project.dashboard.data import rows
from dagster_project.dashboard.view import Row
from dagster_project.reading.layout import Box
from dagster_project.storage import evidence, files
from dagster_project.storage.folders import Folders
from dagster_project.storage.published import of_this_version

_DOTS_PER_INCH = 130
_KEPT = "private, max-age=600"
_EVENT = (
    "select document_number, document_sha256, page, x0, top, x1, bottom from listing_events where event_id = $event"
)
_RULE = "select document_number, document_sha256, page_count from rules where document_number = $document"
_MARKED = """
select page, x0, top, x1, bottom from listing_events
where document_number = $document and basis = 'rule' and page = $page and x0 is not null
"""
_drawing = threading.Lock()  # pdfium draws for one thread at a time


def serve(server: Flask) -> None:
    """Let the server answer for pictures."""
    server.add_url_rule("/pictures/events/<event>.png", view_func=of_event)
    server.add_url_rule("/pictures/rules/<document>/<int:page>.png", view_func=of_page)
    server.add_url_rule("/pictures/groups/<entity_id>.svg", view_func=of_group)


def of_event(event: str) -> Response:
    """The page of an event, with its cells marked."""
    with of_this_version() as connection:
        found = rows(connection, _EVENT, {"event": event})
    if not found:
        abort(404)
    return _drawn(found[0], found[0]["page"], found)


def of_page(document: str, page: int) -> Response:
    """A page of a rule, with the cells of all its events marked."""
    with of_this_version() as connection:
        found = rows(connection, _RULE, {"document": document})
        marked = rows(connection, _MARKED, {"document": document, "page": page})
    if not found:
        abort(404)
    return _drawn(found[0], page, marked)


def of_group(entity_id: str) -> Response:
    """The group of a party, and whoever is related to one of it."""
    from dagster_project.relations.picture import svg
    from dagster_project.storage.graphs import family

    with of_this_version() as connection:
        if not rows(connection, "select 1 from entities where entity_id = $entity_id", {"entity_id": entity_id}):
            abort(404)
        picture = svg(family(connection, entity_id))
    return Response(picture, mimetype="image/svg+xml", headers={"Cache-Control": _KEPT})


def _drawn(document: Row, page: int | None, marked: Sequence[Row]) -> Response:
    edges = [(row["page"], row["x0"], row["top"], row["x1"], row["bottom"]) for row in marked]
    boxes = [Box(*one) for one in edges if None not in one]
    name = document["document_number"] or document["document_sha256"]
    try:
        with _drawing:
            png = evidence.picture(
                Folders.from_environment(), document["document_sha256"], name, page, boxes, _DOTS_PER_INCH
            )
    except (evidence.NoEvidence, files.RefusedFile) as error:
        return Response(f"{error}\n", 404, mimetype="text/plain")
    return Response(png, mimetype="image/png", headers={"Cache-Control": _KEPT})
