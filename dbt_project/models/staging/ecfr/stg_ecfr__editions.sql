with source as (
    select * from {{ source('raw', 'ecfr__editions') }}
),

renamed as (
    select
        edition_date,
        list_code,
        {{ collapsed('title') }} as title,
        entry_count,
        {{ collapsed('history_text') }} as history_text,
        {{ evidence_columns() }}
    from source
)

select * from renamed
