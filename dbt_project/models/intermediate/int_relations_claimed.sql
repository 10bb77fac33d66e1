with claims as (
    select * from {{ ref('stg_news__claims') }}
    where claim_type in ('backed_by', 'owned_by', 'renamed') and not is_negated
),

borne as (
    select * from {{ ref('int_mentions_borne') }}
),

articles as (
    select * from {{ ref('stg_news__articles') }}
),

parties as (
    select * from {{ ref('int_entities_united') }}
),

-- Groups and merged entities rest on relations, so a relation names a party: the only bearer of the name in its place,
-- or of several the one that a short form is closest to.
bearers as (
    select
        place_id,
        case
            when count(*) = 1 then min(party_id)
            when sum(head) = 1 then max(case when head = 1 then party_id end)
        end as party_id
    from borne
    group by place_id
),

-- An owner that only an ownership table names is no mention: it is known by its whole name.
owners as (
    select
        {{ folded('name') }} as name_key,
        min(party_id) as party_id
    from parties
    where destination is null
    group by {{ folded('name') }}
),

placed as (
    select
        claims.*,
        coalesce(subjects.party_id, subject_owners.party_id) as subject_party_id,
        coalesce(objects.party_id, object_owners.party_id) as object_party_id
    from claims
    left join bearers as subjects on claims.subject_place_id = subjects.place_id
    left join bearers as objects on claims.object_place_id = objects.place_id
    left join owners as subject_owners on {{ folded('claims.subject_name') }} = subject_owners.name_key
    left join owners as object_owners on {{ folded('claims.object_name') }} = object_owners.name_key
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
    from placed
    where subject_party_id is not null or object_party_id is not null
),

claimed as (
    select
        {{ surrogate_id(["'claim'", 'directed.claim_id']) }} as relation_id,
        directed.relation_type,
        directed.from_party_id,
        coalesce(from_parties.name, directed.from_printed_name) as from_name,
        directed.to_party_id,
        coalesce(to_parties.name, directed.to_printed_name) as to_name,
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
    left join parties as from_parties on directed.from_party_id = from_parties.party_id
    left join parties as to_parties on directed.to_party_id = to_parties.party_id
),

final as (
    select
        {{ relation_columns(['share', 'share_minimum', 'share_maximum', 'valid_from', 'valid_to', 'row_number']) }}
    from claimed
)

select * from final
