"""Hyphens at the ends of printed lines."""

import pytest

from dagster_project.reading.layout import Box, Line
from dagster_project.reading.line_breaks import LineBreak, Vocabulary


def line(text: str) -> Line:
    return Line(text, Box(1, 0.0, 0.0, 9.0, 9.0), 9.0)


def decided(left: str, right: str, *, naming: str = "", printed: str = "", hyphenates: bool = True) -> LineBreak | None:
    vocabulary = Vocabulary([line(printed)], hyphenates=hyphenates, naming=[line(naming)])
    return vocabulary.join(left, right).line_break


@pytest.mark.parametrize(
    ("left", "right", "naming", "printed", "joined", "method"),
    [
        ("Beijing Ti-", "tech", "Ti-tech", "Titech Titech", "Ti-tech", "names"),
        ("Ringo-", "bell", "", "a Ringobell", "Ringobell", "document"),
        ("on a case-", "by-case basis", "", "", "case-by-case", "words"),
        ("micro-", "electronics", "", "", "microelectronics", "words"),
        ("water-", "research", "", "", "water-research", "words"),
        ("Future R-", "Evolution", "", "", "R-Evolution", "rule_of_thumb"),
        ("Huazh-", "ang", "", "", "Huazhang", "rule_of_thumb"),
        ("Building 44-", "46", "", "", "44-46", "rule_of_thumb"),
    ],
)
def test_the_first_evidence_at_hand_decides_and_is_named(
    left: str, right: str, naming: str, printed: str, joined: str, method: str
) -> None:
    found = decided(left, right, naming=naming, printed=printed)
    assert found is not None
    assert (found.joined, found.method) == (joined, method)


def test_print_that_breaks_no_words_keeps_its_hyphens_and_says_so() -> None:
    assert decided("foreign-", "produced", hyphenates=False) == LineBreak(
        "foreign-", "produced", "foreign-produced", "layout"
    )


def test_a_line_without_hyphen_is_no_decision() -> None:
    assert decided("plain", "words") is None
