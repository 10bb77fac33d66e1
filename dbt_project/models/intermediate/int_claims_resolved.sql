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
owners as (
    select
        {{ folded('united.name') }} as name_key,
        min(merged.entity_id) as entity_id
    from united
    inner join merged on united.party_id = merged.party_id
    where united.destination is null
    group by 1
),

final as (
    select
        claims.*,
        coalesce(subjects.entity_id, subject_owners.entity_id) as subject_entity_id,
        coalesce(objects.entity_id, object_owners.entity_id) as object_entity_id,
        speakers.entity_id as speaker_entity_id
    from claims
    left join resolved as subjects on claims.subject_place_id = subjects.place_id
    left join resolved as objects on claims.object_place_id = objects.place_id
    left join resolved as speakers on claims.speaker_place_id = speakers.place_id
    left join owners as subject_owners on {{ folded('claims.subject_name') }} = subject_owners.name_key
    left join owners as object_owners on {{ folded('claims.object_name') }} = object_owners.name_key
)

select * from final
