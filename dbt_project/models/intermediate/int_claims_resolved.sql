with claims as (
    select * from {{ ref('stg_news__claims') }}
),

resolved as (
    select * from {{ ref('int_mentions_resolved') }}
    where is_likeliest
),

united as (
    select * from {{ ref('int_entities_united') }}
),

merged as (
    select * from {{ ref('int_parties_merged') }}
),

-- An owner that only an ownership table names is no mention: it is known by its whole name.
named as (
    select
        {{ folded('united.name') }} as name_key,
        merged.entity_id
    from united
    inner join merged on united.party_id = merged.party_id
    where united.destination is null
),

owners as (
    select
        name_key,
        min(entity_id) as entity_id
    from named
    group by name_key
),

final as (
    select
        claims.*,
        coalesce(subjects.entity_id, subject_owners.entity_id) as subject_entity_id,
        coalesce(object_places.entity_id, object_owners.entity_id) as object_entity_id,
        speakers.entity_id as speaker_entity_id
    from claims
    left join resolved as subjects on claims.subject_place_id = subjects.place_id
    left join resolved as object_places on claims.object_place_id = object_places.place_id
    left join resolved as speakers on claims.speaker_place_id = speakers.place_id
    left join owners as subject_owners on {{ folded('claims.subject_name') }} = subject_owners.name_key
    left join owners as object_owners on {{ folded('claims.object_name') }} = object_owners.name_key
)

select * from final
