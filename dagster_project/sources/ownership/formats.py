"""Which form of ownership data a document is, told by how it begins, plain or in a ZIP as GLEIF ships it."""

import re
import zlib

from dagster_project.reading.media_types import is_ownership_header

HEAD_BYTES = 1 << 16
_ZIP = b"PK\x03\x04"
_DEFLATED = 8
_TABLES_OF_GLEIF = {
    "relationships": {"Relationship.StartNode.NodeID", "Relationship.EndNode.NodeID"},
    "exceptions": {"LEI", "Exception.Category"},
    "level_1": {"LEI", "Entity.LegalName"},
}
_LISTS_OF_GLEIF = {
    "relationships": re.compile(r'\s*\{\s*"relations"\s*:\s*\['),
    "exceptions": re.compile(r'\s*\{\s*"exceptions"\s*:\s*\['),
    "level_1": re.compile(r'\s*\{\s*"records"\s*:\s*\[(?=[^{}]*(?:\]|\{[^{}]*"LEI"))'),
}
_BODS = re.compile(r'\s*\[?\s*\{(?=.{0,60000}"statementId"\s*:)(?=.{0,60000}"recordType"\s*:)', re.S)

CSV, JSON, ZIP = "text/csv", "application/json", "application/zip"
PLAIN, BODS = "table", "bods"


def form_of(head: bytes) -> tuple[str, str] | None:
    """Media type and form of a document by its first bytes: a table, BODS, or one of GLEIF's; None for any other."""
    if head.startswith(_ZIP):
        inner = _first_of_zip(head)
        found = form_of(inner) if inner and not inner.startswith(_ZIP) else None
        return (ZIP, found[1]) if found else None
    text = _text(head)
    if text.lstrip().startswith(("{", "[")):
        form = next((form for form, start in _LISTS_OF_GLEIF.items() if start.match(text)), None)
        form = form or (BODS if _BODS.match(text) else None)
        return (JSON, form) if form else None
    header = text.lstrip().partition("\n")[0]
    cells = {cell.strip(' "\r') for cell in header.split(",")}
    form = next((form for form, columns in _TABLES_OF_GLEIF.items() if columns <= cells), None)
    form = form or (PLAIN if is_ownership_header(header) else None)
    return (CSV, form) if form else None


def _text(head: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "ignore")
    return head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")


def _first_of_zip(head: bytes) -> bytes:
    """How the first file of a ZIP begins."""
    method, names = int.from_bytes(head[8:10], "little"), int.from_bytes(head[26:28], "little")
    begin = 30 + names + int.from_bytes(head[28:30], "little")
    if method != _DEFLATED:
        return head[begin:] if method == 0 else b""
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(head[begin:], HEAD_BYTES)
    except zlib.error:
        return b""
