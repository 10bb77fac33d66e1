with crossed as (
    select * from {{ ref('int_listings_crossed') }}
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

merged as (
    select
        crossed.*,
        parties.entity_id
    from crossed
    inner join parties on crossed.party_id = parties.party_id
),

final as (
    select
        cross_listing_id,
        list_code,
        listing_id,
        entity_id,
        destination,
        name,
        other_destination,
        other_listing_id,
        note,
        {{ evidence_columns() }}
    from merged
)

select * from final
order by name asc, destination asc, other_destination asc, cross_listing_id asc
