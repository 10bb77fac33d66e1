"""Folded names and counts in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagster_project.reading.names import count, fold, longest_prefix


@pytest.mark.parametrize(
    ("words", "number"),
    [("93", 93), ("ninety-three", 93), ("one", 1), ("an", 1), ("forty", 40), ("one hundred and twelve", 112)],
)
def test_counts_in_digits_and_words(words: str, number: int) -> None:
    assert count(words) == number


def test_what_is_no_count_is_refused() -> None:
    with pytest.raises(ValueError, match="several"):
        count("several")


def test_accents_case_and_punctuation_fold_away() -> None:
    assert fold("Coöperatief U.A.") == fold("cooperatief ua")


def test_the_longest_known_name_wins_and_ends_with_a_word() -> None:
    names = ["Huawei Tech", "Huawei Tech Investment Co., Ltd."]
    text = "Huawei Tech Investment Co., Ltd., Doha, Qatar."
    assert text[: longest_prefix(text, names)] == "Huawei Tech Investment Co., Ltd."
    assert longest_prefix("Huawei Technologies, Oslo", ["Huawei Tech"]) == 0


def test_a_closing_bracket_belongs_to_the_name() -> None:
    text = "HiSilicon Technologies Co., Ltd (HiSilicon), Shenzhen"
    assert text[: longest_prefix(text, ["HiSilicon Technologies Co., Ltd (HiSilicon)"])].endswith("(HiSilicon)")


@given(st.text(max_size=40), st.text(max_size=10))
def test_a_prefix_never_reaches_past_the_text(text: str, name: str) -> None:
    assert 0 <= longest_prefix(text, [name]) <= len(text)
