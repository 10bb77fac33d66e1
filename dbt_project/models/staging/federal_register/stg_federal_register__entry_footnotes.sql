with source as (
    select * from {{ source('raw', 'federal_register__entry_footnotes') }}
),

renamed as (
    select
        {{ surrogate_id(['entry_id', 'ordinal', 'marker']) }} as entry_footnote_id,
        entry_id,
        document_number,
        ordinal,
        {{ collapsed('marker') }} as marker,
        {{ collapsed('footnote_text') }} as footnote_text,
        {{ evidence_columns() }}
    from source
)

select * from renamed
