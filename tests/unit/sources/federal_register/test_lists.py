"""Rules on the Unverified List and the Military End-User List, alone and beside the Entity List, in all three forms."""

from collections import Counter
from dataclasses import replace

import pytest

from dagster_project.reading.evidence import Tables
from dagster_project.sources.federal_register.document import read
from dagster_project.sources.federal_register.forms import compare
from dagster_project.sources.federal_register.lists import headed, meant
from tests.typesetting import full_text, print_layout, public_inspection
from tests.typesetting.content import HEADS, Block
from tests.typesetting.rule_on_three_lists import CHINA, RULE

TYPESET = {
    "print": print_layout.typeset,
    "public_inspection": public_inspection.typeset,
    "full_text": full_text.typeset,
}
ENTITY, UNVERIFIED, MILITARY = "entity_list", "unverified_list", "military_end_user_list"
OMAN = "OMAN"


@pytest.fixture(scope="module")
def of_forms() -> dict[str, Tables]:
    return {form: read(typeset(RULE), "sha") for form, typeset in TYPESET.items()}


@pytest.fixture(params=TYPESET)
def tables(request: pytest.FixtureRequest, of_forms: dict[str, Tables]) -> Tables:
    return of_forms[request.param]


def _plain(text: str) -> str:
    return text.replace("’", "'").replace("–", "-")


def test_each_entry_stands_on_the_list_whose_table_prints_it(tables: Tables) -> None:
    found = [(one.list_code, one.action, _plain(one.destination), one.name) for one in tables["entries"]]
    assert found == [
        (ENTITY, "add", CHINA, "Harbor Optics Co., Ltd."),
        (ENTITY, "add", OMAN, "Muscat Bearings LLC"),
        (UNVERIFIED, "add", CHINA, "Lantern Freight Co., Ltd."),
        (UNVERIFIED, "add", CHINA, "Quay Instruments"),
        (UNVERIFIED, "add", OMAN, "Muscat Bearings LLC"),
        (MILITARY, "add", CHINA, "Harbor Optics Co., Ltd."),
        (MILITARY, "revise", CHINA, "Tide Works"),
    ]
    assert not tables["quarantine"]
    assert len({one.entry_id for one in tables["entries"]}) == 7


def test_only_the_entity_list_prints_terms(tables: Tables) -> None:
    for one in tables["entries"]:
        assert (one.license_requirement is None) == (one.license_review_policy is None) == (one.list_code != ENTITY)
    typed = {one.entry_id for one in tables["license_requirements"]}
    assert typed == {one.entry_id for one in tables["entries"] if one.list_code == ENTITY}


def test_a_party_may_leave_one_list_and_enter_two_others(tables: Tables) -> None:
    harbor = [one for one in tables["instructions"] if one.name == "Harbor Optics Co., Ltd."]
    assert [(one.list_code, one.label, one.action) for one in harbor] == [
        (ENTITY, "2.a", "add"), (UNVERIFIED, "3.a", "remove"), (MILITARY, "4.a", "add")]  # fmt: skip
    assert [one.entry_id is None for one in harbor] == [False, True, False]
    assert harbor[0].entry_id != harbor[2].entry_id


def test_counts_bullets_and_reasons_are_told_to_the_list_that_their_sentence_names(tables: Tables) -> None:
    declared = Counter(
        (one.list_code, one.action, one.target, one.destination, one.count) for one in tables["declared_counts"]
    )
    assert declared == Counter(
        [
            (ENTITY, "add", "entity", None, 2),
            (ENTITY, "add", "entry", None, 2),
            (ENTITY, "add", "entry", "China", 1),
            (ENTITY, "add", "entry", "Oman", 1),
            (UNVERIFIED, "remove", "entity", None, 1),
            (UNVERIFIED, "add", "entity", None, 3),
            (UNVERIFIED, "add", "entry", None, 3),
            (MILITARY, "add", "entity", None, 1),
        ]
    )
    assert [(one.list_code, one.name) for one in tables["bullets"]] == [
        (ENTITY, "Harbor Optics Co., Ltd."),
        (ENTITY, "Muscat Bearings LLC"),
        (UNVERIFIED, "Lantern Freight Co., Ltd."),
        (UNVERIFIED, "Quay Instruments"),
        (UNVERIFIED, "Muscat Bearings LLC"),
    ]
    entries = {one.entry_id: one.list_code for one in tables["entries"]}
    assert [entries[one.entry_id] for one in tables["bullets"]] == [one.list_code for one in tables["bullets"]]
    assert [(one.list_code, one.reason.split()[0]) for one in tables["reasons"]] == [
        (ENTITY, "for"), (MILITARY, "because")]  # fmt: skip
    assert [entries[one.entry_id] for one in tables["reasons"]] == [ENTITY, MILITARY]


