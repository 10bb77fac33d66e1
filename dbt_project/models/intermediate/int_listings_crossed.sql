with rule_notes as (
    select * from {{ ref('stg_federal_register__cross_listings') }}
),

edition_notes as (
    select * from {{ ref('stg_ecfr__cross_listings') }}
),

entries as (
    select * from {{ ref('int_entries_sequenced') }}
    where is_latest_of_listing
),

destinations as (
    select * from {{ ref('destinations') }}
),

rule_entries as (
    select * from {{ ref('int_entries_identified') }}
),

edition_entries as (
    select * from {{ ref('int_editions_examined') }}
    where source_name = 'ecfr'
),

notes as (
    select
        cross_listing_id,
        entry_id,
        printed_destination,
        destination_key,
        note,
        {{ evidence_columns() }}
    from rule_notes
    union all
    select
        cross_listing_id,
        entry_id,
        printed_destination,
        destination_key,
        note,
        {{ evidence_columns() }}
    from edition_notes
),

bearers as (
    select
        list_code,
        place_key,
        bare_name,
        listing_id
    from rule_entries
    union
    select
        list_code,
        place_key,
        bare_name,
        listing_id
    from edition_entries
),

noted as (
    select
        notes.*,
        entries.listing_id,
        entries.party_id,
        entries.list_code,
        entries.destination,
        entries.name,
        {{ bare('entries.name') }} as bare_name,
        coalesce(destinations.destination, notes.printed_destination) as other_destination
    from notes
    inner join entries on notes.entry_id = entries.entry_id
    left join destinations on notes.destination_key = destinations.printed_destination
),

-- Of two parties of one name under the other destination neither is meant for certain.
others as (
    select
        noted.cross_listing_id,
        min(bearers.listing_id) as other_listing_id
    from noted
    inner join bearers
        on
            noted.list_code = bearers.list_code
            and noted.bare_name = bearers.bare_name
            and lower(noted.other_destination) = bearers.place_key
            and noted.listing_id <> bearers.listing_id
    group by noted.cross_listing_id
    having count(distinct bearers.listing_id) = 1
),

crossed as (
    select
        noted.*,
        others.other_listing_id
    from noted
    left join others on noted.cross_listing_id = others.cross_listing_id
)

select * from crossed
