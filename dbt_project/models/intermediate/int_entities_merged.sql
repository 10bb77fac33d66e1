with united as (
    select * from {{ ref('int_entities_united') }}
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

versions as (
    select * from {{ ref('int_listings_replayed') }}
    where is_current
),

members as (
    select
        united.*,
        parties.entity_id
    from united
    inner join parties on united.party_id = parties.party_id
),

heads as (
    select * from members
    where party_id = entity_id
),

member_counts as (
    select
        entity_id,
        count(*) as party_count
    from members
    group by entity_id
),

entity_destinations as (
    select distinct
        entity_id,
        destination
    from members
    where destination is not null
),

all_destinations as (
    select
        entity_id,
        {{ joined_text('destination', ', ', 'destination') }} as destinations
    from entity_destinations
    group by entity_id
),

standing_lists as (
    select distinct
        parties.entity_id,
        versions.list_code
    from versions
    inner join parties on versions.party_id = parties.party_id
),

standing as (
    select
        entity_id,
        {{ joined_text('list_code', ', ', 'list_code') }} as list_codes
    from standing_lists
    group by entity_id
),

merged as (
    select
        heads.entity_id,
        heads.name,
        heads.destination,
        all_destinations.destinations,
        member_counts.party_count,
        standing.entity_id is not null as is_listed,
        standing.list_codes,
        heads.first_document_number
    from heads
    inner join member_counts on heads.entity_id = member_counts.entity_id
    left join all_destinations on heads.entity_id = all_destinations.entity_id
    left join standing on heads.entity_id = standing.entity_id
)

select * from merged
