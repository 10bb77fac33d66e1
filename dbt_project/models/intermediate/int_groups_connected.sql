with recursive relations as (
    select * from {{ ref('int_relations_owned') }}
    where joins_group
),

edges as (
    select
        from_party_id as near_id,
        to_party_id as far_id
    from relations
    union
    select
        to_party_id as near_id,
        from_party_id as far_id
    from relations
),

members as (
    select distinct near_id as party_id
    from edges
),

subsidiaries as (
    select distinct from_party_id as party_id
    from relations
),

-- The walk starts at parties that have no parent: mostly one for a group, so its cost is the size of the group.
tops as (
    select members.party_id
    from members
    left join subsidiaries on members.party_id = subsidiaries.party_id
    where subsidiaries.party_id is null
),

-- `union` keeps each pair once, so a walk round a cycle ends.
reached_from_tops (start_id, party_id) as (
    select
        party_id as start_id,
        party_id
    from tops
    union
    select
        reached_from_tops.start_id,
        edges.far_id as party_id
    from reached_from_tops
    inner join edges on reached_from_tops.party_id = edges.near_id
),

-- Parties that own each other in a ring have no top: the walk starts at each of them.
ring as (
    select members.party_id
    from members
    left join reached_from_tops on members.party_id = reached_from_tops.party_id
    where reached_from_tops.party_id is null
),

reached_from_ring (start_id, party_id) as (
    select
        party_id as start_id,
        party_id
    from ring
    union
    select
        reached_from_ring.start_id,
        edges.far_id as party_id
    from reached_from_ring
    inner join edges on reached_from_ring.party_id = edges.near_id
),

reached as (
    select * from reached_from_tops
    union all
    select * from reached_from_ring
),

connected as (
    select
        party_id,
        min(start_id) as component_id
    from reached
    group by party_id
)

select * from connected
