"""The committed samples are what they say they are, and the typeset rule keeps the promises of its layout."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest

from tests.typesetting.__main__ import SAMPLES
from tests.typesetting.print_layout import typeset
from tests.typesetting.print_style import PrintStyle
from tests.typesetting.rule_2025_00704 import ADDED, NOTE, REVISED, RULE
from tests.typesetting.rule_2025_00704_text import ALL_ADDED, ATOMIC_ENERGY, OPTICS, ZHIPU_GROUP

PDF = SAMPLES / "2025-00704.pdf"
LIST = Path(__file__).parents[4] / "shared" / "data" / "lists" / "entity-list_2026-07-09.json"
STYLE = PrintStyle()
PARENT = "Beijing Zhipu Huazhang Technology Co., Ltd."


@pytest.fixture(scope="module")
def pages() -> Iterator[list[pdfplumber.page.Page]]:
    with pdfplumber.open(PDF) as pdf:
        yield pdf.pages


def upright(page: pdfplumber.page.Page) -> pdfplumber.page.Page:
    return page.filter(lambda thing: thing.get("upright", True))


def columns_of(page: pdfplumber.page.Page) -> list[str]:
    """The text of each of the three columns of a page without a table."""
    step = STYLE.column_width + STYLE.gutter
    lefts = [STYLE.left + number * step for number in range(STYLE.column_count)]
    boxes = [(left - 2, STYLE.top - 4, left + STYLE.column_width + 2, STYLE.bottom + 4) for left in lefts]
    return [upright(page).crop(box).extract_text() for box in boxes]


def test_the_committed_rule_is_what_the_generator_makes() -> None:
    assert PDF.read_bytes() == typeset(RULE), "run `python -m tests.typesetting` and look at the pages"


def test_the_rule_runs_from_page_4617_to_4620_with_the_number_on_the_outer_side(pages) -> None:
    heads = [upright(page).crop((0, 30, page.width, 47)).extract_text() for page in pages]
    head = "Federal Register / Vol. 90, No. 10 / Thursday, January 16, 2025 / Rules and Regulations"
    assert heads == [f"{head} 4617", f"4618 {head}", f"{head} 4619", f"4620 {head}"]


def test_the_whole_table_stands_on_page_4619(pages) -> None:
    texts = [upright(page).extract_text() for page in pages]
    assert [("License requirement" in text) for text in texts] == [False, False, True, False]
    assert [text.count("[INSERT FR") for text in texts] == [0, 0, 12, 0]
    assert texts[2].count("Presumption of") == 11


def test_the_table_has_no_vertical_rule(pages) -> None:
    table = pages[2]
    drawn = [*table.lines, *table.rects]
    assert drawn
    assert all(abs(line["top"] - line["bottom"]) < 1 for line in drawn)


def test_every_entry_of_the_rule_can_be_read_in_its_table(pages) -> None:
    country, entity = STYLE.cell_widths[:2]
    box = (STYLE.left + country - 2, STYLE.top, STYLE.left + country + entity - 2, STYLE.bottom)
    cells = upright(pages[2]).crop(box).extract_text()
    text = re.sub(r"\s+", " ", cells.replace("-\n", ""))
    assert [name for name in ALL_ADDED if name not in text] == []
    assert "The following Department of Atomic Energy entities: —Nuclear reactors" in text


def test_company_names_are_hyphenated_at_the_ends_of_lines(pages) -> None:
    text = "\n".join(column for page in pages[:2] for column in columns_of(page))
    broken = {name for name in ALL_ADDED if re.search(_with_a_hyphenated_break(name), text)}
    assert len(broken) >= 3, broken


def _with_a_hyphenated_break(name: str) -> str:
    """A pattern for the name printed over lines with at least one word parted by a hyphen."""
    letters = [re.escape(letter) if letter != " " else r"\s" for letter in name]
    anywhere = r"(?:-\n)?".join(letters)
    return rf"(?!{''.join(letters)}){anywhere}"


def test_instructions_are_marked_with_squares_that_read_as_squares(pages) -> None:
    text = "\n".join(column for page in pages for column in columns_of(page))
    marked = re.findall(r"^■ ?(\S+)", text, re.MULTILINE)
    assert marked == ["1.", "2.", "a.", "b."]


def test_neighbours_stand_before_and_after_the_rule(pages) -> None:
    first, last = "\n".join(columns_of(pages[0])), "\n".join(columns_of(pages[3]))
    assert first.index("[FR Doc. 2025–99998") < first.index("DEPARTMENT OF COMMERCE")
    assert last.index("[FR Doc. 2025–00704 Filed 1–15–25; 8:45 am]") < last.index("BILLING CODE 3510–33–P")
    assert last.index("BILLING CODE 3510–33–P") < last.index("INLAND HARBORS BOARD")


def test_no_line_leaves_its_column(pages) -> None:
    step = STYLE.column_width + STYLE.gutter
    for page in [pages[0], pages[1], pages[3]]:
        words = upright(page).crop((0, STYLE.top - 4, page.width, STYLE.bottom + 4)).extract_words()
        for word in words:
            start = STYLE.left + step * ((word["x0"] - STYLE.left + 1) // step)
            assert word["x1"] <= start + STYLE.column_width + 1, word


def test_no_two_lines_of_a_cell_or_column_overlap(pages) -> None:
    for page in pages:
        chars = sorted((char for char in page.chars if char["upright"]), key=lambda char: (char["x0"], char["top"]))
        places = {(round(char["x0"], 1), round(char["top"], 1)) for char in chars if char["text"].strip()}
        assert len(places) == len([char for char in chars if char["text"].strip()])


def test_the_file_says_that_it_is_no_official_print_but_not_in_its_text(pages) -> None:
    assert pages[0].pdf.metadata["Subject"] == NOTE
    for page in pages:
        assert "not the official print" not in upright(page).extract_text()
        turned = "".join(char["text"] for char in page.chars if not char["upright"])
        assert "not the official print" in turned


def test_the_facts_are_those_of_the_list() -> None:
    if not LIST.exists():
        pytest.skip("the Entity List of July 2026 is not beside the project (../shared/data/lists)")
    listed = [
        entity
        for entity in json.loads(LIST.read_text())["entities"]
        if "90 FR 4619, 1/16/25" in (entity["federal_register"] or "")
    ]
    facts = {entity["name"]: (tuple(entity["aliases"]), entity["address"]) for entity in listed}
    ours = {party.name: (party.aliases, "; and ".join(party.addresses) + ".") for party in ADDED}
    revised = tuple(re.sub(r"^—|; and$|[;.]$", "", line) for line in REVISED.entity[1:])
    assert facts == {**ours, ATOMIC_ENERGY: (revised, None)}


def test_a_long_table_repeats_its_header_on_each_page_and_loses_no_row() -> None:
    style = PrintStyle(cell_widths=(70, 110, 120, 110, 112))
    with pdfplumber.open(io.BytesIO(typeset(RULE, style))) as pdf:
        texts = [upright(page).extract_text() for page in pdf.pages]
    assert sum("License requirement" in text for text in texts) == 2
    assert sum(text.count("[INSERT FR") for text in texts) == 12


def test_the_ownership_table_knows_one_parent_two_investors_and_no_share() -> None:
    with (SAMPLES / "ownership.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    owned = {row["owned_name"] for row in rows if row["relation_type"] == "parent"}
    assert owned == set(ZHIPU_GROUP) - {PARENT}
    assert {row["owner_name"] for row in rows if row["relation_type"] == "parent"} == {PARENT}
    investors = [(row["owner_name"], row["owned_name"]) for row in rows if row["relation_type"] == "investor"]
    assert investors == [("Tencent Holdings Ltd.", PARENT), ("Alibaba Group Holding Ltd.", PARENT)]
    assert OPTICS not in {row["owner_name"] for row in rows} | owned
    assert not any(row["share"] or row["share_minimum"] or row["share_maximum"] or row["source_url"] for row in rows)


def test_the_plain_article_names_all_eleven_and_the_page_says_that_a_machine_wrote_it() -> None:
    plain = (SAMPLES / "article-sample-trade-wire.txt").read_text()
    page = (SAMPLES / "article-sample-market-brief.html").read_text()
    assert [name for name in ALL_ADDED if name not in plain] == []
    assert "generated in whole or in part by AI" in page
    assert all("invented publisher" in text for text in (plain, page))
