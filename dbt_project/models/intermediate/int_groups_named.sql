with entities as (
    select * from {{ ref('int_entities_united') }}
),

connected as (
    select * from {{ ref('int_groups_connected') }}
),

relations as (
    select * from {{ ref('int_relations_typed') }}
    where joins_group
),

subsidiaries as (
    select distinct from_entity_id as entity_id
    from relations
),

direct_counts as (
    select
        to_entity_id as entity_id,
        count(distinct from_entity_id) as subsidiary_count
    from relations
    group by to_entity_id
),

members as (
    select
        entities.entity_id,
        entities.name,
        coalesce(connected.component_id, entities.entity_id) as component_id,
        subsidiaries.entity_id is null as is_top,
        coalesce(direct_counts.subsidiary_count, 0) as subsidiary_count
    from entities
    left join connected on entities.entity_id = connected.entity_id
    left join subsidiaries on entities.entity_id = subsidiaries.entity_id
    left join direct_counts on entities.entity_id = direct_counts.entity_id
),

ranked as (
    select
        *,
        row_number() over (
            partition by component_id
            order by is_top desc, subsidiary_count desc, entity_id asc
        ) as head_rank,
        count(*) over (partition by component_id) as group_size
    from members
),

heads as (
    select * from ranked
    where head_rank = 1
),

named as (
    select
        ranked.entity_id,
        heads.entity_id as group_id,
        heads.name as group_name,
        ranked.group_size
    from ranked
    inner join heads on ranked.component_id = heads.component_id
)

select * from named
