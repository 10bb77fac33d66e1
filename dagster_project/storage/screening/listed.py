"""Who is looked for: the parties on a list on a day, and those whom listed owners may capture, as published."""

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
_AFFILIATES = """
select
    entities.entity_id, entities.name as entity_name, entities.destination, cast(null as varchar) as list_codes,
    cast(null as date) as listed_since, affiliates.license_requirement, affiliates.license_review_policy,
    cast(null as varchar) as footnote_markers, cast(null as varchar) as document_number,
    cast(null as date) as edition_date, cast(null as varchar) as citation, cast(null as bigint) as page,
    cast(null as varchar) as event_id, entities.group_id, entities.group_name, entities.group_size,
    affiliates.status || ' ' || affiliates.affiliate_status_id as standing,
    affiliates.status || ' by ' || affiliates.listed_owner_name
    || coalesce(', the rule is ' || periods.state, '') as affiliate_status
from affiliate_status as affiliates
inner join entities using (entity_id)
left join affiliates_rule_periods as periods
    on coalesce(periods.valid_from <= $day, true) and coalesce(periods.valid_to > $day, true)
where
    affiliates.status in ('captured', 'unknown')
    and coalesce(affiliates.valid_from <= $day, true) and coalesce(affiliates.valid_to > $day, true)
"""
_NAMES = """
select entity_id, name, name_type from entity_names
where entity_id in $entities
order by entity_id, name_type <> 'primary', name
"""
_ADDRESSES = """
select entity_id, address from entity_addresses
where is_current and entity_id in $entities
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
    """Read who is looked for on a day; a party that is listed and owned by listed ones is there once, with both."""
    facts = {row["entity_id"]: row for row in _rows(connection, _STANDING, day)}
    if connection.execute("select 1 from duckdb_tables() where table_name = 'affiliate_status'").fetchall():
        for row in _rows(connection, _AFFILIATES, day):
            facts.setdefault(row["entity_id"], row)["affiliate_status"] = row["affiliate_status"]
    entities = {"entities": list(facts)}
    addresses: dict[str, list[str]] = {}
    for entity_id, address in connection.execute(_ADDRESSES, entities).fetchall():
        addresses.setdefault(entity_id, []).append(address)
    parties = tuple(
        Party(entity_id, row["destination"], row["group_id"], tuple(addresses.get(entity_id, ())))
        for entity_id, row in facts.items()
    )
    aliases = tuple(Alias(*row) for row in connection.execute(_NAMES, entities).fetchall())
    ((latest_rule, latest_edition),) = connection.execute(_EDITION).fetchall()
    return Listed(parties, aliases, facts, latest_rule, latest_edition)


def _rows(connection: "duckdb.DuckDBPyConnection", sql: str, day: dt.date) -> list[dict[str, Any]]:
    return list(connection.execute(sql, {"day": day}).pl().iter_rows(named=True))
