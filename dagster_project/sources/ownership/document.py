"""The reader of ownership data: an open file in, batches of records out, so that little memory is enough."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, TextIO

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import Tables
from dagster_project.reading.media_types import decode
from dagster_project.sources.ownership import bods, gleif, holdings
from dagster_project.sources.ownership.formats import BODS, CSV, HEAD_BYTES, PLAIN, ZIP, form_of
from dagster_project.sources.ownership.pieces import Row, items, rows
from dagster_project.sources.ownership.records import TABLES
from dagster_project.sources.ownership.written import NotUnderstoodError, quarantined

_BATCH = 20_000  # pieces
_WHOLE = 1 << 24  # bytes up to which a document is decoded whole, whatever its encoding; a larger one is UTF-8

Fact = tuple[str, Any]


def read(content: bytes, document_sha256: str) -> Tables:
    """Read a small document at once."""
    tables: Tables = {table: [] for table in TABLES}
    for batch in read_batches(io.BytesIO(content), document_sha256):
        for table, records in batch.items():
            tables[table] += records
    return tables


def read_batches(file: BinaryIO, document_sha256: str) -> Iterator[Tables]:
    """Read a document piece by piece; what is not understood comes as quarantined rows."""
    head = file.read(HEAD_BYTES)
    file.seek(0)
    found = form_of(head)
    if not found:
        raise UnreadableDocument(
            "the file is no form of ownership data", "give a table, BODS 0.4 or GLEIF's golden copy"
        )
    media_type, form = found
    with _opened(file, media_type) as plain:
        inner, _ = form_of(plain.read(HEAD_BYTES)) or (media_type, form)
        plain.seek(0)
        try:
            with _text(plain) as text:
                yield from _batches(_facts(text, inner, form, document_sha256))
        except UnicodeDecodeError as error:
            raise UnreadableDocument(f"the file is not UTF-8 ({error.reason})", "save it again as UTF-8") from error


@contextmanager
def _opened(file: BinaryIO, media_type: str) -> Iterator[BinaryIO]:
    if media_type != ZIP:
        yield file
        return
    try:
        with zipfile.ZipFile(file) as archive:
            names = [one.filename for one in archive.infolist() if not one.is_dir()]
            if len(names) != 1:
                raise UnreadableDocument(f"the ZIP holds {len(names)} files", "give each of them by itself")
            with archive.open(names[0]) as inner:
                yield inner  # type: ignore[misc]  # a ZipExtFile is read as a BinaryIO is
    except (zipfile.BadZipFile, zipfile.LargeZipFile, RuntimeError, EOFError) as error:
        raise UnreadableDocument(f"the ZIP cannot be read ({error})", "fetch it again") from error


@contextmanager
def _text(file: BinaryIO) -> Iterator[TextIO]:
    """The text of a file: a small one in any encoding, a large one in UTF-8."""
    begun = file.read(_WHOLE + 1)
    if len(begun) <= _WHOLE:
        yield io.StringIO(decode(begun), newline="")
        return
    file.seek(0)
    text = io.TextIOWrapper(file, "utf-8-sig", newline="")
    try:
        yield text
    finally:
        text.detach()  # else it closes the file, which is not ours


def _batches(facts: Iterator[Fact]) -> Iterator[Tables]:
    batch: Tables = {table: [] for table in TABLES}
    for number, (table, record) in enumerate(facts, start=1):
        batch[table].append(record)
        if number % _BATCH == 0:
            yield batch
            batch = {table: [] for table in TABLES}
    yield batch


def _facts(text: TextIO, media_type: str, form: str, sha: str) -> Iterator[Fact]:
    if form == PLAIN:
        yield from _of_table(rows(text), sha)
    elif media_type == CSV:
        yield from _of_gleif_table(rows(text), form, sha)
    elif form == BODS:
        for item in items(text):
            try:
                yield from list(bods.read(item, sha))
            except NotUnderstoodError as problem:
                yield "quarantine", quarantined(item, "statement", f"statement {item.number}: {problem}", sha)
    else:
        for item in items(text):
            yield from _of_gleif(item, gleif.of_item(item), form, sha)


def _of_table(found: Iterator[Row], sha: str) -> Iterator[Fact]:
    header = next(found, None)
    if header is None:
        raise UnreadableDocument("the table is empty", f"give it a header row with {', '.join(holdings.REQUIRED)}")
    names = holdings.columns_of(header)
    for one in holdings.unknown_columns(header, names, sha):
        yield "quarantine", one
    reader = holdings.Holdings(names, sha)
    for row in found:
        try:
            yield "holdings", reader.read(row)
        except NotUnderstoodError as problem:
            yield "quarantine", quarantined(row, "row", f"row {row.number}: {problem}", sha)


def _of_gleif_table(found: Iterator[Row], form: str, sha: str) -> Iterator[Fact]:
    header = next(found)
    for row in found:
        if len(row.cells) != len(header.cells):
            expected = f"row {row.number}: {len(header.cells)} cells as in the header, not {len(row.cells)}"
            yield "quarantine", quarantined(row, "row", expected, sha)
            continue
        yield from _of_gleif(row, gleif.of_row(row, header.cells), form, sha)


def _of_gleif(piece: Any, fields: gleif.Fields, form: str, sha: str) -> Iterator[Fact]:
    table, reader = gleif.READERS[form]
    try:
        yield from [(table, record) for record in reader(piece, fields, sha)]
    except NotUnderstoodError as problem:
        yield "quarantine", quarantined(piece, "record", f"record {piece.number}: {problem}", sha)
