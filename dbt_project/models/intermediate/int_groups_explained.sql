with entities as (
    select * from {{ ref('int_entities_merged') }}
),

connected as (
    select * from {{ ref('int_groups_connected') }}
),

told as (
    select * from {{ ref('int_relations_told') }}
),

joining as (
    select distinct
        entity_id,
        statement || ', ' || attribution as statement
    from told
    where is_joining
),

-- The head says how many it is joined to, as its members say how.
joined_counts as (
    select
        entity_id,
        count(distinct other_entity_id) as other_count
    from told
    where is_joining
    group by entity_id
),

supports as (
    select distinct
        entity_id,
        attribution
    from told
    where is_joining
),

head_supports as (
    select
        entity_id,
        {{ joined_text('attribution', '; ', 'attribution') }} as supports
    from supports
    group by entity_id
),

members as (
    select
        entity_id,
        {{ joined_text('statement', '; ', 'statement') }} as basis
    from joining
    group by entity_id
),

loose_statements as (
    select distinct
        entity_id,
        statement || ', ' || attribution as statement
    from told
    where not is_joining and status in ('fact', 'accepted')
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
        case
            when entities.entity_id = connected.group_id
                then
                    'head of the group, joined to ' || cast(joined_counts.other_count as string)
                    || case when joined_counts.other_count = 1 then ' party' else ' parties' end
                    || ', ' || head_supports.supports
            else coalesce(members.basis, loose.basis, 'no relation to another listed party on record')
        end as group_basis
    from entities
    left join connected on entities.entity_id = connected.entity_id
    left join joined_counts on entities.entity_id = joined_counts.entity_id
    left join head_supports on entities.entity_id = head_supports.entity_id
    left join members on entities.entity_id = members.entity_id
    left join loose on entities.entity_id = loose.entity_id
)

select * from explained
