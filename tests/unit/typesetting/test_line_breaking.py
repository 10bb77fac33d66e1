"""Lines are broken as print breaks them, so that a reader has to undo it."""

import pytest

from tests.typesetting.content import dashed, entity_cell, in_words
from tests.typesetting.fonts import register_marks
from tests.typesetting.hyphenation import break_points
from tests.typesetting.lines import Measure, as_printed, fill, words_of
from tests.typesetting.print_style import PrintStyle

STYLE = PrintStyle(hyphenation_slack=0.0)


def lines_of(text: str, width: float, is_hyphenated: bool = True) -> list[str]:
    register_marks()
    measure = Measure(width, is_hyphenated=is_hyphenated)
    lines = fill(words_of(text, "regular", 8.0, STYLE), measure, STYLE)
    return [" ".join("".join(run.text for run in word) for word in line.words) for line in lines]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Zhongguancun", ["Zhong-guan-cun"]),
        ("Huazhang", ["Hua-zhang"]),
        ("Technology", ["Tech-nology"]),
        ("Ltd.", ["Ltd."]),
    ],
)
def test_names_part_between_syllables(word: str, parts: list[str]) -> None:
    printed = word
    for point, sign in reversed(break_points(word)):
        printed = printed[:point] + sign + printed[point:]
    assert [printed] == parts


def test_a_hyphen_of_the_name_itself_is_not_doubled_at_a_line_end() -> None:
    lines = lines_of("Ti-Pong Works", width=12.0)
    assert lines[0] == "Ti-"


def test_broken_lines_put_together_again_are_the_text() -> None:
    text = "Beijing Zhipu Huazhang Technology Co., Ltd., Zhongguancun East Road, Beijing, China."
    for width in range(40, 200, 7):
        lines = lines_of(text, float(width))
        whole = "".join(line.removesuffix("-") if line.endswith("-") else f"{line} " for line in lines)
        assert whole.strip() == text


def test_a_word_that_no_line_can_hold_is_printed_all_the_same() -> None:
    assert lines_of("Co Ltd", width=1.0) == ["Co", "Ltd"]


def test_without_hyphenation_only_blanks_part_lines() -> None:
    text = "Optoelectronics and Intelligent Technology Development"
    assert " ".join(lines_of(text, 90.0, is_hyphenated=False)) == text


def test_a_footnote_mark_is_raised_and_glued_to_its_word() -> None:
    (word,) = words_of("734.9(g),<sup>3</sup>", "regular", 8.0, STYLE)
    assert [run.text for run in word] == ["734.9(g),", "3"]
    assert word[1].rise > 0
    assert word[1].size < word[0].size


def test_print_has_single_quotes_twice_and_dashes_in_numbers_but_hyphens_in_words() -> None:
    printed = as_printed("“Tech-Co.” No. 2025-00704, RIN 0694-AJ76, Room C-12, PEOPLE'S", STYLE)
    assert printed == "‘‘Tech-Co.’’ No. 2025–00704, RIN 0694–AJ76, Room C–12, PEOPLE’S"


def test_an_entity_cell_is_worded_as_the_list_words_it() -> None:
    assert entity_cell("A Co., Ltd.", [], ["X, China", "Y, China"]) == ("A Co., Ltd., X, China; and Y, China.",)
    assert entity_cell("A", ["B", "C Ltd."], ["X"]) == (
        "A, a.k.a., the following two aliases:",
        "—B; and",
        "—C Ltd.",
        "X.",
    )
    assert dashed(["B"]) == ("—B.",)
    assert in_words(["A", "B", "C"]) == "A; B; and C"
