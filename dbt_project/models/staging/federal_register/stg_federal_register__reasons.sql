with source as (
    select * from {{ source('raw', 'federal_register__reasons') }}
),

renamed as (
    select
        {{ surrogate_id(['document_number', 'ordinal', 'destination', 'name']) }} as reason_id,
        document_number,
        list_code,
        ordinal,
        {{ collapsed('destination') }} as printed_destination,
        {{ collapsed('name') }} as name,
        {{ collapsed('reason') }} as reason,
        entry_id,
        {{ evidence_columns() }}
    from source
)

select * from renamed
