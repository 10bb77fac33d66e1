with entities as (
    select * from {{ ref('int_entities_united') }}
),

connected as (
    select * from {{ ref('int_groups_connected') }}
),

relations as (
    select * from {{ ref('int_relations_owned') }}
    where joins_group
),

subsidiaries as (
    select distinct from_party_id as party_id
    from relations
),

direct_counts as (
    select
        to_party_id as party_id,
        count(distinct from_party_id) as subsidiary_count
    from relations
    group by to_party_id
),

members as (
    select
        entities.party_id,
        entities.name,
        coalesce(connected.component_id, entities.party_id) as component_id,
        subsidiaries.party_id is null as is_top,
        coalesce(direct_counts.subsidiary_count, 0) as subsidiary_count
    from entities
    left join connected on entities.party_id = connected.party_id
    left join subsidiaries on entities.party_id = subsidiaries.party_id
    left join direct_counts on entities.party_id = direct_counts.party_id
),

ranked as (
    select
        *,
        row_number() over (
            partition by component_id
            order by is_top desc, subsidiary_count desc, party_id asc
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
        ranked.party_id,
        heads.party_id as group_id,
        heads.name as group_name,
        ranked.group_size
    from ranked
    inner join heads on ranked.component_id = heads.component_id
)

select * from named
