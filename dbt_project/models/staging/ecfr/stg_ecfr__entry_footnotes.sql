with source as (
    select * from {{ source('raw', 'ecfr__entry_footnotes') }}
),

renamed as (
    select
        {{ surrogate_id(['entry_id', 'ordinal']) }} as entry_footnote_id,
        entry_id,
        edition_date,
        ordinal,
        marker,
        {{ collapsed('footnote_text') }} as footnote_text,
        {{ evidence_columns() }}
    from source
)

select * from renamed
