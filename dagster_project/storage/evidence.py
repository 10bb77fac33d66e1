"""The page that a fact stands on, drawn from the landed document with the fact's boxes marked."""

from collections.abc import Sequence

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.layout import Box
from dagster_project.storage import manifests
from dagster_project.storage.folders import Folders


class NoEvidence(ValueError):
    """There is no picture for what was asked; its text is one line with the remedy."""


def picture(
    folders: Folders, sha256: str, name: str, page: int | None, boxes: Sequence[Box], dots_per_inch: float
) -> bytes:
    """The page of a landed document as PNG; raises NoEvidence, or RefusedFile where its bytes are others."""
    from dagster_project.reading.page_image import mark, resolution

    document = manifests.standing(folders, sha256)
    if document is None:
        called = next((one.file_name for one in manifests.landed(folders) if one.sha256 == sha256), name)
        raise NoEvidence(
            f"{called}: its bytes are not in {folders.landing} any more; put it into {folders.inbox} again"
        )
    if document.media_type != "application/pdf" or page is None:
        raise NoEvidence(
            f"{document.file_name}: {document.media_type} has no pages; see `listing_events` or `findings`"
        )
    try:
        return mark(manifests.content(document, folders), page, boxes, resolution(dots_per_inch))
    except UnreadableDocument as error:
        raise NoEvidence(f"{document.file_name}: {error}") from error
