with placed as (
    select * from {{ ref('int_addresses_gathered') }}
    where is_current
),

address_keys as (
    select * from {{ ref('stg_addresses__keys') }}
),

-- The closer of two levels is told: one place before one building.
blocked as (
    select
        'shared_address' as basis,
        1 as block_level,
        address_keys.normal_key as block_key,
        placed.party_id,
        placed.address as words,
        {{ evidence_columns('placed') }}
    from placed
    inner join address_keys on placed.address = address_keys.address
    union all
    select
        'shared_address' as basis,
        2 as block_level,
        address_keys.building_key as block_key,
        placed.party_id,
        placed.address as words,
        {{ evidence_columns('placed') }}
    from placed
    inner join address_keys on placed.address = address_keys.address
)

select * from blocked
