"""What kind of party a printed name means, and why."""

import json
from collections import Counter

import pytest

from dagster_project.matching.entity_types import entity_type
from tests.shared_data import shared


@pytest.mark.parametrize(
    ("name", "kind", "reason"),
    [
        ("Beijing Zhipu Huazhang Technology Co., Ltd.", "company", "legal form “Co., Ltd”"),
        ("Karst, OOO", "company", "legal form “OOO”"),
        ("Joint Stock Company Scientific Research Institute Ekran", "company", "legal form “Joint Stock Company”"),
        ("Federal State Unitary Enterprise Dukhov Automatics Research Institute", "company", "Unitary Enterprise”"),
        ("5th Shipyard", "company", "word of a business “Shipyard”"),
        ("Peking University", "institution", "word of an institution “University”"),
        ("A Group Corporation 30th Research Institute (AG-30)", "institution", "word of an institution “Institute”"),
        ("System Equipment Co., Ltd. of the 28th Research Institute", "company", "legal form “Co., Ltd”"),
        ("Siberian Institute of Aviation N.A. S.A. Chaplygin", "institution", "word of an institution “Institute”"),
        ("Air Force Engineering University", "institution", "word of an institution “University”"),
        ("Ministry of Defence of the Russian Federation", "government_body", "word of a government body “Ministry”"),
        ("Urumqi Municipal Public Security Bureau", "government_body", "“Public Security”"),
        ("Address 01", "address", "the label “Address 01” stands in place of a name"),
        ("Wong Yung Fai", "person", "no word of an organisation, but personal names: Wong, Yung, Fai"),
        ("Andrey V Gromadskih", "person", "personal names: Andrey"),
        ("T.V. Joe Ouseppachan", "person", "initials before a name"),
        ("Muhammad `ulwan Al-Shawi", "person", "personal names: Muhammad, Al-Shawi"),
    ],
)
def test_a_name_tells_its_kind_and_by_which_words(name: str, kind: str, reason: str) -> None:
    found = entity_type(name)
    assert found.entity_type == kind
    assert reason in found.reason


@pytest.mark.parametrize("name", ["Interscan", "Huawei Cuba", "The Sadidians", "GBNTT", "Cybernet MEA", "", "“”", "()"])
def test_where_no_word_tells_a_kind_none_is_told(name: str) -> None:
    found = entity_type(name)
    assert found.entity_type is None
    assert found.reason == "no legal form, no word that tells a kind, no known personal name"


def test_another_name_tells_the_kind_only_where_the_first_does_not() -> None:
    told = entity_type("Promelektronika", ["PE", "ZAO Promelektronika"])
    assert (told.entity_type, told.reason) == ("company", "legal form “ZAO”, in its other name “ZAO Promelektronika”")
    assert entity_type("Peking University", ["PKU Co., Ltd."]).entity_type == "institution"
    assert entity_type("Rostec (Russian Technologies State Corporation)").entity_type == "company"


def test_an_alias_with_addresses_run_into_it_tells_nothing() -> None:
    alias = "Sergei Sanev, 5A North Street, Saransk, Republic of Mordovia, Russia; and 53 Sherbakovskaya Street, Moscow"
    assert entity_type("Sergey Nikolayevich Sanaev", [alias]).entity_type == "person"


def test_of_all_listed_entries_all_but_a_few_tell_their_kind() -> None:
    """The counts of docs/entity_types.md."""
    entries = json.loads(shared("lists/entity-list_2026-07-09.json").read_text())["entities"]
    found = Counter(entity_type(entry["name"] or "", entry["aliases"] or ()).entity_type for entry in entries)
    assert found.total() == 3409
    assert found["address"] == 19  # 18 under China, 1 under Turkey
    assert found == {
        "company": 2557,
        "person": 399,
        "institution": 282,
        None: 104,
        "government_body": 48,
        "address": 19,
    }
