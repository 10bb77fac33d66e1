"""The preamble's lists of what a rule does."""

import pytest

from dagster_project.reading.layout import Box, Line
from dagster_project.reading.passage import Passage, Vocabulary, passage
from dagster_project.sources.federal_register.bullets import bullets
from dagster_project.sources.federal_register.document import read
from tests.shared_data import shared

ADDS = "this final rule adds the following three entities to the Entity List:"
NAMES = ("Alpha Co., Ltd.", "Beta LLC", "Gamma Trading")
PLACES = ("IRAN", "UNITED ARAB EMIRATES")


def preamble(*lines: str) -> Passage:
    printed = [
        Line(text, Box(1, 50.0, 12.0 * number, 300.0, 12.0 * number + 10), 9.0) for number, text in enumerate(lines)
    ]
    return passage(
        printed, Vocabulary(printed, hyphenates=True), lambda _, following: "\n" if following.text[0] == "•" else ""
    )


def listed(*lines: str, names: tuple[str, ...] = NAMES) -> list[tuple[str, str, str]]:
    return [(one.action, one.destination, one.name) for one in bullets(preamble(*lines), names, PLACES)]


THREE = [
    ("add", "Iran", "Alpha Co., Ltd."),
    ("add", "Iran", "Beta LLC"),
    ("add", "United Arab Emirates", "Gamma Trading"),
]


def test_a_bullet_stands_under_the_destination_printed_over_it():
    lines = (
        ADDS,
        "Iran",
        "• Alpha Co., Ltd.,",
        "and",
        "• Beta LLC.",
        "United Arab Emirates",
        "• Gamma Trading. Savings Clause",
    )
    assert listed(*lines) == THREE


def test_numbers_in_brackets_are_bullets_under_a_known_destination_only():
    lines = (ADDS, "Iran", "(1) Alpha Co., Ltd.;", "(2) Beta LLC; and", "United Arab Emirates", "(1) Gamma Trading.")
    assert listed(*lines) == THREE
    assert listed(ADDS, "Some Heading", "(1) Nothing of the kind") == []


def test_a_list_without_bullets_is_read_where_its_names_are_known():
    lines = (
        ADDS,
        "Iran",
        "Alpha Co., Ltd., and Beta LLC.",
        "United Arab Emirates",
        "Gamma Trading. Savings Clause",
        "Beta LLC",
    )
    assert listed(*lines) == THREE


def test_a_name_that_nothing_else_prints_is_kept_to_the_end_of_its_item():
    lines = (ADDS, "Iran", "• Delta Shipping and Forwarding of", "the Gulf,", "• Beta LLC.")
    assert listed(*lines) == [("add", "Iran", "Delta Shipping and Forwarding of the Gulf"), ("add", "Iran", "Beta LLC")]


def test_each_list_has_the_verb_of_its_own_sentence():
    lines = (
        ADDS,
        "Iran",
        "• Beta LLC.",
        "Revisions. The rule revises the following entry:",
        "Iran",
        "• Gamma Trading.",
    )
    assert [action for action, _, _ in listed(*lines)] == ["add", "revise"]


@pytest.mark.parametrize("sentence", ["The test has these steps:", "The rule adds new paragraphs on chips:"])
def test_bullets_that_list_no_entries_are_left_alone(sentence):
    assert listed(sentence, "Iran", "• Alpha Co., Ltd.") == []


def test_what_stands_after_the_preamble_is_no_list():
    assert listed(ADDS, "List of Subjects in 15 CFR Part 744", "Iran", "• Beta LLC") == []


@pytest.mark.parametrize("file", ["rules/2023-03929.print-replica.pdf", "rules/2023-03929.xml"])
def test_the_thirteen_bullets_of_2023_03929_are_its_thirteen_entries(file):
    tables = read(shared(file).read_bytes(), "sha")
    found = [(one.action, one.destination, one.entry_id) for one in tables["bullets"]]
    assert sorted(entry_id for _, _, entry_id in found) == sorted(one.entry_id for one in tables["entries"])
    places = ["Canada"] * 2 + ["China"] * 5 + ["France", "Luxembourg", "Netherlands"] + ["Russia"] * 3
    assert [(action, place) for action, place, _ in found] == [("add", place) for place in places]
