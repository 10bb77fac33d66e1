with relations as (
    select * from {{ ref('int_relations_judged') }}
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

entities as (
    select * from {{ ref('int_entities_merged') }}
),

-- Names are those of the entities; of a name that is nobody's, the one that the source gives.
named as (
    select
        relations.relation_id,
        relations.relation_type,
        relations.status,
        relations.words,
        relations.words_back,
        relations.is_held and relations.is_joining_type as is_joining,
        relations.attribution,
        from_entities.entity_id as from_entity_id,
        coalesce(from_entities.name, relations.from_name) as from_name,
        to_entities.entity_id as to_entity_id,
        coalesce(to_entities.name, relations.to_name) as to_name
    from relations
    left join parties as from_parties on relations.from_party_id = from_parties.party_id
    left join parties as to_parties on relations.to_party_id = to_parties.party_id
    left join entities as from_entities on from_parties.entity_id = from_entities.entity_id
    left join entities as to_entities on to_parties.entity_id = to_entities.entity_id
),

told as (
    select
        relation_id,
        relation_type,
        status,
        is_joining,
        from_entity_id as entity_id,
        to_entity_id as other_entity_id,
        words || ' ' || to_name as statement,
        attribution
    from named
    where from_entity_id is not null
    union all
    select
        relation_id,
        relation_type,
        status,
        is_joining,
        to_entity_id as entity_id,
        from_entity_id as other_entity_id,
        words_back || ' ' || from_name as statement,
        attribution
    from named
    where to_entity_id is not null
)

select * from told
where other_entity_id is null or entity_id <> other_entity_id
