"""Who belongs to whom, as entries of the lists word it."""

import re
from collections import Counter

import pytest

from dagster_project.reading.passage import Passage
from dagster_project.sources.federal_register import document, entity_cell
from tests.shared_data import shared
from tests.typesetting.content import entity_cell as worded
from tests.typesetting.listed import places, raw_entries

Said = tuple[str, str, str | None, str]


def read(text: str, *known_names: str) -> entity_cell.EntityCell:
    return entity_cell.read(Passage(text, (0,), ()), known_names)


def said(text: str, *known_names: str) -> list[Said]:
    found = read(text, *known_names).relations
    return [(one.relation_type, one.direction, one.own_name, one.other_name) for one in found]


@pytest.mark.parametrize(
    ("name", "relation_type", "own_name", "other_name"),
    [
        ("A Limited (a subsidiary of B Oil Corporation)", "subsidiary_of", "A Limited", "B Oil Corporation"),
        ("A Works (Parent Organization: B Group (BG))", "subsidiary_of", "A Works", "B Group (BG)"),
        ("A Co., Ltd. (a subordinate institute of B-7)", "subordinate_of", "A Co., Ltd.", "B-7"),
        ("B 13th Institute (B 13) subordinate institution: A", "subordinate_of", "A", "B 13th Institute (B 13)"),
        ("B 13th Institute (B 13) subordinate instituion: A", "subordinate_of", "A", "B 13th Institute (B 13)"),
        ("A Aviation Plant, branch of BCD Works", "subordinate_of", "A Aviation Plant", "BCD Works"),
        ("A Factory—Branch of BCD Works", "subordinate_of", "A Factory", "BCD Works"),
        ("Branch of BCD Works—A Factory", "subordinate_of", "A Factory", "BCD Works"),
        ("B Complex Branch: A Plant", "subordinate_of", "A Plant", "B Complex"),
        ("B (HK) Limited Oslo Branch", "subordinate_of", None, "B (HK) Limited"),
        ("Subsidiary A Plant of B Shipyard", "subsidiary_of", "A Plant", "B Shipyard"),
        (
            "B Corporation (BC) 3rd Academy's 15 Factory",
            "subordinate_of",
            "15 Factory",
            "B Corporation (BC) 3rd Academy",
        ),
        (
            "A Institute, Siberian Branch of the Russian Academy of Sciences",
            "subordinate_of",
            "A Institute",
            "Siberian Branch of the Russian Academy of Sciences",
        ),
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_a_name_may_say_whose_its_party_is(
    name: str, relation_type: str, own_name: str | None, other_name: str, known: bool
) -> None:
    text = f"{name}\n5 High Street, London."
    assert said(text, *([name] if known else ())) == [(relation_type, "entry_to_other", own_name, other_name)]
    cell = read(text, *([name] if known else ()))
    assert (cell.name.text, [part.text for part in cell.addresses]) == (name, ["5 High Street, London"])
    assert not cell.oddities


@pytest.mark.parametrize("name", ["Affiliates International", "Affiliated Supply and Consultancy Services"])
def test_a_name_that_begins_like_a_relation_is_none(name: str) -> None:
    cell = read(f"{name}\nKarachi, Pakistan.")
    assert (cell.name.text, cell.relations, cell.oddities) == (name, [], [])


@pytest.mark.parametrize("name", ["Kaspersky's Laboratory", "Alexeev's Hydrofoil Bureau", "Donetsk People's Republic"])
def test_a_possessive_after_a_person_or_a_people_is_no_relation(name: str) -> None:
    assert said(f"{name}\nOslo, Norway.") == []


@pytest.mark.parametrize(
    "heading",
    ["Subordinate institution\n", "Subordinate instituion ", "Subordinate institution: ", "Subordinate institution:\n"],
)
def test_a_body_behind_its_own_heading_is_subordinate_and_addresses_go_on_after_it(heading: str) -> None:
    text = (
        "A Institute, a.k.a., the following one alias:\n—AI.\n"
        f"{heading}B Company Ltd, a.k.a., the following one alias:\n—BC.\nOslo, Norway; and Rome, Italy."
    )
    cell = read(text)
    assert said(text) == [("subordinate_of", "other_to_entry", None, "B Company Ltd")]
    assert [part.text for part in cell.addresses] == ["Oslo, Norway", "Rome, Italy"]
    assert not cell.oddities


def test_bodies_before_addresses_that_apply_to_all_of_them_need_no_heading() -> None:
    text = (
        "A 14, a.k.a., the following one alias:\n—AI.\nB Industry Corporation. C Co. Ltd. The following addresses "
        "apply to the entity and the two subordinate institutions: 1 First St., Oslo; and 2 Second St., Oslo."
    )
    assert [other for *_, other in said(text)] == ["B Industry Corporation", "C Co. Ltd."]
    assert [part.text for part in read(text).addresses] == ["1 First St., Oslo", "2 Second St., Oslo"]
    (expected, _, _) = read(text.replace("the two", "the three")).oddities[0]
    assert expected == "three bodies as the cell says; 2 were read"


def test_a_stated_number_of_subordinates_is_read_and_compared() -> None:
    text = "A Corporation, and the following two subordinate institutions:\n—B Co. Ltd.; and\n—C Works.\nOslo, Norway."
    cell = read(text)
    assert cell.name.text == "A Corporation"
    assert [other for *_, other in said(text)] == ["B Co. Ltd.", "C Works"]
    assert [part.text for part in cell.addresses] == ["Oslo, Norway"]
    assert not cell.oddities
    assert read(text.replace("two", "three")).oddities[0][0] == "three bodies as the cell says; 2 were read"


def test_affiliated_entities_are_affiliates_and_entities_of_a_department_its_subordinates() -> None:
    assert said("A Ltd.\nOslo.\nAffiliated entities:\nB Ltd.;\nC Ltd.") == [
        ("affiliate_of", "other_to_entry", None, "B Ltd."),
        ("affiliate_of", "other_to_entry", None, "C Ltd."),
    ]
    assert said("The following Ministry of Power entities:\n—Dams; and\n—Wells.") == [
        ("subordinate_of", "other_to_entry", None, "Dams"),
        ("subordinate_of", "other_to_entry", None, "Wells"),
    ]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        (
            "A Co.; and any successor, sub-unit, or subsidiary thereof, Oslo, Norway.",
            ["any successor, sub-unit, or subsidiary thereof"],
        ),
        (
            "A Ministry, including the Armed Forces of B and all operating units wherever located. This includes the "
            "army, and the police of B. All addresses located in B.",
            ["Armed Forces of B", "all operating units wherever located"],
        ),
        (
            "A, a.k.a., the following one alias:\n—Ab-70; and any nuclear-related entities or centers located in Ab.",
            ["any nuclear-related entities or centers located in Ab"],
        ),
    ],
)
def test_words_that_extend_an_entry_are_kept_as_printed_and_are_no_name_or_address(
    text: str, others: list[str]
) -> None:
    cell = read(text)
    assert [(one.wording, one.other_name) for one in cell.relations] == [("extension", other) for other in others]
    parts = [cell.name, *(part for _, part in cell.aliases), *cell.addresses]
    assert not [part.text for part in parts if re.search(r"any|operating|army", part.text)]
    assert not cell.oddities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Branch of BCD Works A Plant\nOslo.", "of whom the party is a branch"),
        ("A LLC, owned by B LLC\nOslo.", "who belongs to whom"),
        ("A LLC\nOslo, affiliated with B LLC.", "who belongs to whom"),
    ],
)
def test_words_that_look_like_a_relation_and_are_not_understood_are_told(text: str, expected: str) -> None:
    assert [one for one, _, _ in read(text).oddities] == [expected]