def test_cells_of_three_columns_are_read_like_those_of_five(tables: Tables) -> None:
    names = {one.name: one.entry_id for one in tables["entries"] if one.list_code == UNVERIFIED}
    aliases = [one.name for one in tables["entry_names"] if one.entry_id == names["Quay Instruments"]]
    assert aliases == ["Quay Instruments", "Quay", "QI"]
    places = {one.entry_id: one.address for one in tables["entry_addresses"]}
    assert places[names["Lantern Freight Co., Ltd."]] == "Pier 4, Ningbo, China"
    assert places[names["Muscat Bearings LLC"]] == "Way 12, Muscat, Oman"
    (noted,) = tables["cross_listings"]
    assert (noted.entry_id, noted.destination) == (names["Muscat Bearings LLC"], "Bahrain")
    tide = tables["entries"][-1].entry_id
    assert [(one.volume, one.is_this_rule) for one in tables["citations"] if one.entry_id == tide] == [
        (89, False), (90, True)]  # fmt: skip


def test_the_three_forms_of_one_rule_agree_on_every_list(of_forms: dict[str, Tables]) -> None:
    for other in ("public_inspection", "full_text"):
        compared = compare(of_forms["print"], of_forms[other])
        differing = [(one.name, one.field, one.value, one.other_value) for one in compared if not one.is_equal]
        assert not differing, other
        assert len({one.ordinal for one in compared}) == 9  # the rule, seven entries, one removal


@pytest.mark.parametrize("form", TYPESET)
def test_a_rule_that_creates_a_list_adds_every_row_of_its_table(form: str) -> None:
    military = RULE.further[1]
    words = "2. Part 744 is amended by adding Supplement No. 7 to part 744 to read as follows:"
    heading = "Supplement No. 7 to Part 744—‘Military End-User’ (MEU) List"
    amendments = (Block("instruction", words), Block("heading", heading), Block("stars"))
    rule = replace(RULE, supplement=7, amendments=amendments, entries=military.entries, further=())
    tables = read(TYPESET[form](rule), "sha")
    assert [(one.list_code, one.action, one.instruction_label, one.name) for one in tables["entries"]] == [
        (MILITARY, "add", "2", "Harbor Optics Co., Ltd."), (MILITARY, "add", "2", "Tide Works")]  # fmt: skip
    assert [one.entry_id for one in tables["instructions"]] == [one.entry_id for one in tables["entries"]]
    assert all(one.evidence.printed_text.startswith("2. Part 744 is amended") for one in tables["instructions"])
    assert not tables["quarantine"]


@pytest.mark.parametrize("form", TYPESET)
def test_an_address_that_is_an_entry_of_its_own_bears_its_label_as_its_name(form: str) -> None:
    cells = (
        ("Address 01, Unit D, 16/F One Capital Place, Wan Chai, Hong Kong.",),
        ("Address 02,", "Room 803, 45-51 Chatham Road South, Hong Kong."),
        ("Address 03", "No. 33 Mong Kok Road, Kowloon, Hong Kong."),
    )
    rows = tuple(replace(RULE.entries[0], entity=cell) for cell in cells)
    quoted = "“Address 01,” “Address 02,” and “Address 03”"
    words = f"a. Under {CHINA}, by adding in alphabetical order, entries for {quoted}."
    lead = RULE.amendments[:5]
    amendments = (*lead, Block("instruction", words), *RULE.amendments[7:])
    tables = read(TYPESET[form](replace(RULE, amendments=amendments, entries=rows, further=())), "sha")
    assert [one.name for one in tables["entries"]] == ["Address 01", "Address 02", "Address 03"]
    assert [_plain(one.address) for one in tables["entry_addresses"]] == [
        "Unit D, 16/F One Capital Place, Wan Chai, Hong Kong",
        "Room 803, 45-51 Chatham Road South, Hong Kong",
        "No. 33 Mong Kok Road, Kowloon, Hong Kong",
    ]
    assert not tables["quarantine"]


@pytest.mark.parametrize("supplement", HEADS)
def test_heads_tell_the_list_also_where_print_leaves_no_blank_between_them(supplement: int) -> None:
    listing = headed("".join(HEADS[supplement]))
    assert listing is not None
    assert listing.supplement == supplement


@pytest.mark.parametrize("heads", ["Country Entity", "Country Listed person Citation", "Country Entity Item Citation"])
def test_other_tables_are_of_no_list(heads: str) -> None:
    assert headed(heads) is None


def test_words_are_about_the_list_that_their_sentence_names_else_the_one_named_last() -> None:
    text = "It adds 2 to the Entity List. It removes 3 persons. It adds 1 to the MEU List."
    lists = [ENTITY, UNVERIFIED, MILITARY]
    about = [meant(text, text.index(verb), text.index(verb) + 7, lists) for verb in ("adds 2", "removes", "adds 1")]
    assert about == [ENTITY, ENTITY, MILITARY]
    assert meant(text, 0, 2, [UNVERIFIED]) == UNVERIFIED
