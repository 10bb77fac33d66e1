with articles as (
    select * from {{ ref('stg_news__articles') }}
),

final as (
    select
        article_id,
        title,
        publisher,
        author,
        published_date,
        published_at,
        published_timezone,
        published_text,
        updated_date,
        updated_at,
        updated_text,
        url,
        body,
        is_machine_written,
        machine_written_text,
        document_sha256,
        span_start,
        span_end,
        printed_text
    from articles
)

select * from final
order by published_date, article_id
