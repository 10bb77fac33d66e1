with source as (
    select * from {{ source('raw', 'federal_register__form_comparisons') }}
),

renamed as (
    select
        {{ surrogate_id(['document_number', 'other_form', 'ordinal', 'field']) }} as comparison_id,
        document_number,
        ordinal as entry_number,
        {{ collapsed('destination') }} as printed_destination,
        {{ folded('destination') }} as destination_key,
        {{ collapsed('name') }} as name,
        field as field_name,
        form,
        value as printed_value,
        other_form,
        other_value as other_printed_value,
        is_equal,
        {{ evidence_columns() }}
    from source
)

select * from renamed
