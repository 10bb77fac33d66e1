{{ config(meta={'dagster': {'ref': {'name': 'listings'}}}) }}

with listings as (
    select * from {{ ref('listings') }}
),

events as (
    select distinct
        entity_id,
        document_number
    from {{ ref('listing_events') }}
    where target = 'entry'
)

select listings.*
from listings
left join events
    on
        listings.entity_id = events.entity_id
        and listings.document_number = events.document_number
where events.entity_id is null
