"""What a materialization shows: the first page with entries, small enough for Dagster's records."""

import io
import re
from base64 import b64decode
from pathlib import Path

import polars as pl
from PIL import Image

from dagster_project.defs import metadata
from dagster_project.reading.evidence import frame_of
from dagster_project.sources.federal_register.document import read
from dagster_project.sources.federal_register.records import Entry

SAMPLE = Path(__file__).parents[3] / "data" / "samples" / "2025-00704.pdf"


def entries() -> pl.DataFrame:
    return frame_of(read(SAMPLE.read_bytes(), "sha")["entries"], Entry)


def test_the_first_page_with_entries_is_a_small_picture_in_markdown() -> None:
    shown = metadata.first_page(SAMPLE.read_bytes(), entries())["first marked page"].value
    found = re.fullmatch(r"!\[page 3\]\(data:image/png;base64,(\S+)\)", shown)
    assert found
    assert len(shown) < 200_000
    with Image.open(io.BytesIO(b64decode(found[1]))) as picture:
        assert picture.size == (680, 880)


def test_a_rule_without_entries_shows_no_picture() -> None:
    assert metadata.first_page(SAMPLE.read_bytes(), entries().clear()) == {}


def test_a_page_that_cannot_be_drawn_says_so_and_stops_nothing() -> None:
    assert "cannot be drawn" in metadata.first_page(b"no PDF", entries())["first marked page"]
