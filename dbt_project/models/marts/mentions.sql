with mentions as (
    select * from {{ ref('stg_news__mentions') }}
),

names as (
    select * from {{ ref('int_names_gathered') }}
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

bearers as (
    select distinct
        names.name_key,
        parties.entity_id
    from names
    inner join parties on names.party_id = parties.party_id
),

borne as (
    select
        mentions.*,
        bearers.entity_id,
        count(*) over (partition by mentions.place_id) as bearer_count
    from mentions
    inner join bearers on mentions.name_key = bearers.name_key
),

final as (
    select
        {{ surrogate_id(['place_id', 'entity_id']) }} as mention_id,
        place_id,
        article_id,
        entity_id,
        name,
        span_start,
        span_end,
        printed_text,
        sentence,
        bearer_count > 1 as is_ambiguous,
        document_sha256
    from borne
)

select * from final
order by article_id, span_start, mention_id
