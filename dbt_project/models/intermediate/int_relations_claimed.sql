with claims as (
    select * from {{ ref('int_claims_resolved') }}
    where
        claim_type in ('backed_by', 'owned_by', 'renamed')
        and not is_negated
        and (subject_entity_id is not null or object_entity_id is not null)
),

articles as (
    select * from {{ ref('stg_news__articles') }}
),

entities as (
    select * from {{ ref('int_entities_united') }}
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
        case claim_type when 'backed_by' then object_entity_id else subject_entity_id end as from_party_id,
        case claim_type when 'backed_by' then object_name else subject_name end as from_printed_name,
        case claim_type when 'backed_by' then subject_entity_id else object_entity_id end as to_party_id,
        case claim_type when 'backed_by' then subject_name else object_name end as to_printed_name
    from claims
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
