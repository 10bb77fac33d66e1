"""`entity-ledger evidence`: the page of an event or a finding as a picture, with the event's cells marked."""

from pathlib import Path
from typing import Any

import typer

from dagster_project.cli.terminal import complain
from dagster_project.storage import files
from dagster_project.storage.evidence import NoEvidence, picture
from dagster_project.storage.folders import Folders
from dagster_project.storage.published import NothingPublished, of_this_version

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


def evidence(event_id: str, output: Path | None, page: int | None) -> int:
    """Write the picture and print its path; return 1 with one line on standard error if there is none."""
    try:
        event = _event(event_id.strip().lower())
        number = page or event["page"]
        drawn = _picture(event, number)
        target = output or Path(f"{event['document_number']}-page-{number}-{event['event_id'][:8]}.png")
        _write(target, drawn)
    except (NothingPublished, NoEvidence, files.RefusedFile) as error:
        complain(error)
        return 1
    typer.echo(target)
    return 0


def _write(target: Path, drawn: bytes) -> None:
    try:
        target.write_bytes(drawn)
    except OSError as error:
        raise NoEvidence(f"{target}: {error.strerror}; give the path of a file that can be written") from error


def _event(event_id: str) -> dict[str, Any]:
    """The one event, or finding, whose id begins so; a finding has no box."""
    if len(event_id) < _SHORTEST:
        raise NoEvidence(f"{event_id!r} is too short; give at least {_SHORTEST} digits of an event id")
    with of_this_version() as connection:
        found = list(connection.execute(_EVENT, {"event_id": event_id}).pl().iter_rows(named=True))
    if not found:
        remedy = "`entity-ledger show NAME` prints ids of events, the mart `findings` has those of findings"
        raise NoEvidence(f"no event has an id that begins with {event_id!r}, and no finding; {remedy}")
    if len(found) > 1:
        raise NoEvidence(f"several events have an id that begins with {event_id!r}; give more of its digits")
    return found[0]


def _picture(event: dict[str, Any], page: int) -> bytes:
    from dagster_project.reading.layout import Box

    edges = (event["x0"], event["top"], event["x1"], event["bottom"])
    boxes = [] if None in edges else [Box(event["page"], *edges)]
    shown = page if event["page"] is not None else None
    folders, name = Folders.from_environment(), event["document_number"] or event["document_sha256"]
    return picture(folders, event["document_sha256"], name, shown, boxes, _DOTS_PER_INCH)
