with source as (
    select * from {{ source('raw', 'federal_register__bullets') }}
),

renamed as (
    select
        {{ surrogate_id(['document_number', 'ordinal']) }} as bullet_id,
        document_number,
        list_code,
        ordinal,
        action,
        {{ collapsed('destination') }} as printed_destination,
        {{ folded('destination') }} as destination_key,
        {{ collapsed('name') }} as name,
        {{ folded('name') }} as name_key,
        entry_id,
        {{ evidence_columns() }}
    from source
)

select * from renamed
