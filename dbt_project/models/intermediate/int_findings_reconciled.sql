with compared as (
    select * from {{ ref('int_fields_compared') }}
    where source_name = 'ecfr' and verdict not in ('equal', 'not_on_record')
),

-- One finding per listing: its fields stand side by side in list_reconciliation.
gathered as (
    select
        listing_id,
        edition_date,
        min(list_code) as list_code,
        min(destination) as destination,
        min(name) as name,
        min(document_sha256) as document_sha256,
        min(page) as page,
        min(printed_text) as printed_text,
        {{ joined_text("field_name || ' ' || verdict", ', ', 'field_name') }} as differences
    from compared
    group by listing_id, edition_date
),

findings as (
    select
        'list_disagreement' as finding_type,
        listing_id as subject_id,
        'warning' as severity,
        'ecfr' as source_name,
        cast(edition_date as string) as document,
        page,
        printed_text as text,
        'the ledger''s words for ' || name || ', ' || destination || ' (' || replace(list_code, '_', ' ') || '): '
        || replace(differences, '_', ' ') as expected,
        document_sha256
    from gathered
)

select * from findings
