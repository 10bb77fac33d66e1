"""What must hold of the marts on entities, their relations and their groups before they are published."""

from typing import Any

from dagster_project.quality.suites import MEND_SQL, Suites, at_most, critical, holds, is_key, is_text, shows

OF_ENTITIES = Suites()


@OF_ENTITIES.on("entities", "name", "entity_id")
def every_entity_has_its_name_and_its_group(gx: Any) -> list[Any]:
    """Each entity stands once, bears a name, is listed where a listing says so, and its group counts its members."""
    return [
        *is_key(gx, "entity_id", MEND_SQL),
        *is_text(gx, "name", MEND_SQL),
        holds(gx, "has_a_name", "an entity has a row in entity_names", MEND_SQL),
        holds(gx, "is_listed_as_its_listings", "an entity is listed where one of its listings stands", MEND_SQL),
        critical(
            gx.ExpectColumnPairValuesToBeEqual,
            "a group counts its members",
            MEND_SQL,
            column_A="group_size",
            column_B="members",
        ),
    ]


@OF_ENTITIES.on("parties", "name", "party_id")
def every_party_is_part_of_one_entity(gx: Any) -> list[Any]:
    """Each party stands once and is part of an entity; of each entity the first party bears the entity's id."""
    return [
        *is_key(gx, "party_id", MEND_SQL),
        *is_text(gx, "name", MEND_SQL),
        holds(gx, "is_of_an_entity", "a party is part of an entity of the ledger", MEND_SQL),
        holds(gx, "says_why", "a party that is not its entity's first one says why it is one with it", MEND_SQL),
    ]


@OF_ENTITIES.on("affiliate_status", "name", "arithmetic")
def every_status_follows_from_shares_and_listings(gx: Any) -> list[Any]:
    """Each status is of an entity of the ledger and has its sum; a captured or unknown one has a path to a listing."""
    remedy = "look at `findings` and at the holdings in `entity_relations`: a source is wrong, or two disagree"
    return [
        *is_key(gx, "affiliate_status_id", MEND_SQL),
        *is_text(gx, "arithmetic", MEND_SQL),
        holds(gx, "is_of_an_entity", "a status is of an entity of the ledger", MEND_SQL),
        holds(gx, "leads_to_a_listing", "a captured or unknown entity has a path and a listing", MEND_SQL),
        shows(gx, "is_of_one_whole", "shares add up to the whole at most", remedy),
        shows(gx, "is_agreed", "statements on one holding agree", remedy),
    ]


@OF_ENTITIES.on("groups", "group_name", "group_id")
def every_group_has_members_and_a_ground(gx: Any) -> list[Any]:
    """Each group stands once, has two members or more, as many as `entities` has, and rests on some relation."""
    return [
        *is_key(gx, "group_id", MEND_SQL),
        holds(gx, "has_its_members", "a group has as many members as it says, two at least", MEND_SQL),
        holds(gx, "has_a_ground", "a group rests on a fact or on what a person accepted", MEND_SQL),
        *is_text(gx, "group_basis", MEND_SQL),
    ]


@OF_ENTITIES.on("entity_names", "name", "entity_id")
def every_name_belongs_to_an_entity(gx: Any) -> list[Any]:
    """Each name stands once per entity that the ledger knows."""
    return [
        *is_key(gx, "name_id", MEND_SQL),
        *is_text(gx, "name", MEND_SQL),
        holds(gx, "is_of_an_entity", "a name is of an entity of the ledger", MEND_SQL),
    ]


@OF_ENTITIES.on("entity_addresses", "address", "entity_id")
def every_address_belongs_to_an_entity(gx: Any) -> list[Any]:
    """Each address stands once per entity that the ledger knows."""
    return [
        *is_key(gx, "address_id", MEND_SQL),
        *is_text(gx, "address", MEND_SQL),
        holds(gx, "is_of_an_entity", "an address is of an entity of the ledger", MEND_SQL),
    ]


@OF_ENTITIES.on("entity_relations", "from_name", "to_name")
def every_relation_says_according_to_whom(gx: Any) -> list[Any]:
    """Each relation names its source, each row of the ownership tables is one; no candidate joins or merges anybody."""
    return [
        *is_key(gx, "relation_id", MEND_SQL),
        *is_text(gx, "according_to", MEND_SQL),
        holds(gx, "is_of_a_holding", "a relation comes from one row of a table", MEND_SQL),
        holds(gx, "is_decided", "what is accepted or rejected says by whom", MEND_SQL),
        holds(gx, "is_no_silent_join", "a candidate that nobody accepted joins no group and merges nobody", MEND_SQL),
        at_most(gx, "share_minimum", "share_maximum", "the bounds of a share are in order", MEND_SQL),
    ]
