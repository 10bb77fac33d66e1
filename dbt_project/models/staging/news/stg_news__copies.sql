with source as (
    select * from {{ source('raw', 'news__copies') }}
),

renamed as (
    select
        article_id,
        story_id,
        similarity,
        basis,
        origin
    from source
)

select * from renamed
