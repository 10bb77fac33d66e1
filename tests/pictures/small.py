"""A picture as the repository keeps it: of one width, of few colours, replaced only by one that looks different."""

import io
from pathlib import Path

from PIL import Image, ImageChops

WIDTH = 1400
_COLOURS = (256, 128, 64, 32)
_LARGEST = 200_000  # bytes
_SAME = 0.0002  # share of pixels in which two pictures of the same thing may differ: edges of letters


class TooLarge(ValueError):
    """A picture that cannot be made small enough; its text is one line with the remedy."""


def put(path: Path, picture: bytes) -> bool:
    """Write a picture small, unless the one that stands there looks the same; whether it was written."""
    with Image.open(io.BytesIO(picture)) as given:
        made = given.convert("RGB")
    if made.width > WIDTH:
        made = made.resize((WIDTH, round(made.height * WIDTH / made.width)), Image.Resampling.LANCZOS)
    content = _packed(made, path)
    if path.exists() and _looks_the_same(path.read_bytes(), content):
        return False
    path.write_bytes(content)
    return True


def _packed(picture: Image.Image, path: Path) -> bytes:
    """The picture with as many colours as its size allows."""
    for colours in _COLOURS:
        packed = io.BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
        if packed.tell() < _LARGEST:
            return packed.getvalue()
    raise TooLarge(f"{path}: over {_LARGEST:,} bytes with {_COLOURS[-1]} colours; show less of the page")


def _looks_the_same(one: bytes, other: bytes) -> bool:
    with Image.open(io.BytesIO(one)) as first, Image.open(io.BytesIO(other)) as second:
        if first.size != second.size:
            return False
        difference = ImageChops.difference(first.convert("RGB"), second.convert("RGB")).convert("L")
    changed = sum(difference.point(lambda value: 255 if value > 32 else 0).histogram()[1:])
    return changed <= _SAME * difference.width * difference.height
