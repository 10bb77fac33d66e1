with dated as (
    select * from {{ ref('int_relations_dated') }}
),

names as (
    select distinct
        party_id,
        {{ collapsed('name') }} as name
    from {{ ref('int_names_gathered') }}
),

parties as (
    select * from {{ ref('int_entities_united') }}
),

name_keys as (
    select * from {{ ref('stg_names__keys') }}
),

-- A name as printed says most, its legal form left out less, an acronym in brackets least.
borne as (
    select
        party_id,
        1 as likeness,
        {{ bare('name') }} as name_key
    from names
    union
    select
        names.party_id,
        2 as likeness,
        name_keys.normal_name as name_key
    from names
    inner join name_keys on names.name = name_keys.name
    union
    select
        party_id,
        3 as likeness,
        {{ bare("regexp_extract(name, '[(]([^()]+)[)]$', 1)") }} as name_key
    from names
),

told as (
    select
        relation_id,
        1 as likeness,
        {{ bare('other_name') }} as name_key
    from dated
    union
    select
        dated.relation_id,
        2 as likeness,
        name_keys.normal_name as name_key
    from dated
    inner join name_keys on dated.other_name = name_keys.name
    union
    select
        relation_id,
        3 as likeness,
        {{ bare('other_name') }} as name_key
    from dated
),

candidates as (
    select
        told.relation_id,
        borne.party_id,
        min(told.likeness) as likeness,
        min(case when parties.destination = dated.destination then 0 else 1 end) as distance
    from told
    inner join borne on told.likeness = borne.likeness and told.name_key = borne.name_key
    inner join dated on told.relation_id = dated.relation_id
    inner join parties on borne.party_id = parties.party_id
    where told.name_key <> '' and borne.party_id <> dated.party_id
    group by told.relation_id, borne.party_id
),

ranked as (
    select
        *,
        rank() over (partition by relation_id order by likeness, distance) as rank_in_relation
    from candidates
),

-- Of two parties of one name neither is meant for certain, unless one alone stands under the entry's destination.
resolved as (
    select
        relation_id,
        min(party_id) as other_party_id
    from ranked
    where rank_in_relation = 1
    group by relation_id
    having count(*) = 1
)

select * from resolved
