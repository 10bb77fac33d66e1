"""A page of a PDF as a picture, with the boxes of evidence marked on it."""

import io
from collections.abc import Sequence
from typing import Any

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.layout import Box

_POINTS = 72  # to the inch
_MARKER = (255, 240, 130)
_FRAME = (200, 60, 0)
_FRAME_WIDTH = 0.75  # points
_MARGIN = 2.0  # points between the print and its frame
_COLOURS = 32
_MOST_PIXELS = 40_000_000  # a page as large as a wall is refused before it is drawn


def mark(content: bytes, page: int, boxes: Sequence[Box], scale: float) -> bytes:
    """The page (from 1) as PNG, `scale` pixels to the point; of the boxes those that stand on it are marked.

    Raises UnreadableDocument where the file has no such page or the page cannot be drawn.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocument(f"the PDF cannot be drawn ({error})", "land the document again") from error
    try:
        if not 1 <= page <= len(document):
            raise UnreadableDocument(f"there is no page {page}", f"ask for one of 1 to {len(document)}")
        sheet = document[page - 1]
        width, height = sheet.get_size()
        if width * height * scale * scale > _MOST_PIXELS:
            raise UnreadableDocument(f"page {page} is {width:.0f} by {height:.0f} points large", "draw it smaller")
        left, top = _origin(sheet)
        picture = sheet.render(scale=scale).to_pil().convert("RGB")
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocument(f"page {page} cannot be drawn ({error})", "land the document again") from error
    finally:
        document.close()
    for box in boxes:
        if box.page == page:
            _mark(picture, (box.x0 - left, box.top - top, box.x1 - left, box.bottom - top), scale)
    return _png(picture)


def resolution(dots_per_inch: float) -> float:
    """The scale that gives this resolution."""
    return dots_per_inch / _POINTS


def _origin(sheet: Any) -> tuple[float, float]:
    """Where the drawn part of the page begins, in the points of evidence: a crop box may cut off margins."""
    if sheet.get_rotation():
        return 0.0, 0.0
    _, low, _, high = sheet.get_mediabox()
    left, _, _, crop_high = sheet.get_cropbox()
    return left, low + high - crop_high


def _mark(picture: Image.Image, edges: tuple[float, float, float, float], scale: float) -> None:
    """The picture with one box tinted as by a text marker, so that black print stays black, and framed."""
    x0, top, x1, bottom = edges
    left, right = max(round((x0 - _MARGIN) * scale), 0), min(round((x1 + _MARGIN) * scale), picture.width - 1)
    upper, lower = max(round((top - _MARGIN) * scale), 0), min(round((bottom + _MARGIN) * scale), picture.height - 1)
    if left >= right or upper >= lower:
        return
    place = (left, upper, right, lower)
    part = picture.crop(place)
    picture.paste(ImageChops.multiply(part, Image.new("RGB", part.size, _MARKER)), place)
    ImageDraw.Draw(picture).rectangle(place, outline=_FRAME, width=max(round(_FRAME_WIDTH * scale), 1))


def _png(picture: Image.Image) -> bytes:
    """Print needs few colours: with a palette the file is a third as large."""
    target = io.BytesIO()
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(target, "PNG", optimize=True)
    return target.getvalue()