def test_the_affiliates_of_a_real_rule_are_read_with_the_one_that_is_below_another() -> None:
    content = shared("rules/2020-10856.public-inspection.pdf").read_bytes()
    tables = document.read(content, "0" * 64)
    found = tables["printed_relations"]
    assert Counter(one.relation_type for one in found) == {"affiliate_of": 22, "subordinate_of": 1}
    (below,) = (one for one in found if one.is_of_body)
    assert below.own_name == "Beijing Huawei Longshine Information Technology Co., Ltd."
    assert below.other_name == "Hangzhou New Longshine Information Technology Co., Ltd."
    assert all(one.evidence.page and one.other_name in one.evidence.printed_text for one in found)


def test_of_all_listed_entries_every_wording_is_read_or_told() -> None:
    """The counts of docs/sources/federal_register.md; the list's parser has lost the headings of some bodies."""
    shared("lists/entity-list_2026-07-09.json")
    wordings, told = Counter[str](), Counter[str]()
    for entry in raw_entries():
        name = " ".join(str(entry["name"] or "").split())
        aliases = [" ".join(alias.split()) for alias in entry["aliases"] or ()]  # type: ignore[attr-defined]
        cell = read("\n".join(worded(name, aliases, places(str(entry["address"] or "")))), name)
        wordings.update(one.wording for one in cell.relations)
        told.update(expected for expected, _, _ in cell.oddities if "belongs" in expected or "branch" in expected)
    assert wordings == {
        "branch": 19,
        "subordinate": 14,
        "body": 10,
        "possessive": 7,
        "extension": 6,
        "subsidiary": 2,
        "parent": 1,
        "holding": 1,
    }
    assert told == {"of whom the party is a branch": 7, "who belongs to whom": 1}
