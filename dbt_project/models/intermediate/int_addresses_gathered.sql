with entries as (
    select * from {{ ref('int_entries_sequenced') }}
),

addresses as (
    select
        entry_id,
        ordinal,
        address,
        address_key,
        'federal_register' as source_name,
        {{ evidence_columns() }}
    from {{ ref('stg_federal_register__entry_addresses') }}
    union all
    select
        entry_id,
        ordinal,
        address,
        address_key,
        'ecfr' as source_name,
        {{ evidence_columns() }}
    from {{ ref('stg_ecfr__entry_addresses') }}
),

gathered as (
    select
        entries.party_id,
        entries.document_number,
        entries.edition_date,
        entries.destination,
        entries.entry_sequence,
        entries.is_latest_of_listing as is_current,
        addresses.address,
        addresses.address_key,
        addresses.ordinal,
        addresses.source_name,
        {{ evidence_columns('addresses') }}
    from entries
    inner join addresses on entries.entry_id = addresses.entry_id
)

select * from gathered
