with source as (
    select * from {{ source('raw', 'federal_register__license_requirements') }}
),

renamed as (
    select
        entry_id,
        document_number,
        template,
        policy_code,
        is_all_items,
        {{ collapsed('footnotes') }} as footnote_markers,
        {{ collapsed('carve_out_text') }} as carve_out_text,
        {{ collapsed('policy_carve_out_text') }} as policy_carve_out_text,
        {{ collapsed('correction_text') }} as correction_text,
        {{ evidence_columns() }}
    from source
)

select * from renamed
