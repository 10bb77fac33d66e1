with source as (
    select * from {{ source('raw', 'ecfr__entries') }}
),

renamed as (
    select
        entry_id,
        edition_date,
        list_code,
        ordinal,
        {{ collapsed('destination') }} as printed_destination,
        {{ folded('destination') }} as destination_key,
        {{ collapsed('name') }} as name,
        {{ folded('name') }} as name_key,
        {{ collapsed('license_requirement') }} as license_requirement,
        {{ collapsed('license_review_policy') }} as license_review_policy,
        {{ collapsed('citation_text') }} as citation_text,
        {{ evidence_columns() }}
    from source
)

select * from renamed
