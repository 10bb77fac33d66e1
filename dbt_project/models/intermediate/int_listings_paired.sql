with expected as (
    select * from {{ ref('int_listings_expected') }}
),

entries as (
    select * from {{ ref('int_editions_identified') }}
),

editions as (
    select * from {{ ref('int_editions_latest') }}
),

-- A list of which the ledger has nothing is compared with nothing.
kept as (
    select distinct list_code
    from {{ ref('int_listings_replayed') }}
),

printed as (
    select entries.*
    from entries
    inner join kept on entries.list_code = kept.list_code
    inner join editions
        on
            entries.source_name = editions.source_name
            and entries.list_code = editions.list_code
            and entries.edition_date = editions.edition_date
),

-- The first edition that has the listing after the ledger's first day of its present stay.
shown as (
    select
        expected.source_name,
        expected.listing_id,
        min(entries.edition_date) as shown_date
    from expected
    inner join entries
        on
            expected.source_name = entries.source_name
            and expected.listing_id = entries.listing_id
            and expected.first_date <= entries.edition_date
    group by expected.source_name, expected.listing_id
),

seen as (
    select
        source_name,
        listing_id,
        min(edition_date) as first_seen_date
    from entries
    group by source_name, listing_id
),

paired as (
    select
        coalesce(expected.source_name, printed.source_name) as source_name,
        coalesce(expected.list_code, printed.list_code) as list_code,
        coalesce(expected.listing_id, printed.listing_id) as listing_id,
        coalesce(expected.party_id, printed.party_id) as party_id,
        coalesce(expected.destination, printed.destination) as destination,
        coalesce(expected.name, printed.name) as name,
        coalesce(expected.edition_date, printed.edition_date) as edition_date,
        expected.opening_basis,
        expected.valid_from,
        expected.first_date,
        expected.first_action,
        expected.entry_id is not null as is_worded,
        expected.listing_id is not null as is_in_ledger,
        printed.listing_id is not null as is_in_edition,
        {{ evidence_columns('printed') }}
    from expected
    full outer join printed
        on expected.source_name = printed.source_name and expected.listing_id = printed.listing_id
),

dated as (
    select
        paired.*,
        shown.shown_date,
        seen.first_seen_date
    from paired
    left join shown on paired.source_name = shown.source_name and paired.listing_id = shown.listing_id
    left join seen on paired.source_name = seen.source_name and paired.listing_id = seen.listing_id
)

select * from dated
