with entries as (
    select * from {{ ref('stg_federal_register__entries') }}
),

readings as (
    select * from {{ ref('int_exceptions_resolved') }}
    where column_name = 'action'
),

reviewed as (
    select
        entries.entry_id,
        entries.document_number,
        entries.list_code,
        entries.ordinal,
        coalesce(entries.action, readings.value) as action,
        entries.instruction_label,
        entries.printed_destination,
        entries.destination_key,
        entries.name,
        entries.name_key,
        entries.license_requirement,
        entries.license_review_policy,
        entries.federal_register_page,
        entries.last_page,
        {{ evidence_columns('entries') }}
    from entries
    left join readings on entries.entry_id = readings.target_id
)

select * from reviewed
