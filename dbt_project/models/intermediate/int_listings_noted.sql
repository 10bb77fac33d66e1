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

name_keys as (
    select * from {{ ref('stg_names__keys') }}
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

-- A note may say under which name: "for this entry, which is listed as Alpha Limited".
told as (
    select
        notes.*,
        entries.listing_id,
        entries.party_id,
        entries.list_code,
        entries.destination,
        entries.name,
        case
            when position('which is listed as ' in notes.note) > 0
                then trim(substring(notes.note, position('which is listed as ' in notes.note) + 19))
            else entries.name
        end as told_name,
        coalesce(destinations.destination, notes.printed_destination) as other_destination
    from notes
    inner join entries on notes.entry_id = entries.entry_id
    left join destinations on notes.destination_key = destinations.printed_destination
),

noted as (
    select
        told.*,
        {{ bare('told.told_name') }} as bare_name,
        name_keys.normal_key
    from told
    left join name_keys on told.told_name = name_keys.name
)

select * from noted
