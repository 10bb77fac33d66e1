{{ config(meta={'dagster': {'ref': {'name': 'listing_events'}}}) }}

with rules as (
    select * from {{ ref('stg_federal_register__rules') }}
),

entries as (
    select * from {{ ref('int_entries_reviewed') }}
    where action is not null
),

events as (
    select * from {{ ref('listing_events') }}
    where target = 'entry'
)

select entries.*
from entries
inner join rules on entries.document_number = rules.document_number
left join events on entries.entry_id = events.entry_id
where events.event_id is null
