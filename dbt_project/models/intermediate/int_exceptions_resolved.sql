with exceptions as (
    select
        *,
        {{ collapsed('printed_text') }} as words
    from {{ ref('exceptions') }}
    where decision = 'read_as'
),

entries as (
    select
        entry_id,
        {{ surrogate_id(["'entry_without_instruction'", "'federal_register'", 'entry_id']) }} as finding_id,
        {{ collapsed('printed_text') }} as words
    from {{ ref('stg_federal_register__entries') }}
    where action is null
),

quarantined as (
    select
        *,
        {{ surrogate_id(["'not_understood'", "'federal_register'", 'quarantine_id']) }} as finding_id,
        {{ collapsed('printed_text') }} as words
    from {{ ref('stg_federal_register__quarantine') }}
),

requirements as (
    select * from {{ ref('stg_federal_register__license_requirements') }}
),

actions as (
    select
        exceptions.finding_id,
        exceptions.column_name,
        exceptions.value,
        entries.entry_id as target_id
    from exceptions
    inner join entries on exceptions.finding_id = entries.finding_id and exceptions.words = entries.words
    where exceptions.column_name = 'action'
),

pieces as (
    select
        exceptions.column_name,
        exceptions.value,
        quarantined.*
    from exceptions
    inner join quarantined on exceptions.finding_id = quarantined.finding_id and exceptions.words = quarantined.words
),

removals as (
    select
        finding_id,
        column_name,
        value,
        quarantine_id as target_id
    from pieces
    where column_name = 'removal' and kind = 'instruction'
),

-- Requirement and policy of an entry begin on one line of print; in full text, one follows the other.
neighbours as (
    select
        pieces.finding_id,
        pieces.column_name,
        pieces.value,
        requirements.entry_id as target_id,
        row_number() over (
            partition by pieces.finding_id, pieces.column_name
            order by requirements.span_start desc, requirements.entry_id asc
        ) as place
    from pieces
    inner join requirements
        on
            pieces.document_sha256 = requirements.document_sha256
            and (
                (pieces.page = requirements.page and abs(pieces.top - requirements.top) < 1)
                or (pieces.page is null and pieces.span_start >= requirements.span_start)
            )
    where
        (pieces.column_name = 'template' and pieces.kind = 'license requirement')
        or (pieces.column_name = 'policy_code' and pieces.kind = 'license review policy')
),

resolved as (
    select * from actions
    union all
    select * from removals
    union all
    select
        finding_id,
        column_name,
        value,
        target_id
    from neighbours
    where place = 1
)

select * from resolved
