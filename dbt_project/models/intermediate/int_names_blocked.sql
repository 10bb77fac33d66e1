with names as (
    select * from {{ ref('int_names_gathered') }}
    where is_current
),

name_keys as (
    select * from {{ ref('stg_names__keys') }}
),

keyed_names as (
    select
        'same_name' as basis,
        case when names.name_type = 'primary' then 1 else 2 end as block_level,
        name_keys.normal_key as block_key,
        names.party_id,
        names.name as words,
        {{ evidence_columns('names') }}
    from names
    inner join name_keys on names.name = name_keys.name
    where not name_keys.is_weak and coalesce(name_keys.entity_type, '') <> 'address'
    union all
    select
        'name_stem' as basis,
        1 as block_level,
        name_keys.stem as block_key,
        names.party_id,
        name_keys.stem as words,
        {{ evidence_columns('names') }}
    from names
    inner join name_keys on names.name = name_keys.name
    where names.name_type = 'primary'
),

-- The closer of two levels is told: two first names before a first name that the other has as an alias.
blocked as (
    select * from keyed_names
    union all
    select
        basis,
        2 as block_level,
        block_key,
        party_id,
        words,
        {{ evidence_columns() }}
    from keyed_names
    where basis = 'same_name' and block_level = 1
)

select * from blocked
