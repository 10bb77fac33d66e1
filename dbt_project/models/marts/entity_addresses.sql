with entries as (
    select * from {{ ref('int_entries_identified') }}
    where action is not null and is_printed
),

addresses as (
    select * from {{ ref('stg_federal_register__entry_addresses') }}
),

entities as (
    select
        entity_id,
        max(rule_sequence) as latest_rule_sequence
    from entries
    group by entity_id
),

-- Each address once, as the latest rule prints it.
ranked as (
    select
        entries.entity_id,
        entries.document_number,
        entries.rule_sequence = entities.latest_rule_sequence as is_current,
        addresses.address,
        addresses.address_key,
        {{ evidence_columns('addresses') }},
        row_number() over (
            partition by entries.entity_id, addresses.address_key
            order by entries.rule_sequence desc, addresses.ordinal asc
        ) as recency
    from entries
    inner join entities on entries.entity_id = entities.entity_id
    inner join addresses on entries.entry_id = addresses.entry_id
),

final as (
    select
        {{ surrogate_id(['entity_id', 'address_key']) }} as address_id,
        entity_id,
        address,
        is_current,
        document_number,
        {{ evidence_columns() }}
    from ranked
    where recency = 1
)

select * from final
order by entity_id, address_id
