with versions as (
    select * from {{ ref('int_listings_replayed') }}
),

editions as (
    select * from {{ ref('int_editions_latest') }}
),

expected as (
    select
        editions.source_name,
        editions.edition_date,
        versions.list_code,
        versions.listing_id,
        versions.party_id,
        versions.entry_id,
        versions.destination,
        versions.name,
        versions.opening_basis,
        versions.valid_from,
        versions.first_date,
        versions.first_action
    from versions
    inner join editions on versions.list_code = editions.list_code
    where
        versions.valid_from <= editions.edition_date
        and (versions.valid_to is null or versions.valid_to > editions.edition_date)
)

select * from expected
