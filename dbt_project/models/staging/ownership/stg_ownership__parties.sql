with source as (
    select * from {{ source('raw', 'ownership__parties') }}
),

renamed as (
    select
        party_name_id,
        row_number,
        format,
        identifier,
        lei,
        {{ collapsed('name') }} as name,
        {{ folded('name') }} as name_key,
        name_type,
        party_type,
        country_code,
        status,
        record_id,
        record_status,
        source_date,
        {{ evidence_columns() }}
    from source
)

select * from renamed
