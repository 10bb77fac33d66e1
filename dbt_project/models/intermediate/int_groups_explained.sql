with entities as (
    select * from {{ ref('int_entities_united') }}
),

relations as (
    select * from {{ ref('int_relations_owned') }}
),

parent_statements as (
    select distinct
        from_party_id as party_id,
        'parent: ' || to_name || ', according to ' || attribution as statement
    from relations
    where joins_group
),

parents as (
    select
        party_id,
        {{ joined_text('statement', '; ', 'statement') }} as basis
    from parent_statements
    group by party_id
),

head_sources as (
    select distinct
        to_party_id as party_id,
        attribution
    from relations
    where joins_group
),

head_attributions as (
    select
        party_id,
        {{ joined_text('attribution', '; ', 'attribution') }} as attributions
    from head_sources
    group by party_id
),

subsidiary_counts as (
    select
        to_party_id as party_id,
        count(distinct from_party_id) as subsidiary_count
    from relations
    where joins_group
    group by to_party_id
),

heads as (
    select
        subsidiary_counts.party_id,
        'parent of ' || cast(subsidiary_counts.subsidiary_count as string)
        || case when subsidiary_counts.subsidiary_count = 1 then ' party' else ' parties' end
        || ', according to ' || head_attributions.attributions as basis
    from subsidiary_counts
    inner join head_attributions on subsidiary_counts.party_id = head_attributions.party_id
),

-- Relations that join nothing are told too, from either end.
loose_statements as (
    select
        from_party_id as party_id,
        replace(relation_type, '_', ' ') || ' ' || to_name || ', according to ' || attribution as statement
    from relations
    where not joins_group and from_party_id is not null
    union
    select
        to_party_id as party_id,
        from_name || ' is ' || replace(relation_type, '_', ' ') || ' it, according to ' || attribution as statement
    from relations
    where not joins_group and to_party_id is not null
),

loose as (
    select
        party_id,
        'no relation that joins a group on record, only: ' || {{ joined_text('statement', '; ', 'statement') }} as basis
    from loose_statements
    group by party_id
),

explained as (
    select
        entities.party_id,
        coalesce(
            parents.basis, heads.basis, loose.basis, 'no relation to another listed party on record'
        ) as group_basis
    from entities
    left join parents on entities.party_id = parents.party_id
    left join heads on entities.party_id = heads.party_id
    left join loose on entities.party_id = loose.party_id
)

select * from explained
