"""`entity-ledger evidence`: the page of an event or a finding as a picture, with the event's cells marked."""

from pathlib import Path
from typing import Any

import typer

from dagster_project.cli.marts import NothingPublished, published
from dagster_project.cli.terminal import complain
from dagster_project.reading.errors import UnreadableDocument
from dagster_project.storage import landing
from dagster_project.storage.folders import Folders

_SHORTEST = 6  # digits of an event id; fewer would soon name several
_DOTS_PER_INCH = 150
_EVENT = """
with places as (
    select event_id, document_number, document_sha256, page, x0, top, x1, bottom from listing_events
    union all
    select finding_id, document, document_sha256, page, null, null, null, null from findings
)
select * from places where starts_with(event_id, $event_id) order by event_id limit 2
"""


class NoEvidence(ValueError):
    """There is no picture for what was asked; its text is one line with the remedy."""


def evidence(event_id: str, output: Path | None, page: int | None) -> int:
    """Write the picture and print its path; return 1 with one line on standard error if there is none."""
    try:
        event = _event(event_id.strip().lower())
        number = page or event["page"]
        picture = _picture(event, number)
        target = output or Path(f"{event['document_number']}-page-{number}-{event['event_id'][:8]}.png")
        _write(target, picture)
    except (NothingPublished, NoEvidence, landing.RefusedFile) as error:
        complain(error)
        return 1
    typer.echo(target)
    return 0


def _write(target: Path, picture: bytes) -> None:
    try:
        target.write_bytes(picture)
    except OSError as error:
        raise NoEvidence(f"{target}: {error.strerror}; give the path of a file that can be written") from error


def _event(event_id: str) -> dict[str, Any]:
    """The one event, or finding, whose id begins so; a finding has no box."""
    if len(event_id) < _SHORTEST:
        raise NoEvidence(f"{event_id!r} is too short; give at least {_SHORTEST} digits of an event id")
    with published() as connection:
        found = list(connection.execute(_EVENT, {"event_id": event_id}).pl().iter_rows(named=True))
    if not found:
        remedy = "`entity-ledger show NAME` prints ids of events, the mart `findings` has those of findings"
        raise NoEvidence(f"no event has an id that begins with {event_id!r}, and no finding; {remedy}")
    if len(found) > 1:
        raise NoEvidence(f"several events have an id that begins with {event_id!r}; give more of its digits")
    return found[0]


def _picture(event: dict[str, Any], page: int) -> bytes:
    from dagster_project.reading.layout import Box
    from dagster_project.reading.page_image import mark, resolution

    folders = Folders.from_environment()
    document = next((one for one in landing.manifests(folders) if one.sha256 == event["document_sha256"]), None)
    if document is None or not landing.path_of(document, folders).exists():
        name = document.file_name if document else event["document_number"]
        raise NoEvidence(f"{name}: its bytes are not in {folders.landing} any more; put it into {folders.inbox} again")
    if document.media_type != "application/pdf" or event["page"] is None:
        raise NoEvidence(
            f"{document.file_name}: {document.media_type} has no pages; see `listing_events` or `findings`"
        )
    edges = (event["x0"], event["top"], event["x1"], event["bottom"])
    boxes = [] if None in edges else [Box(event["page"], *edges)]
    try:
        return mark(landing.content(document, folders), page, boxes, resolution(_DOTS_PER_INCH))
    except UnreadableDocument as error:
        raise NoEvidence(f"{document.file_name}: {error}") from error
