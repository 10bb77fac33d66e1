{{ config(meta={'dagster': {'ref': {'name': 'entities'}}}) }}

with relations as (
    select * from {{ ref('entity_relations') }}
    where joins_group
),

entities as (
    select * from {{ ref('entities') }}
)

select
    relations.relation_id,
    near_parties.group_id as from_group_id,
    far_parties.group_id as to_group_id
from relations
inner join entities as near_parties on relations.from_entity_id = near_parties.entity_id
inner join entities as far_parties on relations.to_entity_id = far_parties.entity_id
where near_parties.group_id <> far_parties.group_id
