"""Parties, addresses and relations as entities of FollowTheMoney."""

import datetime as dt
from typing import Any

import pytest
from followthemoney import ValueEntity, model

from dagster_project.storage.exports.ftm.building import Builder, entity_id
from tests.unit.storage.exports.hostile import NAMES

STAY = {
    "listing_id": "l1",
    "list_code": "entity_list",
    "stay": 1,
    "listed_since": dt.date(2025, 1, 16),
    "listed_until": None,
    "is_current": True,
    "license_requirement": "For all items subject to the EAR.",
    "license_review_policy": "Presumption of denial.",
    "first_citation": "90 FR 4617",
    "publication_date": dt.date(2025, 1, 16),
    "source_urls": ["https://www.federalregister.gov/d/2025-00704"],
}


def party(**facts: object) -> dict[str, Any]:
    nothing = dict.fromkeys(
        ("listing_reason", "names", "addresses", "stays", "former_ids", "destinations", "listed_owner_id", "arithmetic")
    )
    return {"entity_id": "e1", "name": "A Company Ltd.", "entity_type": "company", **nothing, **facts}


def relation(kind: str, **facts: object) -> dict[str, Any]:
    columns = ("share", "share_minimum", "share_maximum", "valid_from", "valid_to", "according_to", "source_date")
    columns += ("source_url", "source_text", "reviewed_by", "review_reason", "basis_detail")
    ends = {"from_entity_id": "child", "to_entity_id": "parent", "from_type": "company", "to_type": "company"}
    return {"relation_id": "r1", "relation_type": kind, "status": "fact", **dict.fromkeys(columns), **ends, **facts}


def built(row: dict[str, Any]) -> list[ValueEntity]:
    found = list(Builder().party(row))
    for entity in found:
        entity.schema.validate(entity.to_dict())
    return found


def name(text: str, kind: str = "alias", is_current: bool = True) -> dict[str, Any]:
    return {"name": text, "name_type": kind, "is_current": is_current}


@pytest.mark.parametrize(
    ("kind", "schema"),
    {
        "company": "Company",
        "institution": "Organization",
        "government_body": "PublicBody",
        "person": "Person",
        "address": "Address",
        None: "LegalEntity",
    }.items(),
)
def test_a_party_is_what_its_words_tell_and_no_more(kind, schema):
    (entity,) = built(party(entity_type=kind))
    assert (entity.id, entity.schema.name, entity.get("name")) == ("entity-ledger-e1", schema, ["A Company Ltd."])


def test_names_stand_by_their_type_and_what_was_given_up_is_a_former_name():
    names = [name("Alias Ltd."), name("ABC", "acronym"), name("Broad", "weak"), name("Old", "former")]
    names += [
        name("Spelling", "variant"),
        name("Given up", "primary", is_current=False),
        name("A Company Ltd.", "primary"),
    ]
    (entity,) = built(party(names=names))
    assert entity.get("name") == ["A Company Ltd."]
    assert entity.get("alias") == ["Alias Ltd.", "Spelling"]
    assert (entity.get("abbreviation"), entity.get("weakAlias")) == (["ABC"], ["Broad"])
    assert entity.get("previousName") == ["Old", "Given up"]


def test_a_listing_is_a_sanction_with_its_days_words_and_rule():
    entity, sanction = built(party(stays=[STAY], listing_reason="It acquires items.", destinations=["China"]))
    assert entity.get("topics") == ["export.control"]
    assert (entity.get("country"), entity.get("programId")) == (["cn"], ["entity_list"])
    assert (sanction.schema.name, sanction.get("entity")) == ("Sanction", [entity.id])
    facts = {
        key: sanction.first(key) for key in ("listingDate", "startDate", "endDate", "status", "reason", "recordId")
    }
    assert facts == {
        "listingDate": "2025-01-16",
        "startDate": "2025-01-16",
        "endDate": None,
        "status": "Active",
        "reason": "It acquires items.",
        "recordId": "90 FR 4617",
    }
    assert sanction.get("provisions") == [
        "For all items subject to the EAR.",
        "License review policy: Presumption of denial.",
    ]
    assert sanction.get("sourceUrl") == STAY["source_urls"]


def test_a_party_that_was_removed_keeps_its_sanction_and_bears_no_topic():
    former = STAY | {"is_current": False, "listed_until": dt.date(2025, 2, 1)}
    entity, sanction = built(party(stays=[former]))
    assert (entity.get("topics"), entity.get("program")) == ([], [])
    assert (sanction.get("status"), sanction.get("endDate")) == (["Inactive"], ["2025-02-01"])


