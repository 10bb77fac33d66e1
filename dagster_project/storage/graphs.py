"""Groups as the marts have them: a family to draw, and a page per group beside the published database."""

from html import escape
from typing import TYPE_CHECKING, Any

from dagster_project.relations.family import Bond, Family, Relative
from dagster_project.relations.picture import page
from dagster_project.storage import files
from dagster_project.storage.folders import Folders

if TYPE_CHECKING:
    import duckdb

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
_GROUPS = """
select group_id, group_name, group_size from entities
where entity_id = group_id and group_size > 1 order by group_size desc, group_name, group_id
"""
_INDEX = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Groups</title></head>
<body><h1>Groups</h1><ul>{items}</ul></body></html>
"""


def write(folders: Folders) -> int:
    """Draw each group of two parties or more as a page, and a page that lists them; return how many there are."""
    import duckdb

    folder, items = folders.published / "graphs", []
    files.sweep(folder)
    with duckdb.connect(folders.published_file, read_only=True) as connection:
        for group_id, name, size in connection.execute(_GROUPS).fetchall():
            files.put(folder / f"{group_id}.html", page(family(connection, group_id)).encode())
            items.append((f"{group_id}.html", f"{name} ({size} parties)"))
    listed = "".join(f'<li><a href="{file}">{escape(words)}</a></li>' for file, words in items)
    files.put(folder / "index.html", _INDEX.format(items=listed).encode())
    for path in folder.glob("*.html"):
        if path.name not in {"index.html", *(file for file, _ in items)}:
            path.unlink()
    return len(items)


def family(connection: "duckdb.DuckDBPyConnection", entity_id: str) -> Family:
    """Everybody in the entity's group, and whoever is related to one of them."""
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


def _nearby(row: dict[str, Any], end: str, key: str) -> Relative:
    name = row[f"{end}_entity_name"] or row[f"{end}_name"]
    return Relative(key, name, row[f"{end}_place"], bool(row[f"{end}_is_listed"]), is_member=False)


def _bond(row: dict[str, Any], start: str, end: str) -> Bond:
    support = f"accepted by {row['reviewed_by']}" if row["status"] == "accepted" else row["according_to"]
    dated = ", ".join(str(part) for part in (support, row["reviewed_on"] or row["source_date"]) if part)
    return Bond(start, end, row["relation_type"], row["basis"], dated, row["status"], row["joins_group"])
