with holdings as (
    select * from {{ ref('stg_ownership__holdings') }}
),

identified as (
    select * from {{ ref('int_parties_identified') }}
),

called as (
    select
        name_key,
        party_key
    from identified
    union
    select
        owner_key as name_key,
        owner_identifier as party_key
    from holdings
    where owner_key is not null and owner_identifier is not null
    union
    select
        owned_key as name_key,
        owned_identifier as party_key
    from holdings
    where owned_key is not null and owned_identifier is not null
)

select * from called
