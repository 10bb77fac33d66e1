with entries as (
    select * from {{ ref('int_editions_gathered') }}
),

destinations as (
    select * from {{ ref('destinations') }}
),

country_codes as (
    select * from {{ ref('country_codes') }}
),

editions as (
    select
        source_name,
        min(edition_date) as first_edition_date,
        max(edition_date) as latest_edition_date
    from entries
    group by source_name
),

-- A code means a country only where the list prints codes: `in` is India there, and a word elsewhere.
list_entries as (
    select
        entries.entry_id as list_entry_id,
        entries.source_name,
        entries.edition_date,
        entries.edition_date = editions.first_edition_date as is_first_edition,
        entries.edition_date = editions.latest_edition_date as is_latest_edition,
        entries.list_code,
        entries.ordinal,
        coalesce(country_codes.destination, destinations.destination, entries.printed_destination) as destination,
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
    left join country_codes
        on
            entries.destination_key = country_codes.country_code
            and entries.source_name = 'consolidated_screening_list'
    left join destinations on entries.destination_key = destinations.printed_destination
)

select * from list_entries
