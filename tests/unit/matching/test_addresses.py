"""Addresses as they are compared: whole, and down to the building."""

import pytest

from dagster_project.matching.addresses import building_key, key

FLOOR_7 = "7th Floor, Building 9, No. 1, Zhongguancun East Road, Haidian District, Beijing, China"
FLOOR_10 = "Floor 10, Building 9, No. 1, Zhongguancun East Road, Haidian District, Beijing, 100080, China"
ROOM_801 = "Room 801, 8th Floor, Building 9, No. 1, Zhongguancun East Road, Haidian District, Beijing, China"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("37 Xueyuan Road, Haidian District, Beijing, China", "No. 37 Xueyuan Rd., Haidian District, Beijing, China"),
        ("No. 219 Wangfujing Street, Beijing, China", "219 Wangfujing St., Beijing 100006, China"),
        ("36 Lorong N Telok Kurau Unit #03-03, Singapore", "36 Lorong N Telok Kurau, Unit #03-03, Singapore"),
        ("Xi'an Road 5, Shaanxi, China", "Xi’an Road 5, Shaanxi, China"),
    ],
)
def test_two_prints_of_one_place_have_one_key(left, right):
    assert key(left) == key(right) is not None


def test_rooms_and_floors_of_one_building_are_two_places_in_one_building():
    assert len({key(address) for address in (FLOOR_7, FLOOR_10, ROOM_801)}) == 3
    assert len({building_key(address) for address in (FLOOR_7, FLOOR_10, ROOM_801)}) == 1


@pytest.mark.parametrize("room", ["Flat 1512, 15/F", "Suite 22, 1st Floor", "Office 415", "Rm. 311, 3/F", "Unit 705"])
def test_a_room_is_told_in_many_ways_and_is_no_part_of_the_building(room):
    assert building_key(f"{room}, Lucky Centre, 165 Wan Chai Road, Hong Kong") == building_key(
        "Lucky Centre, 165 Wan Chai Road, Hong Kong"
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Building 9, No. 1, Zhongguancun East Road, Beijing", "Building 8, No. 1, Zhongguancun East Road, Beijing"),
        ("26 General Belov Street, Moscow, Russia", "62 General Belov Street, Moscow, Russia"),
        ("Zastavskaya St. 15-B, St. Petersburg, Russia", "Zastavskaya St. 32A, St. Petersburg, Russia"),
    ],
)
def test_two_houses_are_two_buildings(left, right):
    assert building_key(left) != building_key(right)


@pytest.mark.parametrize("address", ["Ghazni City, Afghanistan", "Moscow, 111024, Russia", "Kingston, Jamaica", ""])
def test_a_city_is_no_place_that_two_parties_share(address):
    assert key(address) is building_key(address) is None
