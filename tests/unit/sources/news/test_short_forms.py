"""Short forms derived from listed names."""

import pytest

from dagster_project.sources.news.short_forms import short_forms


def forms(*names: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in short_forms((name, name) for name in names):
        found.setdefault(one.short_form, set()).add(one.name)
    return found


def test_a_word_that_several_parties_begin_with_leads_to_all_of_them():
    names = ("Beijing Zhipu Huazhang Technology Co., Ltd.", "Shanghai Zhipu Huanyu Technology Co., Ltd.")
    assert forms(*names)["Zhipu"] == set(names)


def test_an_acronym_in_brackets_leads_to_its_name():
    name = "Semiconductor Manufacturing International Corporation (SMIC)"
    assert forms(name)["SMIC"] == {name}


@pytest.mark.parametrize(
    "name",
    [
        "Wong Yung Fai",
        "General Technology Limited",
        "Shanghai Trading Co., Ltd.",
        "Grace Semiconductor Ltd.",
        "MiG Ltd.",
    ],
)
def test_people_common_words_and_places_give_no_short_form(name):
    assert forms(name) == {}


def test_a_word_of_one_party_counts_only_where_nothing_else_of_its_own_stands_beside_it():
    assert "Sophgo" in forms("Sophgo Technologies Ltd.")
    assert "Keyi" not in forms("Beijing Keyi Hongyuan Optoelectronics Co., Ltd.")
    assert "Keyi Hongyuan" in forms("Beijing Keyi Hongyuan Optoelectronics Co., Ltd.")


def test_a_word_of_many_parties_needs_no_support_and_one_of_few_does():
    many = [f"{city} Zhipu Technology Co., Ltd." for city in ("Beijing", "Shanghai", "Shenzhen")]
    found = {one.short_form: one.is_safe for one in short_forms((name, name) for name in [*many, "Sophgo Ltd."])}
    assert found == {"Zhipu": True, "Sophgo": False}
