with entities as (
    select * from {{ ref('int_entities_united') }}
),

relations as (
    select * from {{ ref('int_relations_typed') }}
),

parent_statements as (
    select distinct
        from_entity_id as entity_id,
        'parent: ' || to_name || ', according to ' || attribution as statement
    from relations
    where joins_group
),

parents as (
    select
        entity_id,
        {{ joined_text('statement', '; ', 'statement') }} as basis
    from parent_statements
    group by entity_id
),

head_sources as (
    select distinct
        to_entity_id as entity_id,
        attribution
    from relations
    where joins_group
),

head_attributions as (
    select
        entity_id,
        {{ joined_text('attribution', '; ', 'attribution') }} as attributions
    from head_sources
    group by entity_id
),

subsidiary_counts as (
    select
        to_entity_id as entity_id,
        count(distinct from_entity_id) as subsidiary_count
    from relations
    where joins_group
    group by to_entity_id
),

heads as (
    select
        subsidiary_counts.entity_id,
        'parent of ' || cast(subsidiary_counts.subsidiary_count as string)
        || case when subsidiary_counts.subsidiary_count = 1 then ' party' else ' parties' end
        || ', according to ' || head_attributions.attributions as basis
    from subsidiary_counts
    inner join head_attributions on subsidiary_counts.entity_id = head_attributions.entity_id
),

-- Relations that join nothing are told too, from either end.
loose_statements as (
    select
        from_entity_id as entity_id,
        replace(relation_type, '_', ' ') || ' ' || to_name || ', according to ' || attribution as statement
    from relations
    where not joins_group and from_entity_id is not null
    union
    select
        to_entity_id as entity_id,
        from_name || ' is ' || replace(relation_type, '_', ' ') || ' it, according to ' || attribution as statement
    from relations
    where not joins_group and to_entity_id is not null
),

loose as (
    select
        entity_id,
        'no relation that joins a group on record, only: ' || {{ joined_text('statement', '; ', 'statement') }} as basis
    from loose_statements
    group by entity_id
),

explained as (
    select
        entities.entity_id,
        coalesce(
            parents.basis, heads.basis, loose.basis, 'no relation to another listed party on record'
        ) as group_basis
    from entities
    left join parents on entities.entity_id = parents.entity_id
    left join heads on entities.entity_id = heads.entity_id
    left join loose on entities.entity_id = loose.entity_id
)

select * from explained
