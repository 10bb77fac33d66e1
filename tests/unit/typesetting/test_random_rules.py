"""Random rules are the same for a seed, in both layouts, and are read as they were given."""

import pytest

from benchmarks.reading_accuracy import Score, add
from tests.shared_data import shared
from tests.typesetting.random_rules import FORMS, random_sample

# Seeds whose rules the readers once got wrong: white within cells taken for a column's border (10, 1010), a
# destination broken over a page (12, 1027), a quotation within a name (18), rows cut in the middle of a requirement
# (8, 22), an address in a row of its own (3, 17), a page of continued lines only (23), a name in lower case (11).
_ONCE_WRONG = (3, 8, 10, 11, 12, 17, 18, 22, 23, 1010, 1027)


@pytest.fixture(autouse=True)
def _with_the_list() -> None:
    shared("lists/entity-list_2026-07-09.json")


@pytest.mark.parametrize("form", FORMS)
def test_a_seed_gives_the_same_bytes_again(form: str) -> None:
    assert random_sample(7, form).content == random_sample(7, form).content


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("supplement", [6, 7])
@pytest.mark.parametrize("seed", [3, 12, 1027])
def test_a_rule_on_a_list_of_three_columns_is_read_as_it_was_set(seed: int, supplement: int, form: str) -> None:
    score = Score()
    add(score, random_sample(seed, form, supplement))
    assert not score.misses, dict(score.misses)
    assert (score.missing_entries, score.invented_entries, score.quarantined) == (0, 0, 0)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", _ONCE_WRONG)
def test_what_was_once_read_wrong_is_read_as_it_was_set(seed: int, form: str) -> None:
    score = Score()
    add(score, random_sample(seed, form))
    assert not score.misses, dict(score.misses)
    assert (score.missing_entries, score.invented_entries, score.quarantined) == (0, 0, 0)
