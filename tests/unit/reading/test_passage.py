"""Lines joined into running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagster_project.reading.layout import Box, Line
from dagster_project.reading.passage import Vocabulary, passage


def line(text: str, number: int = 0) -> Line:
    return Line(text, Box(1, 10.0, 10.0 * number, 90.0, 10.0 * number + 8), 8.0)


def joined(*texts: str, seen: str = "", hyphenates: bool = True) -> str:
    lines = [line(text, number) for number, text in enumerate(texts)]
    return passage(lines, Vocabulary([*lines, line(seen)], hyphenates=hyphenates)).text


@pytest.mark.parametrize(
    ("left", "right", "seen", "expected"),
    [
        ("Information Tech-", "nology Co.", "", "Information Technology Co."),
        ("PEOPLE’S REPUB-", "LIC OF", "", "PEOPLE’S REPUBLIC OF"),
        ("Future R-", "Evolution", "", "Future R-Evolution"),
        ("Beijing Ti-", "tech", "the Ti-tech plant", "Beijing Ti-tech"),
        ("Ringo-", "bell", "a Ringobell", "Ringobell"),
        ("of 2/", "27/2023].", "", "of 2/27/2023]."),
        ("Building 44-", "46, Jakarta", "", "Building 44-46, Jakarta"),
        ("plain", "words", "", "plain words"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_resolved_by_evidence(left: str, right: str, seen: str, expected: str) -> None:
    assert joined(left, right, seen=seen) == expected


def test_print_that_never_breaks_words_keeps_its_hyphens() -> None:
    assert joined("foreign-", "produced", hyphenates=False) == "foreign-produced"


@given(st.lists(st.text("ab-/ ", min_size=1, max_size=6).filter(str.strip), min_size=1, max_size=6))
def test_every_character_knows_a_line_that_prints_it(texts: list[str]) -> None:
    lines = [line(text.strip(), number) for number, text in enumerate(texts)]
    found = passage(lines, Vocabulary(lines, hyphenates=True))
    for position, char in enumerate(found.text):
        if not char.isspace():
            (own,) = found.lines_between(position, position + 1)
            assert char in own.text


def test_evidence_is_the_box_of_the_lines_and_their_text() -> None:
    lines = [line("one", 0), line("two", 1), line("three", 2)]
    found = passage(lines, Vocabulary(lines, hyphenates=False))
    evidence = found.evidence("sha", found.text.index("two"), found.text.index("two") + 3)
    assert (evidence.printed_text, evidence.page, evidence.top, evidence.bottom) == ("two", 1, 10.0, 18.0)
