with entries as (
    select * from {{ ref('stg_federal_register__entries') }}
),

instructions as (
    select * from {{ ref('stg_federal_register__instructions') }}
),

reasons as (
    select * from {{ ref('stg_federal_register__reasons') }}
),

identified as (
    select * from {{ ref('int_entries_identified') }}
),

entries_without_instruction as (
    select
        'entry_without_instruction' as finding_type,
        entry_id as subject_id,
        'critical' as severity,
        'federal_register' as source_name,
        document_number as document,
        page,
        printed_text as text,
        'an amendatory instruction that says what the rule does to ' || name as expected,
        document_sha256
    from entries
    where action is null
),

instructions_without_entry as (
    select
        'instruction_without_entry' as finding_type,
        instruction_id as subject_id,
        'critical' as severity,
        'federal_register' as source_name,
        document_number as document,
        page,
        printed_text as text,
        'an entry in the table for ' || name || ' under ' || printed_destination as expected,
        document_sha256
    from instructions
    where entry_id is null and not (action = 'remove' and target = 'entry')
),

reasons_without_entry as (
    select
        'reason_without_entry' as finding_type,
        reason_id as subject_id,
        'warning' as severity,
        'federal_register' as source_name,
        document_number as document,
        page,
        printed_text as text,
        'an entry in the table for ' || name || ' under ' || printed_destination as expected,
        document_sha256
    from reasons
    where entry_id is null
),

namesakes as (
    select
        *,
        max(occurrence) over (partition by document_number, is_printed, list_code, place_key, party_key) as here,
        max(occurrence) over (partition by list_code, place_key, party_key) as elsewhere
    from identified
),

uncertain_identities as (
    select
        'uncertain_identity' as finding_type,
        placement_id as subject_id,
        'warning' as severity,
        'federal_register' as source_name,
        document_number as document,
        page,
        printed_text as text,
        'another rule prints ' || cast(elsewhere as string) || ' parties of this name here; '
        || 'this one was taken for number ' || cast(occurrence as string) as expected,
        document_sha256
    from namesakes
    where here < elsewhere
),

findings as (
    select * from entries_without_instruction
    union all
    select * from instructions_without_entry
    union all
    select * from reasons_without_entry
    union all
    select * from uncertain_identities
)

select * from findings
