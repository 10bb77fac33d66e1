with source as (
    select * from {{ source('raw', 'ecfr__entry_addresses') }}
),

renamed as (
    select
        {{ surrogate_id(['entry_id', 'ordinal', 'address']) }} as entry_address_id,
        entry_id,
        edition_date,
        ordinal,
        {{ collapsed('address') }} as address,
        {{ folded('address') }} as address_key,
        {{ evidence_columns() }}
    from source
)

select * from renamed
