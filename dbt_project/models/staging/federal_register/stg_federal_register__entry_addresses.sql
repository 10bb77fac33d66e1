with source as (
    select * from {{ source('raw', 'federal_register__entry_addresses') }}
),

renamed as (
    select
        {{ surrogate_id(['entry_id', 'ordinal', 'address']) }} as entry_address_id,
        entry_id,
        document_number,
        ordinal,
        {{ collapsed('address') }} as address,
        {{ folded('address') }} as address_key,
        {{ evidence_columns() }}
    from source
)

select * from renamed
