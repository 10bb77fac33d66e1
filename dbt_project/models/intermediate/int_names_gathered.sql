with entries as (
    select * from {{ ref('int_entries_sequenced') }}
),

events as (
    select * from {{ ref('int_events_assembled') }}
    where target = 'entry' and entry_id is null
),

entry_names as (
    select
        entry_id,
        ordinal,
        name_type,
        name,
        name_key,
        'federal_register' as source_name,
        {{ evidence_columns() }}
    from {{ ref('stg_federal_register__entry_names') }}
    union all
    select
        entry_id,
        ordinal,
        name_type,
        name,
        name_key,
        'ecfr' as source_name,
        {{ evidence_columns() }}
    from {{ ref('stg_ecfr__entry_names') }}
),

-- A party has one primary name; what another of its lists prints first is one more name.
printed as (
    select
        entries.party_id,
        entries.document_number,
        entries.edition_date,
        entries.entry_sequence,
        entries.is_latest_of_listing as is_current,
        entries.entry_id,
        case
            when entry_names.name_type = 'primary' and entries.is_latest_of_listing and not entries.is_latest_of_party
                then 'variant'
            else entry_names.name_type
        end as name_type,
        entry_names.name,
        entry_names.name_key,
        entry_names.ordinal,
        entry_names.source_name,
        {{ evidence_columns('entry_names') }}
    from entries
    inner join entry_names on entries.entry_id = entry_names.entry_id
),

described as (
    select distinct party_id from printed
),

-- A party that no table on record prints has its name from the instruction that removes it.
instructed as (
    select
        events.party_id,
        events.document_number,
        cast(null as date) as edition_date,
        events.rule_sequence as entry_sequence,
        row_number() over (partition by events.party_id order by events.rule_sequence desc, events.event_id asc) = 1
            as is_current,
        events.entry_id,
        'primary' as name_type,
        events.name,
        {{ lowered('events.name') }} as name_key,
        1 as ordinal,
        'federal_register' as source_name,
        {{ evidence_columns('events') }}
    from events
    left join described on events.party_id = described.party_id
    where described.party_id is null
),

gathered as (
    select * from printed
    union all
    select * from instructed
)

select * from gathered
