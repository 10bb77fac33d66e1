with comparisons as (
    select * from {{ ref('stg_federal_register__form_comparisons') }}
),

destinations as (
    select * from {{ ref('destinations') }}
),

final as (
    select
        comparisons.comparison_id,
        comparisons.document_number,
        comparisons.entry_number,
        coalesce(destinations.destination, comparisons.printed_destination) as destination,
        comparisons.name,
        comparisons.field_name,
        comparisons.form,
        comparisons.printed_value,
        comparisons.other_form,
        comparisons.other_printed_value,
        comparisons.is_equal,
        {{ evidence_columns('comparisons') }}
    from comparisons
    left join destinations on comparisons.destination_key = destinations.printed_destination
)

select * from final
order by document_number, other_form, entry_number, field_name
