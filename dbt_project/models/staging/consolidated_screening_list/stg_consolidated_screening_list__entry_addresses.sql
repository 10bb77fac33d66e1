with source as (
    select * from {{ source('raw', 'consolidated_screening_list__entry_addresses') }}
),

renamed as (
    select
        {{ surrogate_id(['entry_id', 'ordinal', 'address']) }} as entry_address_id,
        entry_id,
        edition_date,
        ordinal,
        {{ collapsed('address') }} as address,
        {{ folded('address') }} as address_key,
        country as printed_destination,
        {{ folded('country') }} as destination_key,
        {{ evidence_columns() }}
    from source
)

select * from renamed
