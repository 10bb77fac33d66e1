{{ config(meta={'dagster': {'ref': {'name': 'listings'}}}) }}

with versions as (
    select * from {{ ref('listings') }}
),

events as (
    select * from {{ ref('listing_events') }}
),

turns as (
    select
        listing_id,
        opening_event_id as event_id,
        valid_from as turn_date,
        opening_document_number as document_number
    from versions
    union all
    select
        listing_id,
        closing_event_id as event_id,
        valid_to as turn_date,
        closing_document_number as document_number
    from versions
    where valid_to is not null
)

select turns.*
from turns
left join events
    on
        turns.event_id = events.event_id
        and turns.listing_id = events.listing_id
        and turns.turn_date = events.in_force_date
        and turns.document_number is not distinct from events.document_number
where events.event_id is null
