"""Names taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagster_project.matching.names import normalise


def test_two_orders_and_legal_forms_of_one_name_have_one_key() -> None:
    assert (
        normalise("Kavosh Electronics Co., Ltd.").key == normalise("LLC Electronics Kavosh").key == "electronics kavosh"
    )


@pytest.mark.parametrize(
    ("printed", "legal_form", "folded"),
    [
        ("Open Joint Stock Company Baikal", "JSC", "baikal"),
        ("ООО «Байкал»", "LLC", "baikal"),
        ("Volkswagen Gesellschaft mit beschränkter Haftung", "LLC", "volkswagen"),
        ("华为技术有限公司", "LLC", "hua wei ji shu"),
        ("Harbin University", None, "harbin university"),
    ],
)
def test_a_legal_form_is_taken_off_in_any_script(printed: str, legal_form: str | None, folded: str) -> None:
    name = normalise(printed)
    assert (name.legal_form, name.folded) == (legal_form, folded)


def test_a_name_that_is_nothing_but_a_legal_form_keeps_its_word() -> None:
    assert normalise("GmbH").key == "gmbh"


def test_numbers_are_one_in_words_and_figures() -> None:
    assert normalise("First Bank").key == normalise("1st Bank").key == "1 bank"


@pytest.mark.parametrize(
    ("printed", "script"),
    [("Huawei", "Latin"), ("Байкал", "Cyrillic"), ("华为", "Han"), ("Huawei 华为", "Mixed"), ("970", "None")],
)
def test_the_script_is_that_of_the_letters(printed: str, script: str) -> None:
    assert normalise(printed).script == script


@pytest.mark.parametrize("printed", ["MEC", "“MEC”", "A.B.C.", "CETC-7", "HTHJSJ"])
def test_capitals_that_nobody_speaks_are_an_acronym_and_weak(printed: str) -> None:
    assert normalise(printed).is_acronym
    assert normalise(printed).is_weak


@pytest.mark.parametrize("printed", ["Huawei", "SPEEDJET", "HUAWEI TECH", "Mec"])
def test_other_words_are_no_acronym(printed: str) -> None:
    assert not normalise(printed).is_acronym


@pytest.mark.parametrize(
    "printed", ["Technology", "International Trading Co., Ltd.", "Muhammad", "Shanghai", "IL", "!"]
)
def test_a_name_that_says_only_kind_place_or_a_common_name_is_weak(printed: str) -> None:
    assert normalise(printed).is_weak


@pytest.mark.parametrize("printed", ["Sichuan University", "615 Institute", "Naura", "Beijing Zhipu Huazhang"])
def test_a_name_that_tells_one_party_from_others_is_not_weak(printed: str) -> None:
    assert not normalise(printed).is_weak


@given(st.text(max_size=60))
def test_any_text_has_a_key_of_its_words(text: str) -> None:
    name = normalise(text)
    assert name.printed == text
    assert name.key == " ".join(sorted(name.key.split()))
    assert set(name.key.split()) <= set(name.tokens)


@given(st.text(max_size=60))
def test_case_blanks_and_a_repeated_reading_change_no_key(text: str) -> None:
    assert normalise(f"  {text}\n").key == normalise(text).key
