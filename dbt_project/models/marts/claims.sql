with claims as (
    select * from {{ ref('int_claims_resolved') }}
),

articles as (
    select * from {{ ref('stg_news__articles') }}
),

final as (
    select
        claims.claim_id,
        claims.article_id,
        claims.claim_type,
        claims.subject_name,
        claims.subject_entity_id,
        claims.object_name,
        claims.object_entity_id,
        claims.by_name,
        claims.list_code,
        claims.entry_count,
        claims.amount,
        claims.currency_code,
        claims.amount_text,
        claims.time_text,
        claims.is_negated,
        claims.quotation,
        case claims.speaker_type when 'article' then articles.publisher else claims.speaker end as speaker,
        claims.speaker_type,
        claims.speaker_entity_id,
        articles.published_date,
        articles.is_machine_written,
        claims.made_by,
        claims.made_by <> 'grammar' as is_machine_made,
        claims.pattern,
        claims.sentence,
        claims.span_start,
        claims.span_end,
        claims.printed_text,
        claims.document_sha256
    from claims
    inner join articles on claims.article_id = articles.article_id
)

select * from final
order by published_date, article_id, span_start, claim_id
