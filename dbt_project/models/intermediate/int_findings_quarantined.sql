with federal_register as (
    select * from {{ ref('stg_federal_register__quarantine') }}
),

ecfr as (
    select * from {{ ref('stg_ecfr__quarantine') }}
),

consolidated_screening_list as (
    select * from {{ ref('stg_consolidated_screening_list__quarantine') }}
),

news as (
    select * from {{ ref('stg_news__quarantine') }}
),

ownership as (
    select * from {{ ref('stg_ownership__quarantine') }}
),

unmatched as (
    select distinct
        document_sha256,
        page,
        text
    from {{ ref('int_findings_unmatched') }}
    where finding_type in ('entry_without_instruction', 'instruction_without_entry')
),

-- What is not understood in a rule may be a fact of the list; elsewhere it is a note.
quarantined as (
    select
        'critical' as severity,
        'federal_register' as source_name,
        *
    from federal_register
    union all
    select
        'warning' as severity,
        'ecfr' as source_name,
        *
    from ecfr
    union all
    select
        'warning' as severity,
        'consolidated_screening_list' as source_name,
        *
    from consolidated_screening_list
    union all
    select
        'warning' as severity,
        'news' as source_name,
        *
    from news
    union all
    select
        'warning' as severity,
        'ownership' as source_name,
        *
    from ownership
),

-- An entry or instruction without its counterpart is a finding of its own already; one piece set aside twice is one.
findings as (
    select distinct
        'not_understood' as finding_type,
        quarantined.quarantine_id as subject_id,
        quarantined.severity,
        quarantined.source_name,
        quarantined.document_key as document,
        quarantined.page,
        quarantined.printed_text as text,
        quarantined.kind || ': ' || quarantined.expected as expected,
        quarantined.document_sha256
    from quarantined
    left join unmatched
        on
            quarantined.document_sha256 = unmatched.document_sha256
            and coalesce(quarantined.page, 0) = coalesce(unmatched.page, 0) -- full text has no pages
            and quarantined.printed_text = unmatched.text
            and quarantined.kind in ('entry', 'instruction')
    where unmatched.text is null
)

select * from findings
