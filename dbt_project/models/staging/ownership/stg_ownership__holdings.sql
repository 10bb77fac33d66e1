with source as (
    select * from {{ source('raw', 'ownership__holdings') }}
),

renamed as (
    select
        holding_id,
        row_number,
        {{ collapsed('owner_name') }} as owner_name,
        {{ folded('owner_name') }} as owner_key,
        {{ collapsed('owned_name') }} as owned_name,
        {{ folded('owned_name') }} as owned_key,
        relation_type as holding_type,
        share,
        share_minimum,
        share_maximum,
        valid_from,
        valid_to,
        {{ collapsed('source_name') }} as source_name,
        source_date,
        source_url,
        {{ collapsed('source_text') }} as source_text,
        {{ evidence_columns() }}
    from source
)

select * from renamed
