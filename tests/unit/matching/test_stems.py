"""Stems of names: which word is a firm's own."""

import pytest

from dagster_project.matching.stems import stems

IN_CITIES = [f"{number} Long Road, {city}, China" for number in range(4) for city in ("Shenzhen", "Xi'an", "Nanjing")]


def stem_of(name: str, *others: str, common: frozenset[str] = frozenset()) -> str | None:
    return stems([name, *others], IN_CITIES, common).get(name)


def test_a_word_that_two_names_share_is_a_stem_and_one_that_a_single_name_has_is_none():
    assert stem_of("Beijing Zhipu Future Technology Co., Ltd.", "Zhipu Huazhang Technology Co., Ltd.") == "zhipu"
    assert (
        stem_of("Beijing Zhipu Future Technology Co., Ltd.", "Nanjing Zhihu Information Technology Co., Ltd.") is None
    )


@pytest.mark.parametrize("city", ["Shenzhen", "Xian", "Beijing"])
def test_a_city_is_no_stem_whether_the_addresses_tell_it_or_it_is_known(city):
    assert stem_of(f"{city} Alphax Electronics Co., Ltd.", f"{city} Betax Machinery Co., Ltd.") is None


def test_a_street_of_one_firm_makes_its_name_no_place():
    names = ["Huawei Technologies Co., Ltd.", "Huawei Cloud Shenzhen", "Huawei Device Co., Ltd."]
    assert stems(names, [*IN_CITIES, "Huawei Base, Shenzhen"], set()) == dict.fromkeys(names, "huawei")


@pytest.mark.parametrize("word", ["Technology", "Institute", "Helicopters", "Automation", "Co., Ltd."])
def test_kinds_of_business_and_everyday_words_are_no_stems(word):
    assert stem_of(f"{word} One", f"{word} Two") is None


def test_words_that_are_given_as_common_are_no_stems():
    assert stem_of("Falcon Electronics", "Falcon Trading", common=frozenset({"falcon"})) is None


def test_a_syllable_is_too_short_and_a_number_no_word():
    assert stem_of("Wah Electronics", "Wah Trading") is None
    assert stem_of("Plant 1234", "Factory 1234") is None
