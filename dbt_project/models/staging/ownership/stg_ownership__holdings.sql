with source as (
    select * from {{ source('raw', 'ownership__holdings') }}
),

renamed as (
    select
        holding_id,
        row_number,
        format,
        {{ collapsed('owner_name') }} as owner_name,
        {{ folded('owner_name') }} as owner_key,
        owner_identifier,
        {{ collapsed('owned_name') }} as owned_name,
        {{ folded('owned_name') }} as owned_key,
        owned_identifier,
        relation_type as holding_type,
        interest_type,
        directness,
        share,
        share_minimum,
        share_maximum,
        is_minimum_excluded,
        is_maximum_excluded,
        valid_from,
        valid_to,
        record_id,
        record_status,
        {{ collapsed('source_name') }} as source_name,
        source_date,
        source_url,
        {{ collapsed('source_text') }} as source_text,
        {{ evidence_columns() }}
    from source
)

select * from renamed
