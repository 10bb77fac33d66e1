"""What a materialization shows to a person: counts, links, and the first rows as a table."""

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg
import polars as pl

_ROWS = 5
_DOTS_PER_INCH = 80  # legible, and some 70 kB a page
_LARGEST = 150_000  # bytes of a picture that a materialization carries in Dagster's records
_MARKS = re.compile(r"([\\`*_\[\]<>|~&$!])")  # what markdown reads as more than a letter, within a line
_DOCUMENT_NUMBER = re.compile(r"[A-Za-z0-9]+-[0-9-]+")
_PICTURED = ("event_id", "finding_id")  # of these `entity-ledger evidence` draws the page
_EVIDENCE = {"document_sha256", "x0", "top", "x1", "bottom", "span_start", "span_end"}


def of_frame(frame: pl.DataFrame, row_count: int) -> dict[str, Any]:
    """The number of rows and a preview of the first of them."""
    return {
        "dagster/row_count": row_count,
        "preview": dg.MetadataValue.md(preview(frame)),
    }


def preview(frame: pl.DataFrame) -> str:
    """The first rows of a frame in markdown, without the columns that say where they stand."""
    shown = frame.head(_ROWS).select(column for column in frame.columns if column not in _EVIDENCE)
    return table(shown.columns, shown.rows())


def evidence(frame: pl.DataFrame) -> dict[str, Any]:
    """The commands that draw the pages which the first rows rest on; nothing where none can be drawn."""
    key = next((column for column in _PICTURED if {column, "document_sha256", "page"} <= set(frame.columns)), None)
    if key is None:
        return {}
    rows = frame.head(_ROWS).filter(pl.col("page").is_not_null()).select(key, "page").rows()
    commands = [f"- page {page}: `entity-ledger evidence {digest}`" for digest, page in rows]
    return {"evidence": dg.MetadataValue.md("\n".join(commands))} if commands else {}


def table(columns: Sequence[str], rows: Sequence[Sequence[object]], width: int = 80) -> str:
    """Rows as a table in markdown, texts as they are and those longer than `width` cut; a rule's number is a link."""
    lines = [[_cell(column, cell, width) for column, cell in zip(columns, row, strict=True)] for row in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [columns, ["---"] * len(columns), *lines])


def escaped(text: object) -> str:
    """Any text on one line of markdown, so that it is shown letter by letter."""
    return _MARKS.sub(r"\\\1", " ".join(str(text).split()))


def link_of_rule(document_number: str) -> dg.UrlMetadataValue:
    """The page of a rule at the Federal Register."""
    return dg.MetadataValue.url(f"https://www.federalregister.gov/d/{document_number}")


def link_of_edition(day: str) -> dg.UrlMetadataValue:
    """Part 744 as the eCFR had it on a day."""
    return dg.MetadataValue.url(f"https://www.ecfr.gov/on/{day}/title-15/subtitle-B/chapter-VII/subchapter-C/part-744")


def counts(found: Mapping[str, int]) -> dg.MarkdownMetadataValue:
    """Tables with their number of rows."""
    return dg.MetadataValue.md(table(["table", "rows"], sorted(found.items())))


def first_page(content: bytes, entries: pl.DataFrame) -> dict[str, Any]:
    """The first page with entries of the table as a picture, their cells marked; nothing where no entry is printed."""
    from dagster_project.reading.errors import UnreadableDocument
    from dagster_project.reading.layout import Box
    from dagster_project.reading.page_image import mark, resolution

    printed = entries.filter(pl.col("page").is_not_null())
    if printed.is_empty():
        return {}
    boxes = [Box(*place) for place in printed.select("page", "x0", "top", "x1", "bottom").iter_rows()]
    try:
        picture = mark(content, boxes[0].page, boxes, resolution(_DOTS_PER_INCH))
    except UnreadableDocument as error:
        return {"first marked page": str(error)}
    if len(picture) > _LARGEST:
        return {"first marked page": "too large to show here; draw it with `entity-ledger evidence`"}
    shown = f"![page {boxes[0].page}](data:image/png;base64,{b64encode(picture).decode()})"
    return {"first marked page": dg.MetadataValue.md(shown)}


def _cell(column: str, value: object, width: int) -> str:
    text = "" if value is None else " ".join(str(value).split())
    if column == "document_number" and _DOCUMENT_NUMBER.fullmatch(text):
        return f"[{text}]({link_of_rule(text).url})"
    return escaped(text if len(text) <= width else f"{text[: width - 1]}…")
