"""License review policies, from their printed words to a code."""

import pytest

from dagster_project.reading.review_policies import read_policy

FOOD = "food and medicine designated as EAR99, which will be reviewed on a case-by-case basis"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Presumption of denial", "presumption_of_denial"),
        ("Presumption of denial.", "presumption_of_denial"),
        ("Policy of denial.", "policy_of_denial"),
        ("Case–by–case basis", "case_by_case"),
        ("Presumption of approval for EAR99", "presumption_of_approval"),
        ("Case-by-case review for ECCN 1A001; presumption of denial for all other items", "mixed"),
        ("See § 744.2(d) of the EAR", "see_section"),
        ("Not given in this sample", "not_stated"),
        ("", "not_stated"),
        ("With a smile", "other"),
        ("§ 744.2(d)", "other"),
    ],
)
def test_a_policy_is_told_by_its_stance(text, code):
    assert read_policy(text).code == code


def test_the_stance_of_a_carve_out_is_not_that_of_the_policy():
    text = f"Policy of denial for all items subject to the EAR apart from {FOOD}. See §§ 746.8(b) and 744.21(e)"
    found = read_policy(text)
    assert (found.code, found.carve_out) == ("policy_of_denial", FOOD)
    assert found.sections == ("746.8(b)", "744.21(e)")


def test_a_carve_out_may_end_with_the_policy():
    assert read_policy("Presumption of denial, except for spare parts.").carve_out == "spare parts"
