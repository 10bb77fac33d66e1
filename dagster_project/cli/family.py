"""The family of an entity as the published marts have it, for the card and for the picture of its group."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    from rich.tree import Tree

    from dagster_project.relations.family import Branch, Family

_ROWS = 40  # of a tree on a card
_NEARBY = 20  # candidates to parties outside of the group that are drawn
_MEMBERS = """
select entity_id, name, destinations, is_listed, group_id from entities
where group_id = (select group_id from entities where entity_id = $entity_id)
"""
_BONDS = """
with members as (select entity_id from entities where group_id = $group_id)
select relations.*, from_entities.name as from_entity_name, from_entities.destinations as from_place,
    from_entities.is_listed as from_is_listed, to_entities.name as to_entity_name,
    to_entities.destinations as to_place, to_entities.is_listed as to_is_listed
from entity_relations as relations
left join entities as from_entities on relations.from_entity_id = from_entities.entity_id
left join entities as to_entities on relations.to_entity_id = to_entities.entity_id
where (relations.from_entity_id in (from members) or relations.to_entity_id in (from members))
    and relations.from_entity_id is distinct from relations.to_entity_id
    and relations.valid_to is null
    and (relations.status in ('fact', 'accepted') or relations.is_open)
order by relations.confidence desc, relations.from_name, relations.to_name, relations.relation_id
"""


def family(connection: "duckdb.DuckDBPyConnection", entity_id: str) -> "Family":
    """Everybody in the entity's group, and whoever is related to one of them."""
    from dagster_project.relations.family import Family, Relative

    members = connection.execute(_MEMBERS, {"entity_id": entity_id}).pl().rows(named=True)
    head = members[0]["group_id"]
    relatives = {
        row["entity_id"]: Relative(row["entity_id"], row["name"], row["destinations"], row["is_listed"])
        for row in members
    }
    bonds, drawn, left_out = [], set[str](), 0
    for row in connection.execute(_BONDS, {"group_id": head}).pl().iter_rows(named=True):
        ends = {end: row[f"{end}_entity_id"] or f"name: {row[f'{end}_name']}" for end in ("from", "to")}
        outside = {key for key in ends.values() if key not in relatives or not relatives[key].is_member}
        if row["status"] == "candidate" and outside - drawn:
            if len(drawn) >= _NEARBY:
                left_out += 1
                continue
            drawn |= outside
        for end, key in ends.items():
            relatives.setdefault(key, _nearby(row, end, key))
        bonds.append(_bond(row, ends["from"], ends["to"]))
    return Family(head, relatives, list(dict.fromkeys(bonds)), left_out)


def family_tree(connection: "duckdb.DuckDBPyConnection", entity_id: str) -> "Tree | None":
    """The family from its head down, each with its bond to the one above; None for a party without relations."""
    from rich.text import Text
    from rich.tree import Tree

    found = family(connection, entity_id)
    branches = found.tree()
    if len(branches) == 1:
        return None
    tree = Tree(_said(branches[0], entity_id))
    nodes = {found.head: tree}
    for branch in branches[1:_ROWS]:
        nodes[branch.party.key] = nodes[branch.above or ""].add(_said(branch, entity_id))
    if len(branches) > _ROWS:
        tree.add(Text(f"{len(branches) - _ROWS} more; `entity-ledger graph` draws all"))
    if found.left_out:
        tree.add(Text(f"{found.left_out} more candidates; `entity-ledger review` lists all"))
    return tree


def words_of(relation_type: str) -> tuple[str, str]:
    """A relation in words, as its start says it and as its end does."""
    from dagster_project.relations.family import words_of as words

    return words(relation_type)


def _said(branch: "Branch", entity_id: str) -> Any:
    """A party in a line: its name, where and whether it is listed, and what it is to the one above."""
    from rich.text import Text

    party = branch.party
    place = f" ({party.place})" if party.place else ""
    state = "" if party.is_listed else " [on no list]"
    bonds = dict.fromkeys(
        f"{bond.words(party.key)} it: {bond.basis.replace('_', ' ')}"
        f"{'' if bond.is_held else ', a candidate'}, {bond.support}"
        for bond in branch.bonds
    )
    said = Text(f"{party.name}{place}{state}", style="bold" if party.key == entity_id else "")
    return said.append(f"\n{'; '.join(bonds)}", style="dim not bold") if bonds else said


def _nearby(row: dict[str, Any], end: str, key: str) -> Any:
    from dagster_project.relations.family import Relative

    name = row[f"{end}_entity_name"] or row[f"{end}_name"]
    return Relative(key, name, row[f"{end}_place"], bool(row[f"{end}_is_listed"]), is_member=False)


def _bond(row: dict[str, Any], start: str, end: str) -> Any:
    from dagster_project.relations.family import Bond

    support = f"accepted by {row['reviewed_by']}" if row["status"] == "accepted" else row["according_to"]
    dated = ", ".join(str(part) for part in (support, row["reviewed_on"] or row["source_date"]) if part)
    return Bond(start, end, row["relation_type"], row["basis"], dated, row["status"], row["joins_group"])
