"""Gzip, unpacked within limits: a few bytes that unpack to gigabytes are refused before they do."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from dagster_project.reading.errors import UnreadableDocument

MAGIC = b"\x1f\x8b"
_BLOCK = 1 << 20
_MOST_TIMES = 200  # pages and lines shrink to a fifth or tenth, a text of one letter to a thousandth
_ALLOWED = 50 << 20  # bytes, however small the file is
_ANOTHER_COPY = "fetch or pack it again"


def unpack(content: bytes, largest: int) -> bytes:
    """The bytes in a gzip file; raises UnreadableDocument where they are more than `largest`, or damaged."""
    found: list[bytes] = []
    size = 0
    for piece in _pieces(BytesIO(content)):
        size += len(piece)
        if size > largest:
            raise UnreadableDocument(f"it unpacks to more than {largest:,} bytes", "give it in smaller parts")
        found.append(piece)
    return b"".join(found)


def check(stream: BinaryIO) -> None:
    """Read a gzip file through; raises UnreadableDocument where it is damaged or unpacks out of all proportion."""
    size = 0
    for piece in _pieces(stream):
        size += len(piece)
        if size > _ALLOWED + _MOST_TIMES * stream.tell():
            cause = f"the gzip file unpacks to more than {_MOST_TIMES} times its size"
            raise UnreadableDocument(cause, "unpack it yourself if it is right")


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    """What the members of a gzip file hold, a megabyte at most at once."""
    unpacking, rest = zlib.decompressobj(31), b""
    while block := rest or stream.read(_BLOCK):
        try:
            piece = unpacking.decompress(block, _BLOCK)
        except zlib.error as error:
            raise UnreadableDocument(f"the gzip file is damaged ({error})", _ANOTHER_COPY) from error
        rest = unpacking.unconsumed_tail
        yield piece
        if unpacking.eof:
            rest = unpacking.unused_data.lstrip(b"\0")  # some programs pad the end
            unpacking = zlib.decompressobj(31)
            if not rest and not (rest := stream.read(_BLOCK).lstrip(b"\0")):
                return
    raise UnreadableDocument("the gzip file breaks off", _ANOTHER_COPY)
