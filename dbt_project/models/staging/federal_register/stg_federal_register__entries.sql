with source as (
    select * from {{ source('raw', 'federal_register__entries') }}
),

renamed as (
    select
        entry_id,
        document_number,
        list_code,
        ordinal,
        action,
        instruction_label,
        {{ collapsed('destination') }} as printed_destination,
        {{ folded('destination') }} as destination_key,
        {{ collapsed('name') }} as name,
        {{ folded('name') }} as name_key,
        {{ collapsed('license_requirement') }} as license_requirement,
        {{ collapsed('license_review_policy') }} as license_review_policy,
        federal_register_page,
        last_page,
        {{ evidence_columns() }}
    from source
)

select * from renamed
