"""Who is looked for: the parties that stand on a list on a day, from the published database."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dagster_project.matching.screening import Alias, Party

if TYPE_CHECKING:
    import duckdb

_STANDING = """
with standing as (
    select *, row_number() over (
        partition by entity_id order by list_code <> 'entity_list', listed_since nulls last, listing_id
    ) as place
    from listed_on($day)
),

counted as (
    select
        entity_id,
        string_agg(distinct list_code, ', ' order by list_code) as list_codes,
        string_agg(event_id, ' ' order by event_id) as standing
    from standing
    group by entity_id
)

select
    entities.entity_id, entities.name as entity_name, standing.destination, counted.list_codes, standing.listed_since,
    standing.license_requirement, standing.license_review_policy, standing.footnote_markers,
    standing.document_number, standing.edition_date, standing.citation, standing.page, standing.event_id,
    entities.group_id, entities.group_name, entities.group_size, counted.standing
from standing
inner join counted using (entity_id)
inner join entities using (entity_id)
where standing.place = 1
order by entities.entity_id
"""
_NAMES = """
select entity_id, name, name_type from entity_names
where entity_id in (select entity_id from listed_on($day))
order by entity_id, name_type <> 'primary', name
"""
_ADDRESSES = """
select entity_id, address from entity_addresses
where is_current and entity_id in (select entity_id from listed_on($day))
order by entity_id, address
"""
_EDITION = """
select
    (select max(document_number || ' of ' || publication_date) from rules
     where publication_date = (select max(publication_date) from rules)) as latest_rule,
    (select max(latest_document_date) from sources where source_name = 'ecfr') as latest_edition
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """The parties of a day, their names, and what a report says of each."""

    parties: tuple[Party, ...]
    aliases: tuple[Alias, ...]
    facts: dict[str, dict[str, Any]]
    latest_rule: str | None
    latest_edition: dt.date | None


def listed(connection: "duckdb.DuckDBPyConnection", day: dt.date) -> Listed:
    """Read who stands on a list on a day."""
    facts = {row["entity_id"]: row for row in connection.execute(_STANDING, {"day": day}).pl().iter_rows(named=True)}
    addresses: dict[str, list[str]] = {}
    for entity_id, address in connection.execute(_ADDRESSES, {"day": day}).fetchall():
        addresses.setdefault(entity_id, []).append(address)
    parties = tuple(
        Party(entity_id, row["destination"], row["group_id"], tuple(addresses.get(entity_id, ())))
        for entity_id, row in facts.items()
    )
    aliases = tuple(
        Alias(entity_id, name, name_type)
        for entity_id, name, name_type in connection.execute(_NAMES, {"day": day}).fetchall()
        if entity_id in facts
    )
    ((latest_rule, latest_edition),) = connection.execute(_EDITION).fetchall()
    return Listed(parties, aliases, facts, latest_rule, latest_edition)
