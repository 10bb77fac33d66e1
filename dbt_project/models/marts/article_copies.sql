with copies as (
    select * from {{ ref('stg_news__copies') }}
),

articles as (
    select * from {{ ref('stg_news__articles') }}
),

told as (
    select
        copies.*,
        articles.title,
        articles.publisher,
        articles.published_date,
        articles.published_at,
        articles.document_sha256,
        coalesce(articles.url, copies.origin) as source
    from copies
    inner join articles on copies.article_id = articles.article_id
),

counted as (
    select
        *,
        count(*) over (partition by story_id) as copy_count,
        row_number() over (
            partition by story_id
            order by published_date nulls last, published_at nulls last, article_id
        ) as copy_number
    from told
),

final as (
    select
        article_id,
        story_id,
        basis = 'first' as is_first,
        cast(copy_number as bigint) as copy_number,
        cast(copy_count as bigint) as copy_count,
        similarity,
        basis,
        title,
        publisher,
        source,
        published_date,
        published_at,
        document_sha256
    from counted
)

select * from final
order by story_id, copy_number
