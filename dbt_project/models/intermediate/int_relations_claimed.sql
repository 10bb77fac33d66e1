with claims as (
    select * from {{ ref('stg_news__claims') }}
    where claim_type in ('backed_by', 'owned_by', 'renamed') and not is_negated
),

articles as (
    select * from {{ ref('stg_news__articles') }}
),

placed as (
    select * from {{ ref('int_mentions_placed') }}
),

entities as (
    select * from {{ ref('int_entities_united') }}
),

-- An owner that only an ownership table names is no mention: it is known by its whole name.
owners as (
    select
        {{ folded('name') }} as name_key,
        min(party_id) as party_id
    from entities
    where destination is null
    group by {{ folded('name') }}
),

-- Relations decide which parties are one entity, so they are told between parties and not between entities.
resolved as (
    select
        claims.*,
        coalesce(subjects.party_id, subject_owners.party_id) as subject_party_id,
        coalesce(object_places.party_id, object_owners.party_id) as object_party_id
    from claims
    left join placed as subjects on claims.subject_place_id = subjects.place_id
    left join placed as object_places on claims.object_place_id = object_places.place_id
    left join owners as subject_owners on {{ folded('claims.subject_name') }} = subject_owners.name_key
    left join owners as object_owners on {{ folded('claims.object_name') }} = object_owners.name_key
),

known as (
    select * from resolved
    where subject_party_id is not null or object_party_id is not null
),

-- A backer is told from the backer's end; a subsidiary and a new name from the party's own.
directed as (
    select
        *,
        case claim_type
            when 'backed_by' then 'investor_in'
            when 'owned_by' then 'subsidiary_of'
            else 'same_as'
        end as relation_type,
        case claim_type when 'backed_by' then object_party_id else subject_party_id end as from_party_id,
        case claim_type when 'backed_by' then object_name else subject_name end as from_printed_name,
        case claim_type when 'backed_by' then subject_party_id else object_party_id end as to_party_id,
        case claim_type when 'backed_by' then subject_name else object_name end as to_printed_name
    from known
),

claimed as (
    select
        {{ surrogate_id(["'claim'", 'directed.claim_id']) }} as relation_id,
        directed.relation_type,
        directed.from_party_id,
        coalesce(from_entities.name, directed.from_printed_name) as from_name,
        directed.to_party_id,
        coalesce(to_entities.name, directed.to_printed_name) as to_name,
        'news_claim' as basis,
        'a news article says so: ' || directed.pattern as basis_detail,
        case when articles.is_machine_written or directed.made_by <> 'grammar' then 0.3 else 0.5 end as confidence,
        coalesce(articles.publisher, 'a news article') as according_to,
        coalesce(articles.published_date, articles.updated_date) as source_date,
        articles.url as source_url,
        directed.sentence as source_text,
        {{ evidence_columns('directed') }}
    from directed
    inner join articles on directed.article_id = articles.article_id
    left join entities as from_entities on directed.from_party_id = from_entities.party_id
    left join entities as to_entities on directed.to_party_id = to_entities.party_id
),

final as (
    select
        {{ relation_columns(['share', 'share_minimum', 'share_maximum', 'valid_from', 'valid_to', 'row_number']) }}
    from claimed
)

select * from final
