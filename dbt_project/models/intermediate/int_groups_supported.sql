with named_groups as (
    select * from {{ ref('int_groups_named') }}
),

relations as (
    select * from {{ ref('int_relations_told') }}
    where is_joining
),

joining as (
    select distinct
        named_groups.group_id,
        relations.relation_id,
        relations.relation_type,
        relations.status,
        relations.attribution
    from relations
    inner join named_groups on relations.entity_id = named_groups.entity_id
),

relation_counts as (
    select
        group_id,
        cast(sum(case when status = 'fact' then 1 else 0 end) as bigint) as fact_count,
        cast(sum(case when status = 'accepted' then 1 else 0 end) as bigint) as accepted_count
    from joining
    group by group_id
),

group_types as (
    select distinct
        group_id,
        relation_type
    from joining
),

types as (
    select
        group_id,
        {{ joined_text('relation_type', ', ', 'relation_type') }} as relation_types
    from group_types
    group by group_id
),

group_supports as (
    select distinct
        group_id,
        attribution
    from joining
),

supports as (
    select
        group_id,
        {{ joined_text('attribution', '; ', 'attribution') }} as group_basis
    from group_supports
    group by group_id
),

supported as (
    select
        relation_counts.group_id,
        relation_counts.fact_count,
        relation_counts.accepted_count,
        types.relation_types,
        supports.group_basis
    from relation_counts
    inner join types on relation_counts.group_id = types.group_id
    inner join supports on relation_counts.group_id = supports.group_id
)

select * from supported
