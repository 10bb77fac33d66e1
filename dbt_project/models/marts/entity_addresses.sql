with entries as (
    select * from {{ ref('int_entries_sequenced') }}
),

parties as (
    select * from {{ ref('int_parties_merged') }}
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

-- Each address once, as the latest entry prints it.
ranked as (
    select
        parties.entity_id,
        entries.document_number,
        entries.edition_date,
        entries.is_latest_of_listing as is_current,
        addresses.address,
        addresses.address_key,
        addresses.source_name,
        {{ evidence_columns('addresses') }},
        row_number() over (
            partition by parties.entity_id, addresses.address_key
            order by
                entries.is_latest_of_listing desc,
                case when entries.party_id = parties.entity_id then 1 else 2 end asc,
                entries.entry_sequence desc,
                addresses.ordinal asc,
                entries.party_id asc
        ) as recency
    from entries
    inner join parties on entries.party_id = parties.party_id
    inner join addresses on entries.entry_id = addresses.entry_id
),

final as (
    select
        {{ surrogate_id(['entity_id', 'address_key']) }} as address_id,
        entity_id,
        address,
        is_current,
        source_name,
        document_number,
        edition_date,
        {{ evidence_columns() }}
    from ranked
    where recency = 1
)

select * from final
order by entity_id, address_id
