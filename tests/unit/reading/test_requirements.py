"""License requirements, from their printed forms to what they mean."""

import json
from collections import Counter

import pytest

from dagster_project.reading.requirements import OTHER, LicenseException, read_requirement
from tests.shared_data import shared

LIST = "lists/entity-list_2026-07-09.json"
ALL = "For all items subject to the EAR"
WHOLE = "all_items_see_sections"
RUSSIAN = ("734.9(g)", "746.8(a)(3)", "744.21(b)")


@pytest.mark.parametrize(
    ("text", "template", "sections", "is_all_items"),
    [
        (ALL, "all_items", (), True),
        ("All Items Subject to the EAR.", "all_items", (), True),
        (f"{ALL}. (See § 744.11 of the EAR.)", WHOLE, ("744.11",), True),
        (f"{ALL}, see §§ 734.9(e) and 744.11 of the EAR", WHOLE, ("734.9(e)", "744.11"), True),
        (
            f"{ALL} when used in projects specified in § 746.8(a)(4) of the EAR",
            *("all_items_in_projects", ("746.8(a)(4)",), False),
        ),
        (
            "For items on the CCL and EAR99 items listed in supplement no. 7 to part 746 of the EAR",
            *("listed_items", ("supplement no. 7 to part 746",), False),
        ),
        (
            f"{ALL}. (See § 744.11 of the EAR). The license requirements under this entry also extend to any reexport.",
            *("all_items_extended", ("744.11",), True),
        ),
    ],
)
def test_each_form_is_a_template_with_its_sections(text, template, sections, is_all_items):
    found = read_requirement(text)
    assert (found.template, found.sections, found.is_all_items) == (template, sections, is_all_items)
    assert found.corrections == ()


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (f"{ALL}. (See §§ 734.9(g),3 746.8(a)(3), and 744.21(b) of the EAR)", ("3",)),
        (f"{ALL}. (See §§ 734.9(g),³ 746.8(a)(3), and 744.21(b) of the EAR)", ("3",)),
        (f"{ALL}. (See §§ 734.9(g)3, 746.8(a)(3), and 744.21(b) of the EAR)", ("3",)),
        (f"{ALL}. (See §§ 736.2(b)(3)(vi)1, and 744.11 of the EAR.)", ("1",)),
        (f"{ALL}, see §§ 734.9(e) 1 and 744.11 of the EAR 2", ("1", "2")),
        (f"{ALL} (See §§ 734.9(e)(2) and 744.11 of the EAR) 4", ("4",)),
        (f"{ALL} (See §§ 734.9(e)(2) and 744.11 of the EAR)4", ("4",)),
        (f"{ALL} (See § 744.11 of the EAR)⁵", ("5",)),
        (f"{ALL} (See § 744.11 of the EAR)", ()),
    ],
)
def test_a_footnote_is_a_raised_digit_or_a_plain_one_glued_to_a_section(text, marks):
    found = read_requirement(text)
    assert (found.footnotes, found.template) == (marks, WHOLE)


@pytest.mark.parametrize(
    ("text", "sections", "error"),
    [
        (f"{ALL}. (See §§ 734.9(g),3 746.8(a)(3), and 744.2l(b) of the EAR)", RUSSIAN, "the letter l"),
        (f"{ALL}. (See § 744.11of the EAR)", ("744.11",), "a blank is missing"),
        (f"{ALL}. (Se §§ 734.9(e)(2) and 744.11 of the EAR) 4", ("734.9(e)(2)", "744.11"), "“Se”"),
        (f"{ALL}. (See 744.11 of the EAR)", ("744.11",), "the section sign is missing"),
        (f"{ALL}. (See §§ 744.11 of the EAR)", ("744.11",), "two section signs"),
        (f"{ALL}. (See § 744.11) of the EAR)", ("744.11",), "a bracket closes"),
        (f"{ALL}. See §§ 734.9(g),3 746.8(a)(3), and 744.21(b) of the EAR)", RUSSIAN, "the opening bracket"),
        (f"{ALL}. (See §§ 734.9(g),3 746.8(a)(3), and 744.21(b) of the EAR", RUSSIAN, "the closing bracket"),
        (f"{ALL} (See §§ 744.21(b) and 746.8(a)(3). Of the EAR)", ("744.21(b)", "746.8(a)(3)"), "a full stop"),
    ],
)
def test_an_error_of_the_official_print_is_read_as_meant_and_told(text, sections, error):
    found = read_requirement(text)
    assert (found.template, found.sections) == (WHOLE, sections)
    assert any(told.startswith(error) for told in found.corrections), found.corrections


def test_a_license_exception_is_one_for_each_paragraph_with_its_condition():
    sentence = "This license requirement may be overcome by License Exception GOV under § 740.11(b)"
    two = read_requirement(f"{ALL}. (See § 744.11 of the EAR). {sentence}(2) and (e).")
    assert two.template == "all_items_with_exception"
    assert two.sections == ("744.11",), "the paragraph of the exception is no section of the requirement"
    assert two.exceptions == (
        LicenseException("GOV", "740.11(b)(2)", None),
        LicenseException("GOV", "740.11(e)", None),
    )
    (bound,) = read_requirement(f"{ALL}. {sentence} when used by the U.S. Coast Survey").exceptions
    assert bound == LicenseException("GOV", "740.11(b)", "when used by the U.S. Coast Survey")


@pytest.mark.parametrize("words", ["except for:", "apart from", "other than"])
def test_a_carve_out_leaves_less_than_all_items_and_keeps_its_words(words):
    found = read_requirement(f"{ALL} (see § 744.11 of the EAR), {words} tea, and coffee under § 746.5 of the EAR.")
    assert (found.template, found.is_all_items) == ("all_items_with_carve_out", False)
    assert found.carve_out == "tea, and coffee under § 746.5 of the EAR"
    assert found.sections == ("744.11",), "what a carve-out cites is no section of the requirement"


@pytest.mark.parametrize(
    "text", ["", "For shoes only", f"{ALL} and more", f"{ALL} on Tuesdays (See § 744.11 of the EAR)", f"No {ALL}"]
)
def test_a_form_that_no_template_covers_is_not_guessed(text):
    found = read_requirement(text)
    assert (found.template, found.is_all_items) == (OTHER, False)


def test_at_most_twelve_templates_cover_the_list_of_july_2026():
    """The list is a third party's: its strings are cut at 200 characters and have partly lost their footnotes."""
    entries = json.loads(shared(LIST).read_text(encoding="utf-8"))["entities"]
    printed = Counter(entry["notes"] for entry in entries)
    read = {text: read_requirement(text) for text in printed}
    assert (len(entries), len(printed)) == (3409, 62)
    assert len({found.template for found in read.values()}) <= 12
    left = {text: [entry["name"] for entry in entries if entry["notes"] == text] for text in printed}
    assert {text: names for text, names in left.items() if read[text].template == OTHER} == {}
    wrong = [text for text, found in read.items() if "§" in text and not found.sections and found.carve_out is None]
    assert wrong == []
