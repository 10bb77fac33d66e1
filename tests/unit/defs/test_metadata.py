"""What a materialization shows: a small picture of the first page with entries, and rows whose texts stay texts."""

import io
import re
from base64 import b64decode
from html import unescape
from pathlib import Path

import polars as pl
import pytest
from markdown_it import MarkdownIt
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


HOSTILE = [
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "'; drop table entities; --",
    "\u202elanac\u202c \u200f",
    "![x](http://elsewhere.example/a.png) [b](javascript:alert(1))",
    "`back` ``tick`` $x$ ~~gone~~ *b* _i_ **c**",
    "<img src=x onerror=alert(1)> &lt; \\| \\",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_shown_letter_by_letter(name: str) -> None:
    frame = pl.DataFrame({"name": [name], "page": [3]})
    shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(metadata.preview(frame))
    cells = re.findall(r"<td>(.*?)</td>", shown)
    assert [unescape(cell) for cell in cells] == [name, "3"]
    assert not re.search(r"<(?!/?(?:table|thead|tbody|tr|th|td)>)", shown)


def test_a_name_of_ten_thousand_letters_is_cut_and_a_rule_is_a_link() -> None:
    (row,) = metadata.table(["name", "document_number"], [("A" * 10_000, "2025-00704")]).splitlines()[2:]
    assert row == f"| {'A' * 79}… | [2025-00704](https://www.federalregister.gov/d/2025-00704) |"
    assert "](" not in metadata.table(["document_number"], [("x](javascript:alert(1))",)]).replace("\\](", "")


def test_events_and_findings_say_how_their_pages_are_drawn() -> None:
    frame = pl.DataFrame({"event_id": ["ab12", "cd34"], "document_sha256": ["d", "d"], "page": [2, None]})
    assert metadata.evidence(frame)["evidence"].value == "- page 2: `entity-ledger evidence ab12`"
    assert metadata.evidence(frame.drop("page")) == {}
