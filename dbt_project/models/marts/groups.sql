with entities as (
    select * from {{ ref('int_entities_merged') }}
),

named_groups as (
    select * from {{ ref('int_groups_named') }}
    where group_size > 1
),

supported as (
    select * from {{ ref('int_groups_supported') }}
),

members as (
    select
        named_groups.group_id,
        named_groups.group_name,
        named_groups.group_size,
        entities.entity_id,
        entities.destination,
        entities.is_listed
    from named_groups
    inner join entities on named_groups.entity_id = entities.entity_id
),

sizes as (
    select
        group_id,
        group_name,
        group_size,
        cast(sum(case when is_listed then 1 else 0 end) as bigint) as listed_count
    from members
    group by group_id, group_name, group_size
),

group_destinations as (
    select distinct
        group_id,
        destination
    from members
    where destination is not null
),

destinations as (
    select
        group_id,
        {{ joined_text('destination', ', ', 'destination') }} as destinations
    from group_destinations
    group by group_id
),

final as (
    select
        sizes.group_id,
        sizes.group_name,
        sizes.group_size,
        sizes.listed_count,
        destinations.destinations,
        supported.relation_types,
        supported.fact_count,
        supported.accepted_count,
        supported.group_basis
    from sizes
    inner join supported on sizes.group_id = supported.group_id
    left join destinations on sizes.group_id = destinations.group_id
)

select * from final
order by group_size desc, group_name asc, group_id asc
