with comparisons as (
    select * from {{ ref('stg_federal_register__form_comparisons') }}
),

-- An entry that one form lacks is one finding, told by the row on the field `entry`.
findings as (
    select
        'form_disagreement' as finding_type,
        comparison_id as subject_id,
        'warning' as severity,
        'federal_register' as source_name,
        document_number as document,
        page,
        printed_value as text,
        field_name
        || coalesce(' of ' || name || ', ' || printed_destination, ' of the rule')
        || ': ' || form || ' has ' || coalesce(printed_value, 'nothing')
        || '; ' || other_form || ' has ' || coalesce(other_printed_value, 'nothing') as expected,
        document_sha256
    from comparisons
    where not is_equal
)

select * from findings
