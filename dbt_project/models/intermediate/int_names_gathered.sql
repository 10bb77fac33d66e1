with entries as (
    select * from {{ ref('int_entries_identified') }}
    where action is not null
),

entry_names as (
    select * from {{ ref('stg_federal_register__entry_names') }}
),

printed as (
    select
        entries.entity_id,
        entries.document_number,
        entries.rule_sequence,
        entries.entry_id,
        entry_names.name_type,
        entry_names.name,
        entry_names.name_key,
        entry_names.ordinal,
        {{ evidence_columns('entry_names') }}
    from entries
    inner join entry_names on entries.entry_id = entry_names.entry_id
),

described as (
    select distinct entity_id from printed
),

-- A party that no table on record prints has its name from the instruction that removes it.
instructed as (
    select
        entries.entity_id,
        entries.document_number,
        entries.rule_sequence,
        entries.entry_id,
        'primary' as name_type,
        entries.name,
        entries.name_key,
        1 as ordinal,
        {{ evidence_columns('entries') }}
    from entries
    left join described on entries.entity_id = described.entity_id
    where described.entity_id is null
),

gathered as (
    select * from printed
    union all
    select * from instructed
)

select * from gathered
