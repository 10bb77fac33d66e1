{{ config(meta={'dagster': {'ref': {'name': 'license_requirements'}}}) }}

with events as (
    select * from {{ ref('listing_events') }}
    where target = 'entry' and basis = 'rule' and entry_id is not null
),

entries as (
    select * from {{ ref('stg_federal_register__entries') }}
    where list_code = 'entity_list'
),

requirements as (
    select * from {{ ref('license_requirements') }}
)

select events.*
from events
inner join entries on events.entry_id = entries.entry_id
left join requirements on events.entry_id = requirements.entry_id
where requirements.entry_id is null
