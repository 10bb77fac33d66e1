"""The Entity cell."""

import pytest

from dagster_project.reading.passage import Passage
from dagster_project.sources.federal_register import entity_cell


def read(text: str, *known: str) -> tuple[str, list[str], list[str]]:
    cell = entity_cell.read(Passage(text, (0,), ()), known)
    assert not cell.oddities
    return cell.name.text, [part.text for _, part in cell.aliases], [part.text for part in cell.addresses]


def test_aliases_end_where_the_address_begins() -> None:
    text = (
        "AOOK Technology Ltd., a.k.a., the following two aliases:\n—AOOK; and\n—AOOK Electronics.\nRm 803, Hong Kong."
    )
    assert read(text) == ("AOOK Technology Ltd.", ["AOOK", "AOOK Electronics"], ["Rm 803, Hong Kong"])


def test_an_alias_keeps_the_full_stop_of_its_legal_form() -> None:
    text = "A Co., Ltd., a.k.a., the following one alias,\n-B Pvt., Ltd.\nDelhi, India."
    assert read(text) == ("A Co., Ltd.", ["B Pvt., Ltd."], ["Delhi, India"])


def test_a_name_quoted_by_an_instruction_decides_where_the_address_begins() -> None:
    text = "Huawei Tech Investment Co., Ltd. Argentina, Av. Leandro N. Alem 815, Argentina."
    name = "Huawei Tech Investment Co., Ltd. Argentina"
    assert read(text, name) == (name, [], ["Av. Leandro N. Alem 815, Argentina"])


def test_accents_and_case_do_not_hide_a_quoted_name() -> None:
    assert read("TELECOMUNICACÕES Ltda, Brazil.", "Telecomunicacoes Ltda")[0] == "TELECOMUNICACÕES Ltda"


@pytest.mark.parametrize("inline", ["a.k.a., MEC,", "(a.k.a. MEC),"])
def test_a_single_alias_may_stand_in_the_running_text(inline: str) -> None:
    assert read(f"Main Export Co., {inline} 5 High Street, London.") == (
        "Main Export Co.",
        ["MEC"],
        ["5 High Street, London"],
    )


def test_addresses_are_parted_by_semicolons() -> None:
    text = "A LLC,\n1 First St., Moscow, Russia; and 2 Second St., Kiev; 3 Third St."
    assert read(text)[2] == ["1 First St., Moscow, Russia", "2 Second St., Kiev", "3 Third St."]


def test_a_note_on_other_listings_is_no_address() -> None:
    text = "A LLC,\nKabul, Afghanistan. (See alternate addresses under Pakistan)."
    assert read(text)[2] == ["Kabul, Afghanistan"]


def test_a_former_name_is_told_from_an_alias() -> None:
    cell = entity_cell.read(Passage("A LLC, f.k.a., the following one alias:\n—B LLC.\nOslo, Norway.", (0,), ()), ())
    assert [(kind, part.text) for kind, part in cell.aliases] == [("former", "B LLC")]


def test_a_wrong_number_of_aliases_is_said() -> None:
    cell = entity_cell.read(Passage("A LLC, a.k.a., the following two aliases:\n—B.\nOslo, Norway.", (0,), ()), ())
    assert cell.oddities[0][0] == "2 aliases as the cell says; 1 were read"


def test_an_entry_may_consist_of_the_bodies_within_it() -> None:
    cell = entity_cell.read(Passage("The following Ministry of Power entities:\n—Dams; and\n—Wells.", (0,), ()), ())
    assert cell.name.text == "Ministry of Power"
    assert [body.text for body in cell.bodies] == ["Dams", "Wells"]


def test_every_part_says_where_it_stands() -> None:
    text = "A LLC, a.k.a., the following one alias:\n—B LLC.\nOslo, Norway; and Rome, Italy."
    cell = entity_cell.read(Passage(text, (0,), ()), ())
    for part in [cell.name, *(part for _, part in cell.aliases), *cell.addresses]:
        assert text[part.start : part.end] == part.text
