"""What a name and an address are compared by, in one row."""

import pytest

from dagster_project.matching.keys import address_keys, name_keys

COMMON = frozenset({"future", "cherry", "technology", "new"})


def keys_of(name: str, *primary: str):
    return next(key for key in name_keys([name, *primary], set(primary), (), COMMON) if key.name == name)


@pytest.mark.parametrize("alias", ["MEC", "Future R-Evolution", "Cherry", "New Technology"])
def test_an_acronym_or_everyday_words_alone_do_not_say_who_is_meant(alias):
    assert keys_of(alias).is_weak


@pytest.mark.parametrize("alias", ["Zhipu AI", "New Technology Co., Ltd.", "Future Technology New Cherry"])
def test_a_word_of_its_own_a_legal_form_or_many_words_say_who_is_meant(alias):
    assert not keys_of(alias).is_weak


def test_a_name_that_an_entry_prints_first_says_who_is_meant_though_its_words_are_common():
    assert not keys_of("New Cherry", "New Cherry").is_weak
    assert keys_of("New Cherry").is_weak


def test_only_firms_have_stems_for_persons_share_names_by_chance():
    persons = ["Mohammad Reza Ahmadi", "Mohammad Hossein Karimi"]
    assert [key.stem for key in name_keys(persons, persons, (), ())] == [None, None]
    assert [key.entity_type for key in name_keys(persons, persons, (), ())] == ["person", "person"]
    labels = ["Address 01", "Address 02"]
    assert [(key.entity_type, key.stem) for key in name_keys(labels, labels, (), ())] == [("address", None)] * 2


def test_an_address_has_a_key_down_to_its_building():
    (room,) = address_keys(["Room 801, 8th Floor, Building 9, No. 1, Zhongguancun East Road, Beijing, China"])
    (floor,) = address_keys(["7th Floor, Building 9, No. 1, Zhongguancun East Road, Beijing, China"])
    assert room.building_key == floor.building_key is not None
    assert room.normal_key != floor.normal_key
