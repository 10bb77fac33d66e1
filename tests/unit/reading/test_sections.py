"""Sections of the EAR as rules cite them."""

import pytest

from dagster_project.reading.sections import sections


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("See § 744.11 of the EAR", ("744.11",)),
        ("§§ 734.9(g), 746.8(a)(3), and 744.21(b)", ("734.9(g)", "746.8(a)(3)", "744.21(b)")),
        ("under § 740.11(b)(2) and (e)", ("740.11(b)(2)", "740.11(e)")),
        ("§§ 736.2(b)(3)(vi), and 744.11; § 744.11 again", ("736.2(b)(3)(vi)", "744.11")),
        ("listed in Supplement No. 7 to part 746 of the EAR", ("supplement no. 7 to part 746",)),
        ("items worth 1,744.11 dollars or EAR99", ()),
    ],
)
def test_a_section_is_named_once_and_a_paragraph_cited_alone_gets_its_section(text, cited):
    assert sections(text) == cited
