"""The Entity cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def test_aliases_of_a_list_whose_lines_run_on_are_told_by_their_dashes() -> None:
    text = "A LLC, a.k.a., the following three aliases: —AOOK; —B Co., Ltd., and —C Works.\nOslo, Norway."
    assert read(text)[1:] == (["AOOK", "B Co., Ltd.", "C Works"], ["Oslo, Norway"])


def test_the_last_alias_ends_with_the_full_stop_at_a_lines_end() -> None:
    text = "A LLC, a.k.a., the following one alias: —B Ltd. 5 High Street, London."
    starts = (0, text.index("—"), text.index("5 High"))
    cell = entity_cell.read(Passage(text, starts, ()), ())
    assert [part.text for _, part in cell.aliases] == ["B Ltd."]
    assert [part.text for part in cell.addresses] == ["5 High Street, London"]


def test_as_many_aliases_as_the_cell_says_are_read_without_dashes() -> None:
    text = "A LLC, a.k.a., the following two aliases:\nB LLC; and\nC LLC.\nOslo, Norway."
    assert read(text)[1:] == (["B LLC", "C LLC"], ["Oslo, Norway"])


def test_a_bracket_may_hold_several_aliases_brackets_and_quotation_marks() -> None:
    text = "A LLC (a.k.a., B (China) Ltd.; “MEC”; and C), 5 High Street, London."
    assert read(text) == ("A LLC", ["B (China) Ltd.", "MEC", "C"], ["5 High Street, London"])


def test_a_former_name_in_brackets_may_stand_before_a_list_of_aliases() -> None:
    text = "A LLC (f.k.a., Old LLC), a.k.a., the following one alias:\n—B LLC.\nOslo, Norway."
    cell = entity_cell.read(Passage(text, (0,), ()), ())
    assert [(kind, part.text) for kind, part in cell.aliases] == [("former", "Old LLC"), ("alias", "B LLC")]


def test_quotation_marks_at_its_end_belong_to_a_quoted_name() -> None:
    name = "Institute ‘‘Vektor’’"
    assert read(f"{name}, a.k.a., the following one alias:\n—V.\nOslo, Norway.", name)[0] == name


def test_addresses_are_parted_by_labels() -> None:
    assert read("A LLC, Address: 1 First St., Moscow, Russia Alt Address: 2 Second St., Kiev.")[2] == [
        "1 First St., Moscow, Russia",
        "2 Second St., Kiev",
    ]


def test_an_address_in_a_row_of_its_own_is_another_address() -> None:
    assert read("A LLC,\nOslo, U.A.E.\n\nRome, Italy.")[2] == ["Oslo, U.A.E.", "Rome, Italy"]


@pytest.mark.parametrize(
    "note",
    [
        "(See alternate addresses under Greece and Pakistan.)",
        "(See alternate address in Saudi Arabia).",
        "(See also addresses in the United Arab (Emirates).",
        "(For alternate addresses, see Kazakhstan and Turkey.)",
        "(see alternate address under Turkey)",
    ],
)
def test_every_wording_of_a_cross_listing_is_kept_apart_from_the_addresses(note: str) -> None:
    cell = entity_cell.read(Passage(f"A LLC,\nKabul, Afghanistan. {note}", (0,), ()), ())
    assert [part.text for part in cell.addresses] == ["Kabul, Afghanistan"]
    (listing,) = cell.cross_listings
    assert listing.text.casefold().startswith(("see", "for alternate"))


_WORDS = st.sampled_from(
    [
        "A LLC",
        ", ",
        "; ",
        "; and ",
        "a.k.a., ",
        "(f.k.a., ",
        ")",
        "the following ",
        "two aliases:",
        "\n",
        "\n\n",
        "—",
        "- ",
        "Co., Ltd.",
        "Oslo, Norway.",
        "Alt Address:",
        "(See alternate address under ",
        "Affiliated entities:",
        "‘‘",
        "’’",
        ". ",
    ]
)


@given(st.lists(_WORDS, max_size=24).map("".join), st.lists(st.integers(0, 200), max_size=4))
def test_no_cell_stops_the_reader_and_every_part_is_a_piece_of_it(text: str, starts: list[int]) -> None:
    places = tuple(sorted({0, *(start for start in starts if start < len(text))}))
    cell = entity_cell.read(Passage(text, places, ()), ["A LLC"])
    aliases = [part for _, part in cell.aliases]
    for part in [cell.name, *aliases, *cell.addresses, *cell.bodies, *cell.cross_listings]:
        assert part.text == " ".join(text[part.start : part.end].split())
    assert all(part.text for part in aliases)
    assert cell.name.text or cell.oddities
