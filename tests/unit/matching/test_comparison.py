"""How alike two names are."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagster_project.matching import similarity
from dagster_project.matching.comparison import SAME, compare, prepare
from tests.shared_data import shared


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Baikal Electronics JSC", "OAO Baikal Electronics"),
        ("Hefei Institutes of Physical Science", "Physical Science, Hefei Institutes of"),
        ("АО Байкал Электроникс", "Baikal Elektroniks"),
        ("Beijing Zhipu Huazhang Technology Co., Ltd.", "北京智谱华章科技有限公司"),
        ("Micro soft Corporation", "Microsoft Corp."),
        ("J.-C. Juncker", "Jean-Claude Juncker"),
        ("Osama bin Laden", "Usama ibn Ladin"),
        ("Int'l Trading of Kavosh", "International Trading of Kavosh"),
        ("First Engineering Plant of Ufa", "1st Engineering Plant of Ufa"),
        ("Semiconducter Manufacturing South", "Semiconductor Manufacturing South"),
        ("ICBC", "Industrial & Commercial Bank of China"),
        ("Wong Yung Fai", "Yung Fai Wong"),
        ("Hamid Reza Kavosh Sadeghi", "Hamid Sadeghi"),
    ],
)
def test_one_name_in_two_prints_is_the_same(left: str, right: str) -> None:
    assert similarity(left, right) >= SAME
    assert similarity(right, left) >= SAME


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Beijing Naura Microelectronics Equipment Co., Ltd.", "Shanghai Naura Microelectronics Equipment Co., Ltd."),
        ("13th Research Institute", "14th Research Institute"),
        ("Kavosh Fund", "Kavosh Fund II"),
        ("Huawei", "Huawei France"),
        ("China Mobile", "China Telecom"),
        ("Hans O. Friedrich", "Hans Joachim Friedrich"),
        ("N. N.", "Nursultan Nazarbayev"),
        ("Salim Ibrahim al-Tikriti", "Salim Ibrahim al-Dulaimi"),
        ("Gazprom", "Gazprombank"),
        ("Technology Co., Ltd.", "Kavosh Technology Co., Ltd."),
        ("", "Huawei"),
        ("!", "!"),
    ],
)
def test_names_that_tell_two_parties_apart_are_not_the_same(left: str, right: str) -> None:
    assert similarity(left, right) < SAME
    assert similarity(right, left) < SAME


def test_a_comparison_says_what_stands_for_what_and_what_stands_alone() -> None:
    found = compare(prepare("Beijing Naura Equipment 12"), prepare("Shanghai Naura Equipmnet 13"))
    assert ("naura", "naura", 1.0) in found.pairs
    assert set(found.left_only) == {"beijing", "12"}
    assert set(found.right_only) == {"shanghai", "13"}
    assert found.differs_in_number
    assert found.differs_in_place


@given(st.text(max_size=40), st.text(max_size=40))
def test_it_is_a_share_for_any_two_texts(left: str, right: str) -> None:
    assert 0 <= similarity(left, right) <= 1


@pytest.mark.parametrize(("schema", "least"), [("Company", 0.88), ("Person", 0.75)])
def test_labelled_pairs_are_told_as_people_told_them(schema: str, least: float) -> None:
    with shared("names/name-pairs.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["schema"] == schema]
    told = [(row["is_match"] == "true", similarity(row["name1"], row["name2"]) >= SAME) for row in rows]
    right = sum(is_match and found for is_match, found in told)
    wrong = sum(is_match != found for is_match, found in told)
    assert len(rows) > 80
    assert 2 * right / (2 * right + wrong) >= least
