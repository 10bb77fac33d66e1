with source as (
    select * from {{ source('raw', 'federal_register__requirement_sections') }}
),

renamed as (
    select
        {{ surrogate_id(['entry_id', 'ordinal']) }} as requirement_section_id,
        entry_id,
        document_number,
        ordinal,
        kind,
        {{ collapsed('citation') }} as citation,
        {{ evidence_columns() }}
    from source
)

select * from renamed
