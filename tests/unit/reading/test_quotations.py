"""Quotations in running text."""

import pytest

from dagster_project.reading.quotations import quoted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for “A” and “B”", ["A", "B"]),
        ("for ‘‘A Ltd.,’’ and ‘‘B’’", ["A Ltd.", "B"]),
        ("for ‘‘AO ‘‘Vega’’ Plant’’, ‘‘B’’", ["AO ‘‘Vega’’ Plant", "B"]),
        ("for ‘‘OOO Shipyard ’Zaliv’’’.", ["OOO Shipyard ’Zaliv’"]),
        ("for ‘‘A, ‘‘Bureau’’’’ and ‘‘C’’", ["A, ‘‘Bureau’’", "C"]),
        ("for “A, and “B”", ["A, and “B"]),
        ("for ‘‘A", []),
        ('for "A" and "B"', ["A", "B"]),
    ],
)
def test_what_stands_between_quotation_marks(text: str, expected: list[str]) -> None:
    assert [found.text for found in quoted(text)] == expected


def test_a_quotation_says_where_it_stands_with_its_marks() -> None:
    text = "for ‘‘AO ‘‘Vega’’’’, now"
    (found,) = quoted(text)
    assert text[found.start : found.end] == "‘‘AO ‘‘Vega’’’’"
