"""What a test of dbt's says in the Dagster UI."""

from typing import Any

import pytest

from dagster_project.defs.translation import sentence


def generic(name: str, where: str | None = None, **words: Any) -> dict[str, Any]:
    return {
        "name": "x",
        "description": "",
        "test_metadata": {"name": name, "kwargs": words},
        "config": {"where": where},
    }


@pytest.mark.parametrize(
    ("test", "said"),
    [
        (generic("not_null", column_name="name"), "Every row has a value in `name`."),
        (
            generic("unique", where="is_current", column_name="name"),
            "No two rows have the same `name`, where `is_current`.",
        ),
        (
            generic("accepted_values", column_name="action", values=["add", "remove"]),
            "Every `action` is `add` or `remove`, or null.",
        ),
        (
            generic("relationships", column_name="entity_id", field="entity_id", to="ref('entities')"),
            "Every `entity_id` stands in `entities` as its `entity_id`, or is null.",
        ),
        ({"name": "assert_every_pair_is_judged_once"}, "Every pair is judged once."),
        ({"name": "assert_x", "description": "The sum holds."}, "The sum holds."),
        ({"name": "is_even_marts_n", "test_metadata": {"name": "is_even", "kwargs": {}}}, "Is even marts n."),
    ],
)
def test_a_test_of_dbt_is_a_sentence(test: dict[str, Any], said: str) -> None:
    assert sentence(test) == said
