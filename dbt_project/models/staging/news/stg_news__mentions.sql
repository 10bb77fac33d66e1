with source as (
    select * from {{ source('raw', 'news__mentions') }}
),

renamed as (
    select
        mention_id as place_id,
        article_id,
        {{ collapsed('name') }} as name,
        {{ folded('name') }} as name_key,
        method,
        score,
        {{ collapsed('support') }} as support_text,
        {{ collapsed('sentence') }} as sentence,
        {{ evidence_columns() }}
    from source
)

select * from renamed
