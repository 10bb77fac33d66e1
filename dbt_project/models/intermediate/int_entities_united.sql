with listings as (
    select * from {{ ref('int_listings_replayed') }}
),

events as (
    select * from {{ ref('int_events_ordered') }}
),

holdings as (
    select * from {{ ref('int_holdings_resolved') }}
),

first_events as (
    select
        entity_id,
        document_number as first_document_number
    from events
    where event_sequence = 1
),

listed as (
    select
        listings.entity_id,
        listings.name,
        listings.destination,
        listings.is_listed,
        first_events.first_document_number
    from listings
    inner join first_events on listings.entity_id = first_events.entity_id
),

owner_rows as (
    select
        *,
        row_number() over (partition by owner_entity_id order by document_sha256, row_number) as occurrence
    from holdings
    where owner_bearer_count = 0
),

unlisted as (
    select
        owner_entity_id as entity_id,
        owner_name as name,
        cast(null as string) as destination,
        false as is_listed,
        cast(null as string) as first_document_number
    from owner_rows
    where occurrence = 1
),

united as (
    select * from listed
    union all
    select * from unlisted
)

select * from united
