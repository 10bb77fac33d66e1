with addresses as (
    select * from {{ ref('int_addresses_gathered') }}
),

address_keys as (
    select * from {{ ref('stg_addresses__keys') }}
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

-- Each address once, as the latest entry prints it.
ranked as (
    select
        parties.entity_id,
        addresses.document_number,
        addresses.edition_date,
        addresses.destination,
        addresses.is_current,
        addresses.address,
        addresses.address_key,
        address_keys.building_key,
        addresses.source_name,
        {{ evidence_columns('addresses') }},
        row_number() over (
            partition by parties.entity_id, addresses.address_key
            order by
                addresses.is_current desc,
                case when addresses.party_id = parties.entity_id then 1 else 2 end asc,
                addresses.entry_sequence desc,
                addresses.ordinal asc,
                addresses.party_id asc
        ) as recency
    from addresses
    inner join parties on addresses.party_id = parties.party_id
    left join address_keys on addresses.address = address_keys.address
),

final as (
    select
        {{ surrogate_id(['entity_id', 'address_key']) }} as address_id,
        entity_id,
        destination,
        address,
        building_key,
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
