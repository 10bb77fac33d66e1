with source as (
    select * from {{ source('raw', 'consolidated_screening_list__quarantine') }}
),

renamed as (
    select
        quarantine_id,
        document_key,
        kind,
        {{ collapsed('expected') }} as expected,
        {{ evidence_columns() }}
    from source
)

select * from renamed
