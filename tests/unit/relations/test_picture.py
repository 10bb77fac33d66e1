"""The picture of a group: readable by eyes and by programs, and in need of nothing from elsewhere."""

import re
import xml.etree.ElementTree as ET
from itertools import combinations

import pytest

from dagster_project.relations.family import Bond, Family, Relative
from dagster_project.relations.layout import BOX, HEIGHT, layout
from dagster_project.relations.picture import page, svg

SVG = "{http://www.w3.org/2000/svg}"


def star(size: int) -> Family:
    """A head with some below it, and every third of these with one below itself."""
    relatives = {
        f"p{n}": Relative(f"p{n}", f"Party {n} of the House Ltd.", "China", is_listed=n % 2 == 0) for n in range(size)
    }
    bonds = [
        Bond(f"p{n}", f"p{n - 1 if n % 3 == 0 else 0}", "subsidiary_of", "ownership", "Paper", "fact", True)
        for n in range(1, size)
    ]
    return Family("p0", relatives, bonds)


def small(name: str = "Alpha Ltd.", **candidate: int) -> Family:
    relatives = {
        "a": Relative("a", name, "China", True),
        "b": Relative("b", "Beta & Sons", None, False),
        "c": Relative("c", "Gamma Co.", "Iran", True, is_member=False),
    }
    bonds = [
        Bond("b", "a", "subsidiary_of", "ownership", "Paper, 2025-01-16", "fact", True),
        Bond("b", "a", "shares_stem", "name_stem", "accepted by A. Reader", "accepted", True),
        Bond("c", "b", "shares_address", "shared_address", "the list", "candidate", False),
    ]
    return Family("a", relatives, bonds, **candidate)


@pytest.mark.parametrize("size", [1, 2, 10, 150])
def test_no_two_boxes_touch_and_all_stand_within_the_picture(size: int) -> None:
    family = star(size)
    drawn = layout(family.tree())
    assert drawn.places.keys() == family.relatives.keys()
    for one, other in combinations(drawn.places.values(), 2):
        assert abs(one.x - other.x) >= BOX or abs(one.y - other.y) >= HEIGHT
    for place in drawn.places.values():
        assert BOX / 2 <= place.x <= drawn.width - BOX / 2
        assert HEIGHT / 2 <= place.y <= drawn.height - HEIGHT / 2


@pytest.mark.parametrize("size", [1, 10, 150])
def test_every_party_has_a_box_and_every_bond_of_the_tree_a_line_with_its_words(size: int) -> None:
    root = ET.fromstring(svg(star(size)))
    assert len(root.findall(f"{SVG}g")) == size
    said = [text.text for text in root.findall(f"{SVG}text[@class='said']")]
    assert said == ["is a subsidiary of (ownership)"] * (size - 1)


def test_facts_are_solid_candidates_dashed_and_who_is_outside_is_framed_so() -> None:
    drawn = svg(small())
    lines = re.findall(r'<path class="(bond[^"]*)" d="[^"]*"/>(?!<text class="small")', drawn)
    assert lines == ["bond joins", "bond candidate"]
    assert re.search(r"\.candidate \{[^}]*stroke-dasharray", drawn)
    assert re.findall(r'<rect class="(box[^"]*)" x="[\d.]+" y="[\d.]+" width="264"', drawn) == [
        "box listed head",
        "box",
        "box listed nearby",
    ]


def test_the_same_is_told_to_who_cannot_see_it() -> None:
    root = ET.fromstring(svg(small()))
    assert root.attrib["role"] == "img"
    title, description = (root.findtext(f"{SVG}{tag}") for tag in ("title", "desc"))
    assert title == "The group of Alpha Ltd."
    assert description == (
        "2 parties. Beta & Sons is a subsidiary of Alpha Ltd. (ownership). "
        "Gamma Co. shares an address with Beta & Sons (shared address, a candidate)."
    )


def test_names_are_text_and_never_markup() -> None:
    evil = "<script>alert('x')</script> & \"Co\""
    drawn = page(small(evil))
    assert "<script" not in drawn
    assert "&lt;script&gt;" in drawn
    ET.fromstring(svg(small(evil)))


def test_a_picture_asks_for_nothing_from_elsewhere_and_has_dark_colours_of_its_own() -> None:
    drawn = page(star(10))
    assert set(re.findall(r"https?://[^\s\"'<]+", drawn)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<(?:script|link|img|iframe)\b|@import|url\(", drawn)
    assert "prefers-color-scheme: dark" in drawn


def test_the_page_has_every_bond_in_words_with_its_source() -> None:
    rows = re.findall(r"<tr>(<td>.*?)</tr>", page(small()))
    cells = [re.findall(r"<td>(.*?)</td>", row) for row in rows]
    assert ["Beta &amp; Sons", "is a subsidiary of", "Alpha Ltd.", "ownership", "Paper, 2025-01-16", "holds"] in cells
    assert [
        "Gamma Co.",
        "shares an address with",
        "Beta &amp; Sons",
        "shared address",
        "the list",
        "candidate",
    ] in cells
    assert len(cells) == 3


def test_a_long_name_keeps_its_beginning_and_the_end_that_tells_it_from_others() -> None:
    name = "China Electronics Technology Group Corporation 13th Research Institute subordinate institution: Envoltek"
    drawn = svg(small(name))
    assert "China Electronics Technology Group<" in drawn
    assert "… subordinate institution: Envoltek<" in drawn
    assert f"<title>{name}, China</title>" in drawn


def test_candidates_that_are_not_drawn_are_counted() -> None:
    assert "2 parties in the group, 1 on a list; 3 more candidates are not drawn" in svg(small(left_out=3))
    assert "not drawn" not in svg(small())
