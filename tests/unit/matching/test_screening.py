"""Who a customer may be, and why."""

import pytest

from dagster_project.matching.screening import Alias, Customer, Party, Screener

NAURA = "Naura Microelectronics Equipment Co., Ltd."
NAMES = (
    ("beijing", "China", f"Beijing {NAURA}", "primary"),
    ("shanghai", "China", f"Shanghai {NAURA}", "primary"),
    ("kavosh", "Iran", "Kavosh Electronics Supply", "primary"),
    ("kavosh", "Iran", "KES", "alias"),
    ("petrov", "Russia", "Anton Sergeevich Petrovsky", "primary"),
    ("works", "Russia", "Joint Stock Company 970 Aircraft Repair Plant", "primary"),
    ("general", "Pakistan", "General Technology Limited", "primary"),
    ("first", "China", "Wong Yung Fai", "primary"),
    ("second", "China", "Wong Yung Fai", "primary"),
)


@pytest.fixture(scope="module")
def screener() -> Screener:
    group = {"beijing": "naura", "shanghai": "naura"}
    addresses = {"kavosh": ("No. 5 Valiasr Street, Tehran, Iran",)}
    parties = {
        entity: Party(entity, country, group.get(entity), addresses.get(entity, ())) for entity, country, _, _ in NAMES
    }
    return Screener(parties.values(), [Alias(entity, name, kind) for entity, _, name, kind in NAMES])


@pytest.mark.parametrize(
    ("asked", "entity"),
    [
        (f"Beijing {NAURA}", "beijing"),
        ("Naura Microelectronics Equipment (Shanghai)", "shanghai"),
        ("Shanghai Naura Mircoelectronics Equipment LLC", "shanghai"),
        ("Kavosh Elektronics Supply GmbH", "kavosh"),
        ("Supply Kavosh Electronics", "kavosh"),
        ("KavoshElectronics Supply", "kavosh"),
        ("Kavosh Supply", "kavosh"),
        ("KES", "kavosh"),
        ("Антон Сергеевич Петровский", "petrov"),
        ("970th Aircraft Repair Plant JSC", "works"),
    ],
)
def test_a_name_spelt_another_way_finds_its_party_first(screener: Screener, asked: str, entity: str) -> None:
    assert screener.hits(Customer(asked))[0].entity_id == entity


@pytest.mark.parametrize(
    "asked",
    ["Technology", "International", "General", "Equipment Co., Ltd.", "Keller Plumbing Ltd", "KEA", "971 Plant", "!"],
)
def test_common_words_and_strangers_make_no_hit(screener: Screener, asked: str) -> None:
    assert screener.hits(Customer(asked)) == []


def test_namesakes_share_a_rank(screener: Screener) -> None:
    assert {(hit.entity_id, hit.rank) for hit in screener.hits(Customer("Wong Yung Fai"), most=1)} == {
        ("first", 1),
        ("second", 1),
    }


def test_each_feature_says_what_it_adds_to_the_score(screener: Screener) -> None:
    same = screener.hits(Customer("Kavosh Electronics", "IR", "Valiasr St. 5, Tehran"))[0]
    other = screener.hits(Customer("Kavosh Electronics", "Germany"))[0]
    assert same.by_country > 0 > other.by_country
    assert same.by_address > 0 == other.by_address
    assert "only the listed name has supply" in other.explanation
    for hit in (same, other):
        parts = hit.by_name + hit.by_numbers + hit.by_places + hit.by_weak_name
        parts += hit.by_country + hit.by_address + hit.by_group
        assert hit.score == pytest.approx(min(1, parts), abs=1e-3)


def test_another_city_costs_and_a_group_supports(screener: Screener) -> None:
    hits = {hit.entity_id: hit for hit in screener.hits(Customer(f"Beijing {NAURA}"), threshold=0.3)}
    assert hits["beijing"].score == 1
    assert hits["shanghai"].by_places < 0 < hits["shanghai"].by_group


def test_a_short_name_that_is_hit_says_so(screener: Screener) -> None:
    (hit,) = screener.hits(Customer("KES"))
    assert hit.is_weak_name
    assert "a short or common name" in hit.explanation
