"""What an export to FollowTheMoney reads of the marts: parties with all that is theirs, addresses, and relations."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

_BATCH = 1_000
# A stay begins where the version before it had ended, so that a party that comes back has one listing for each time.
_PARTIES = """
with versions as (
    select *, coalesce(valid_from > lag(valid_to) over (partition by listing_id order by valid_from), true) as begins
    from marts.listings
),

numbered as (
    select *, sum(cast(begins as integer)) over (partition by listing_id order by valid_from) as stay from versions
),

stays as (
    select
        numbered.listing_id,
        numbered.entity_id,
        numbered.list_code,
        cast(numbered.stay as integer) as stay,
        min(numbered.listed_since) as listed_since,
        max_by(numbered.valid_to, numbered.valid_from) as listed_until,
        max_by(numbered.is_current, numbered.valid_from) as is_current,
        max_by(numbered.license_requirement, numbered.valid_from) as license_requirement,
        max_by(numbered.license_review_policy, numbered.valid_from) as license_review_policy,
        min_by(numbered.first_citation, numbered.valid_from) as first_citation,
        min_by(rules.publication_date, numbered.valid_from) filter (numbered.listed_since_basis = 'added by rule')
            as publication_date,
        list(distinct rules.source_url order by rules.source_url) filter (rules.source_url is not null) as source_urls
    from numbered
    left join marts.rules as rules on numbered.opening_document_number = rules.document_number
    group by numbered.listing_id, numbered.entity_id, numbered.list_code, numbered.stay
),

listed as (
    select entity_id, list(stays order by list_code, listing_id, stay) as stays from stays group by entity_id
),

named as (
    select
        entity_id,
        list({'name': name, 'name_type': name_type, 'is_current': is_current} order by name_type, name) as names
    from marts.entity_names
    group by entity_id
),

addresses as (
    select distinct entity_id, destination, address from marts.entity_addresses
),

placed as (
    select entity_id, list({'destination': destination, 'address': address} order by destination, address) as addresses
    from addresses
    group by entity_id
),

joined as (
    select
        entity_id,
        list(party_id order by party_id) filter (party_id <> entity_id) as former_ids,
        list(distinct destination order by destination) filter (destination is not null) as destinations
    from marts.parties
    group by entity_id
),

captured as (
    select entity_id, any_value(listed_owner_id) as listed_owner_id, any_value(arithmetic) as arithmetic
    from marts.affiliate_status
    where status = 'captured' and valid_to is null
    group by entity_id
)

select
    entities.entity_id,
    entities.name,
    entities.entity_type,
    entities.listing_reason,
    named.names,
    placed.addresses,
    listed.stays,
    joined.former_ids,
    joined.destinations,
    captured.listed_owner_id,
    captured.arithmetic
from marts.entities as entities
left join named on entities.entity_id = named.entity_id
left join placed on entities.entity_id = placed.entity_id
left join listed on entities.entity_id = listed.entity_id
left join joined on entities.entity_id = joined.entity_id
left join captured on entities.entity_id = captured.entity_id
order by entities.entity_id
"""
_RELATIONS = """
select
    relations.*,
    from_entities.entity_type as from_type,
    to_entities.entity_type as to_type
from marts.entity_relations as relations
inner join marts.entities as from_entities on relations.from_entity_id = from_entities.entity_id
inner join marts.entities as to_entities on relations.to_entity_id = to_entities.entity_id
where relations.status in ('fact', 'accepted') and relations.from_entity_id <> relations.to_entity_id
order by relations.relation_id
"""
_ADDRESSES = "select distinct destination, address from marts.entity_addresses order by all"


def parties(connection: "duckdb.DuckDBPyConnection") -> Iterator[dict[str, Any]]:
    """Each entity with its names, addresses, stays on lists, former ids, and the listed owner that captures it."""
    return _rows(connection, _PARTIES)


def addresses(connection: "duckdb.DuckDBPyConnection") -> Iterator[dict[str, Any]]:
    """Each address once."""
    return _rows(connection, _ADDRESSES)


def relations(connection: "duckdb.DuckDBPyConnection") -> Iterator[dict[str, Any]]:
    """Relations between two known entities that somebody states or a person accepted; no candidate."""
    return _rows(connection, _RELATIONS)


def count(connection: "duckdb.DuckDBPyConnection") -> int:
    """How many rows the three give together."""
    parts = (_ADDRESSES, _RELATIONS, "select entity_id from marts.entities")
    return sum(len(connection.sql(part)) for part in parts)


def _rows(connection: "duckdb.DuckDBPyConnection", query: str) -> Iterator[dict[str, Any]]:
    for piece in connection.cursor().sql(query).to_arrow_reader(_BATCH):
        yield from piece.to_pylist()
