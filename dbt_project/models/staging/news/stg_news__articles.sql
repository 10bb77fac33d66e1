with source as (
    select * from {{ source('raw', 'news__articles') }}
),

renamed as (
    select
        article_id,
        {{ collapsed('title') }} as title,
        {{ collapsed('publisher') }} as publisher,
        {{ collapsed('author') }} as author,
        published_date,
        {{ utc_timestamp('published_at') }} as published_at,
        published_timezone,
        {{ collapsed('published_text') }} as published_text,
        updated_date,
        {{ utc_timestamp('updated_at') }} as updated_at,
        updated_timezone,
        {{ collapsed('updated_text') }} as updated_text,
        {{ collapsed('section') }} as section,
        language_code,
        {{ collapsed('license_text') }} as license_text,
        url,
        body,  -- as it is: the spans of mentions count in it
        unextracted_text,
        is_machine_written,
        {{ collapsed('machine_written_text') }} as machine_written_text,
        {{ evidence_columns() }}
    from source
)

select * from renamed
