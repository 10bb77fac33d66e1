{{ config(meta={'dagster': {'ref': {'name': 'entities'}}}) }}

with entities as (
    select * from {{ ref('entities') }}
),

names as (
    select
        entity_id,
        count(*) as name_count
    from {{ ref('entity_names') }}
    where name_type = 'primary' and is_current
    group by entity_id
)

select
    entities.entity_id,
    entities.name,
    names.name_count
from entities
left join names on entities.entity_id = names.entity_id
where names.name_count is null or names.name_count <> 1
