with source as (
    select * from {{ source('raw', 'consolidated_screening_list__entries') }}
),

renamed as (
    select
        entry_id,
        edition_date,
        list_code,
        {{ collapsed('list_name') }} as list_name,
        ordinal,
        printed_id,
        entity_number,
        entity_type,
        {{ collapsed('programs') }} as programs,
        {{ collapsed('name') }} as name,
        {{ folded('name') }} as name_key,
        {{ collapsed('title') }} as title,
        countries,
        {{ collapsed('federal_register_notice') }} as federal_register_notice,
        start_date,
        end_date,
        standard_order,
        {{ collapsed('license_requirement') }} as license_requirement,
        {{ collapsed('license_policy') }} as license_policy,
        call_sign,
        vessel_type,
        gross_tonnage,
        gross_registered_tonnage,
        vessel_flag,
        vessel_owner,
        {{ collapsed('remarks') }} as remarks,
        source_list_url,
        source_information_url,
        {{ evidence_columns() }}
    from source
)

select * from renamed
