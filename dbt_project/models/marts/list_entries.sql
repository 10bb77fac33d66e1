with entries as (
    select * from {{ ref('int_editions_identified') }}
),

editions as (
    select
        source_name,
        min(edition_date) as first_edition_date,
        max(edition_date) as latest_edition_date
    from entries
    group by source_name
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

listed as (
    select distinct
        listing_id,
        party_id
    from {{ ref('int_events_gathered') }}
),

listings as (
    select
        listed.listing_id,
        parties.entity_id
    from listed
    inner join parties on listed.party_id = parties.party_id
),

list_entries as (
    select
        entries.entry_id as list_entry_id,
        entries.source_name,
        entries.edition_date,
        entries.edition_date = editions.first_edition_date as is_first_edition,
        entries.edition_date = editions.latest_edition_date as is_latest_edition,
        entries.list_code,
        listings.listing_id,
        listings.entity_id,
        entries.ordinal,
        entries.destination,
        entries.printed_destination,
        entries.name,
        entries.aliases,
        entries.alias_count,
        entries.license_requirement,
        entries.license_review_policy,
        entries.citation_text,
        {{ evidence_columns('entries') }}
    from entries
    inner join editions on entries.source_name = editions.source_name
    left join listings on entries.listing_id = listings.listing_id
)

select * from list_entries
