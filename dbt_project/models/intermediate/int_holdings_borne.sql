with holdings as (
    select * from {{ ref('int_holdings_current') }}
),

identified as (
    select * from {{ ref('int_parties_identified') }}
),

listed_names as (
    select distinct
        name_key,
        party_id
    from {{ ref('int_names_gathered') }}
),

called as (
    select
        owner_party_key as party_key,
        owner_key as name_key
    from holdings
    union
    select
        owned_party_key as party_key,
        owned_key as name_key
    from holdings
    union
    select
        party_key,
        name_key
    from identified
),

borne as (
    select distinct
        called.party_key,
        listed_names.party_id
    from called
    inner join listed_names on called.name_key = listed_names.name_key
)

select * from borne
