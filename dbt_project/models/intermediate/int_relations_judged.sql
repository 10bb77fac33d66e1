with relations as (
    select {{ relation_columns() }}
    from {{ ref('int_relations_gathered') }}
    union all
    select {{ relation_columns() }}
    from {{ ref('int_relations_decided') }}
),

relation_types as (
    select * from {{ ref('relation_types') }}
),

bases as (
    select * from {{ ref('relation_bases') }}
),

judgements as (
    select * from {{ ref('int_judgements_resolved') }}
),

judged as (
    select
        relations.relation_id,
        case
            when judgements.judgement = 'reject' then 'rejected'
            when bases.is_fact then 'fact'
            when judgements.judgement = 'accept' then 'accepted'
            else 'candidate'
        end as status,
        coalesce(relations.confidence, bases.confidence) as strength,
        relation_types.joins_group as is_joining_type,
        relation_types.merges as is_merging_type,
        relation_types.words,
        relation_types.words_back,
        relation_types.is_symmetric,
        judgements.judgement_id,
        judgements.reviewed_by,
        judgements.reviewed_on,
        judgements.reason
    from relations
    inner join relation_types on relations.relation_type = relation_types.relation_type
    inner join bases on relations.basis = bases.basis
    left join judgements
        on
            relations.relation_type = judgements.relation_type
            and relations.from_party_id = judgements.from_party_id
            and relations.to_party_id = judgements.to_party_id
),

-- A relation holds between two known parties, for as long as nobody says that it ended.
held as (
    select
        relations.*,
        judged.status,
        judged.strength,
        judged.words,
        judged.words_back,
        judged.is_symmetric,
        judged.judgement_id,
        judged.reviewed_by,
        judged.reviewed_on,
        judged.reason,
        judged.is_joining_type,
        judged.is_merging_type,
        judged.status in ('fact', 'accepted')
        and relations.valid_to is null
        and relations.from_party_id is not null
        and relations.to_party_id is not null
        and relations.from_party_id <> relations.to_party_id as is_held,
        case
            when judged.judgement_id is not null and judged.status in ('accepted', 'rejected')
                then judged.status || ' by ' || judged.reviewed_by || ' on ' || cast(judged.reviewed_on as string)
            else
                'according to ' || relations.according_to
                || coalesce(', ' || cast(relations.source_date as string), '')
        end as attribution
    from relations
    inner join judged on relations.relation_id = judged.relation_id
)

select * from held
