"""The terms of an entry as records."""

from dagster_project.reading.evidence import Evidence
from dagster_project.sources.federal_register import terms
from dagster_project.sources.federal_register.document import read
from tests.shared_data import shared

REQUIRED = (
    "For all items subject to the EAR. (See §§ 734.9(g),³ and 744.2l(b) of the EAR). This license requirement may be "
    "overcome by License Exception GOV under § 740.11(b)(2) and (e)"
)
REVIEWED = "Policy of denial apart from food. See § 746.8(b)"


def records_of(requirement: str, policy: str) -> list[terms.Terms]:
    return list(terms.read("e1", "2025-1", Evidence("sha", requirement, page=3), Evidence("sha", policy, page=4)))


def test_an_entry_has_its_terms_and_a_row_for_each_section_and_exception() -> None:
    typed, *cited = records_of(REQUIRED, REVIEWED)
    assert (typed.template, typed.policy_code, typed.footnotes) == ("all_items_with_exception", "policy_of_denial", "3")
    assert (typed.policy_carve_out_text, typed.correction_text) == ("food", "the letter l is the digit 1")
    assert [(one.ordinal, one.kind, one.citation, one.evidence.page) for one in cited] == [
        (1, "section", "734.9(g)", 3),
        (2, "section", "744.21(b)", 3),
        (3, "license_exception", "GOV 740.11(b)(2)", 3),
        (4, "license_exception", "GOV 740.11(e)", 3),
        (5, "policy_section", "746.8(b)", 4),
    ]
    assert list(terms.not_understood(typed)) == []


def test_terms_of_no_known_form_are_told_cell_by_cell() -> None:
    (typed,) = records_of("For shoes only", "With a smile")
    assert [kind for kind, _ in terms.not_understood(typed)] == ["license requirement", "license review policy"]


def test_the_93_requirements_of_2020_10856_are_of_one_form_with_footnote_1() -> None:
    tables = read(shared("rules/2020-10856.public-inspection.pdf").read_bytes(), "sha")
    found = {(one.template, one.policy_code, one.footnotes) for one in tables["license_requirements"]}
    assert len(tables["license_requirements"]) == 93
    assert found == {("all_items_see_sections", "presumption_of_denial", "1")}
    assert {one.citation for one in tables["requirement_sections"]} == {"736.2(b)(3)(vi)", "744.11"}
    assert tables["bullets"] == []
