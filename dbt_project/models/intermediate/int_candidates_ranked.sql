with candidates as (
    select * from {{ ref('stg_news__name_candidates') }}
),

names as (
    select * from {{ ref('int_names_gathered') }}
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

bearers as (
    select
        names.name_key,
        min(parties.entity_id) as entity_id
    from names
    inner join parties on names.party_id = parties.party_id
    group by names.name_key
),

ranked as (
    select
        candidates.claim_id,
        candidates.listed_name,
        candidates.similarity,
        candidates.basis,
        bearers.entity_id,
        row_number() over (
            partition by candidates.claim_id
            order by candidates.similarity desc nulls last, candidates.listed_name asc
        ) as candidate_rank
    from candidates
    left join bearers on candidates.listed_name_key = bearers.name_key
)

select * from ranked
