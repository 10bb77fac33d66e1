with source as (
    select * from {{ source('raw', 'federal_register__line_breaks') }}
),

renamed as (
    select
        {{ surrogate_id(['document_number', 'ordinal']) }} as line_break_id,
        document_number,
        ordinal,
        left_half,
        right_half,
        joined,
        method,
        {{ evidence_columns() }}
    from source
)

select * from renamed
