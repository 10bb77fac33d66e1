with crossed as (
    select * from {{ ref('int_listings_crossed') }}
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
    from crossed
)

select * from final
order by name asc, destination asc, other_destination asc, cross_listing_id asc
