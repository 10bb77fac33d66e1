with instructions as (
    select * from {{ ref('stg_federal_register__instructions') }}
),

quarantined as (
    select * from {{ ref('stg_federal_register__quarantine') }}
),

readings as (
    select
        *,
        substring(value, 1, position(': ' in value) - 1) as destination,
        substring(value, position(': ' in value) + 2) as name
    from {{ ref('int_exceptions_resolved') }}
    where column_name = 'removal'
),

-- A removal that a person read stands behind the other instructions of its rule, on the list that they amend.
lasts as (
    select
        document_number,
        max(list_code) as list_code,
        max(ordinal) as ordinal
    from instructions
    group by document_number
),

removals as (
    select
        {{ surrogate_id(["'removal'", 'quarantined.quarantine_id', 'readings.value']) }} as instruction_id,
        quarantined.document_key as document_number,
        coalesce(lasts.list_code, 'entity_list') as list_code,
        coalesce(lasts.ordinal, 0) + row_number() over (
            partition by quarantined.document_key
            order by
                quarantined.page,
                quarantined.top,
                quarantined.span_start,
                quarantined.quarantine_id,
                readings.value
        ) as ordinal,
        cast(null as string) as instruction_label,
        'remove' as action,
        'entry' as target,
        {{ collapsed('readings.destination') }} as printed_destination,
        {{ folded('readings.destination') }} as destination_key,
        {{ collapsed('readings.name') }} as name,
        {{ folded('readings.name') }} as name_key,
        cast(null as string) as entry_id,
        {{ evidence_columns('quarantined') }}
    from readings
    inner join quarantined on readings.target_id = quarantined.quarantine_id
    left join lasts on quarantined.document_key = lasts.document_number
),

reviewed as (
    select * from instructions
    union all
    select * from removals
)

select * from reviewed
