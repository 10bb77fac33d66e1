with entities as (
    select * from {{ ref('int_entities_merged') }}
),

connected as (
    select * from {{ ref('int_groups_connected') }}
),

sizes as (
    select
        group_id,
        count(*) as group_size
    from connected
    group by group_id
),

named as (
    select
        entities.entity_id,
        coalesce(connected.group_id, entities.entity_id) as group_id,
        coalesce(heads.name, entities.name) as group_name,
        coalesce(sizes.group_size, 1) as group_size,
        connected.group_path
    from entities
    left join connected on entities.entity_id = connected.entity_id
    left join sizes on connected.group_id = sizes.group_id
    left join entities as heads on connected.group_id = heads.entity_id
)

select * from named
