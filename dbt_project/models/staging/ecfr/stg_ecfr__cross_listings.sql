with source as (
    select * from {{ source('raw', 'ecfr__cross_listings') }}
),

renamed as (
    select
        {{ surrogate_id(['entry_id', 'ordinal']) }} as cross_listing_id,
        entry_id,
        edition_date,
        ordinal,
        {{ collapsed('destination') }} as printed_destination,
        {{ folded('destination') }} as destination_key,
        {{ collapsed('note') }} as note,
        {{ evidence_columns() }}
    from source
)

select * from renamed