def test_each_stay_is_a_sanction_of_its_own():
    stays = [
        STAY | {"is_current": False},
        STAY | {"stay": 2},
        STAY | {"list_code": "unverified_list", "listing_id": "l2"},
    ]
    entity, *sanctions = built(party(stays=stays))
    assert len({sanction.id for sanction in sanctions}) == 3
    assert entity.get("topics") == ["export.control", "export.risk"]


def test_who_is_captured_by_ownership_is_linked_to_the_listed_owner_and_who_is_listed_is_not():
    owned = {"listed_owner_id": "top", "arithmetic": "50 % by Top (listed) = 50 %"}
    (entity,) = built(party(**owned))
    assert (entity.get("topics"), entity.get("riskSource")) == (["export.control.linked"], ["entity-ledger-top"])
    entity, _ = built(party(**owned, stays=[STAY]))
    assert entity.get("topics") == ["export.control"]


def test_former_ids_are_referents_and_one_address_is_one_entity():
    places = [{"destination": "China", "address": "1 Long Road, Beijing"}]
    (entity,) = built(party(former_ids=["e2", "e3"], addresses=places))
    assert entity.referents == {"entity-ledger-e2", "entity-ledger-e3"}
    address = Builder().address(places[0])
    assert (entity.get("addressEntity"), entity.get("address")) == ([address.id], ["1 Long Road, Beijing"])
    assert (address.get("full"), address.get("country")) == (["1 Long Road, Beijing"], ["cn"])


@pytest.mark.parametrize(
    ("row", "schema", "facts"),
    [
        (relation("subsidiary_of"), "Ownership", {"owner": "parent", "asset": "child", "percentage": None}),
        (relation("owner_of", share=0.515), "Ownership", {"owner": "child", "asset": "parent", "percentage": "51.5"}),
        (relation("owner_of", share_minimum=0.5), "Ownership", {"percentage": "50-100"}),
        (relation("investor_in"), "UnknownLink", {"subject": "child", "object": "parent", "role": "investor in"}),
        (relation("investor_in", share=0.1), "Ownership", {"percentage": "10"}),
        (relation("subsidiary_of", from_type=None), "UnknownLink", {"subject": "child", "role": "subsidiary of"}),
        (relation("affiliate_of"), "UnknownLink", {"role": "affiliate of", "status": "fact"}),
    ],
)
def test_a_relation_is_ownership_only_where_a_company_is_owned(row, schema, facts):
    link = Builder().relation(row)
    link.schema.validate(link.to_dict())
    ends = {"owner", "asset", "subject", "object"}
    expected = {key: entity_id(value) if key in ends else value for key, value in facts.items()}
    assert (link.schema.name, {key: link.first(key) for key in expected}) == (schema, expected)


def test_a_relation_says_who_states_it_when_and_who_accepted_it():
    facts = {"according_to": "GLEIF", "source_date": dt.date(2025, 1, 1), "source_url": "https://gleif.test/x"}
    facts |= {"valid_from": dt.date(2020, 1, 1), "valid_to": dt.date(2024, 1, 1), "source_text": "Its words."}
    link = Builder().relation(
        relation("shares_stem", **facts, status="accepted", reviewed_by="somebody", review_reason="one firm")
    )
    assert (link.get("publisher"), link.get("date"), link.get("sourceUrl")) == (
        ["GLEIF"],
        ["2025-01-01"],
        ["https://gleif.test/x"],
    )
    assert (link.get("startDate"), link.get("endDate")) == (["2020-01-01"], ["2024-01-01"])
    assert link.get("description") == ["Its words.", "accepted by somebody: one firm"]


def test_what_the_model_does_not_take_is_counted_and_what_is_too_long_stands_whole_among_the_notes():
    builder = Builder()
    long = "Branch of " + "A" * 400
    (entity,) = builder.party(party(names=[name(long)], destinations=["Atlantis", "Crimea Region of Ukraine"]))
    assert (len(entity.first("alias")), entity.get("notes")) == (384, [long])
    assert entity.get("country") == ["ua-cri"]
    builder.relation(relation("owner_of", source_url="see the annual report"))
    assert builder.left_out == {"Company.country": 1, "Ownership.sourceUrl": 1}
    assert builder.cut == {"Company.alias": 1}


def test_hostile_names_arrive_as_they_are_but_for_blanks_and_signs_that_json_readers_choke_on():
    short = [text for text in NAMES if 0 < len(text) < 300]
    (entity,) = built(party(names=[name(text) for text in short]))
    read = ValueEntity(model["Company"], entity.to_dict()).get("alias")
    assert {"=cmd|' /C calc'!A0", "<script>alert(1)</script>", "'; drop table entities; --"} <= set(read)
    assert [bare(text) for text in read] == [bare(text) for text in short]


def bare(text: str) -> str:
    """A text without blanks and signs that print nothing."""
    return "".join(sign for sign in text if sign.isprintable() and not sign.isspace())
