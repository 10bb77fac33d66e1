with listings as (
    select * from {{ ref('int_listings_replayed') }}
),

final as (
    select
        {{ surrogate_id(["'listing'", 'entity_id', 'destination']) }} as listing_id,
        entity_id,
        destination,
        name,
        license_requirement,
        license_review_policy,
        footnote_markers,
        listed_since,
        listed_since_basis,
        first_citation,
        document_number,
        page,
        latest_event_id,
        is_listed
    from listings
)

select * from final
order by destination, name, listing_id
