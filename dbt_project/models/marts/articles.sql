with articles as (
    select * from {{ ref('stg_news__articles') }}
),

copies as (
    select * from {{ ref('stg_news__copies') }}
),

final as (
    select
        articles.article_id,
        copies.story_id,
        articles.title,
        articles.publisher,
        articles.author,
        articles.published_date,
        articles.published_at,
        articles.published_timezone,
        articles.published_text,
        articles.updated_date,
        articles.updated_at,
        articles.updated_timezone,
        articles.updated_text,
        articles.section,
        articles.language_code,
        articles.license_text,
        articles.url,
        articles.body,
        articles.unextracted_text,
        articles.is_machine_written,
        articles.machine_written_text,
        articles.document_sha256,
        articles.span_start,
        articles.span_end,
        articles.printed_text
    from articles
    inner join copies on articles.article_id = copies.article_id
)

select * from final  -- unsorted: to sort bodies takes the memory of all of them, and raw files come day by day
