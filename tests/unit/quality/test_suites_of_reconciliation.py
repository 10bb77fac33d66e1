"""The suites on reconciliations and on typed requirements: what they show, and that they let it pass."""

import polars as pl

from dagster_project.quality.door import SuiteResult, examine
from dagster_project.quality.suites_of_marts import OF_MARTS

SAID = "to add under Oman: the preamble lists 0, the instructions name 1 (page 4)"


def result_of(table: str, frame: pl.DataFrame) -> SuiteResult:
    (result,) = examine([suite for suite in OF_MARTS if suite.table == table], {table: frame})
    return result


def reconciliation(*agreed: bool | None) -> pl.DataFrame:
    rows = [
        {"reconciliation_id": str(number), "document_number": "2025-1", "is_of_a_rule": True, "is_agreed": one}
        | {"action": "add", "destination": "Oman", "difference": SAID if one is False else None}
        for number, one in enumerate(agreed)
    ]
    return pl.DataFrame(rows, schema_overrides={"is_agreed": pl.Boolean, "difference": pl.String})


def test_a_rule_that_disagrees_with_itself_is_shown_with_its_row_and_passes():
    result = result_of("rule_reconciliation", reconciliation(True, False, None))
    assert result.is_open, "what the rule itself gets wrong does not keep its facts from readers"
    (failure,) = result.failures
    assert failure.severity == "warning"
    assert failure.observed.startswith("1 of ")
    assert f"2025-1 add Oman {SAID}" in failure.observed


def test_rules_that_agree_or_give_one_number_only_show_nothing():
    assert result_of("rule_reconciliation", reconciliation(True, None)).is_passed


def test_a_requirement_of_no_known_form_is_shown_and_passes():
    row = {"entry_id": "e1", "document_number": "2025-1", "name": "Alpha", "printed_text": "For shoes only"}
    frame = pl.DataFrame([row | {"is_of_an_entity": True, "template": "other", "policy_code": "mixed"}])
    result = result_of("license_requirements", frame)
    assert result.is_open
    assert [failure.expected for failure in result.failures] == ["template is one of the known ones"]


def compared(*equal: bool) -> pl.DataFrame:
    rows = [
        {"comparison_id": str(number), "document_number": "2025-1", "name": "Alpha", "field_name": "addresses"}
        | {"printed_value": "1 Road", "other_printed_value": "1 Road" if one else "7 Road"}
        | {"is_equal": one, "is_of_a_rule": True}
        for number, one in enumerate(equal)
    ]
    return pl.DataFrame(rows)


def test_a_field_that_two_forms_print_differently_is_shown_with_both_values_and_passes():
    result = result_of("form_reconciliation", compared(True, False))
    assert result.is_open, "a second form that differs does not keep the facts of the first from readers"
    (failure,) = result.failures
    assert failure.severity == "warning"
    assert "2025-1 Alpha addresses 1 Road 7 Road" in failure.observed


def test_forms_of_the_same_words_show_nothing_and_a_comparison_of_no_rule_shuts_the_door():
    assert result_of("form_reconciliation", compared(True, True)).is_passed
    stray = compared(True).with_columns(is_of_a_rule=pl.lit(False))
    assert not result_of("form_reconciliation", stray).is_open
