with mentions as (
    select * from {{ ref('stg_news__mentions') }}
),

resolved as (
    select * from {{ ref('int_mentions_resolved') }}
),

final as (
    select
        {{ surrogate_id(['mentions.place_id', 'resolved.entity_id']) }} as mention_id,
        mentions.place_id,
        mentions.article_id,
        resolved.entity_id,
        resolved.group_id,
        mentions.name,
        resolved.name_type,
        mentions.method,
        mentions.score,
        mentions.support_text,
        mentions.span_start,
        mentions.span_end,
        mentions.printed_text,
        mentions.sentence,
        resolved.resolution,
        resolved.resolution = 'ambiguous' as is_ambiguous,
        resolved.is_likeliest,
        mentions.document_sha256
    from mentions
    inner join resolved on mentions.place_id = resolved.place_id
)

select * from final
order by article_id, span_start, mention_id
