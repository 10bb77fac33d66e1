with source as (
    select * from {{ source('raw', 'federal_register__instructions') }}
),

renamed as (
    select
        {{ surrogate_id(['document_number', 'ordinal', 'label', 'destination', 'name']) }} as instruction_id,
        document_number,
        list_code,
        ordinal,
        label as instruction_label,
        action,
        target,
        {{ collapsed('destination') }} as printed_destination,
        {{ folded('destination') }} as destination_key,
        {{ collapsed('name') }} as name,
        {{ folded('name') }} as name_key,
        entry_id,
        {{ evidence_columns() }}
    from source
)

select * from renamed
