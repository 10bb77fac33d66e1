with source as (
    select * from {{ source('raw', 'ecfr__footnotes') }}
),

renamed as (
    select
        {{ surrogate_id(['edition_date', 'list_code', 'ordinal']) }} as footnote_id,
        edition_date,
        list_code,
        ordinal,
        marker,
        {{ collapsed('footnote_text') }} as footnote_text,
        {{ evidence_columns() }}
    from source
)

select * from renamed
