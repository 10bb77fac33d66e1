with relations as (
    select * from {{ ref('int_relations_judged') }}
    where is_held and is_joining_type
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

joined as (
    select
        relations.relation_id,
        relations.relation_type,
        from_parties.entity_id as from_entity_id,
        to_parties.entity_id as to_entity_id,
        relations.words,
        relations.words_back,
        relations.attribution,
        relations.is_symmetric,
        relations.strength,
        case when relations.status = 'fact' then 1 else 2 end as status_rank
    from relations
    inner join parties as from_parties on relations.from_party_id = from_parties.party_id
    inner join parties as to_parties on relations.to_party_id = to_parties.party_id
    where from_parties.entity_id <> to_parties.entity_id
)

select * from joined
