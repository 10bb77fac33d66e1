"""Lines out of characters."""

from dagster_project.reading.layout import Char, lines_of


def chars(text: str, x: float, baseline: float, size: float = 10.0, step: float = 5.0) -> list[Char]:
    return [
        Char(letter, x + step * number, baseline - size, x + step * number + 5, baseline, size)
        for number, letter in enumerate(text)
    ]


def test_blanks_that_run_under_the_next_cell_part_no_letters() -> None:
    trailing = chars("      ", 98, 110, step=2.5)
    (line,) = lines_of([*chars("subject", 100, 110), *trailing], 1)
    assert line.text == "subject"


def test_letters_set_wide_stay_one_word_where_blanks_are_printed() -> None:
    (line,) = lines_of(chars("for all", 100, 110, step=9.0), 1)
    assert line.text == "for all"


def test_words_without_printed_blanks_are_parted_by_their_gap() -> None:
    (line,) = lines_of([*chars("for", 100, 110), *chars("all", 120, 110)], 1)
    assert line.text == "for all"


def test_a_raised_digit_is_a_superscript_of_its_line() -> None:
    (line,) = lines_of([*chars("(vi)", 100, 110), *chars("1", 120, 104, size=6.5), *chars(", and", 124, 110)], 1)
    assert line.text == "(vi)¹, and"


def test_lines_of_one_page_come_from_top_to_bottom() -> None:
    found = lines_of([*chars("second", 100, 130), *chars("first", 100, 110)], 7)
    assert [line.text for line in found] == ["first", "second"]
    assert found[0].box.page == 7
    assert (found[0].box.top, found[0].box.bottom) == (100, 110)
