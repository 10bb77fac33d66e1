with source as (
    select * from {{ source('raw', 'ecfr__reserved_rows') }}
),

renamed as (
    select
        {{ surrogate_id(['edition_date', 'list_code', 'ordinal']) }} as reserved_row_id,
        edition_date,
        list_code,
        ordinal,
        {{ collapsed('destination') }} as printed_destination,
        {{ folded('destination') }} as destination_key,
        {{ evidence_columns() }}
    from source
)

select * from renamed
