with source as (
    select * from {{ source('raw', 'news__quarantine') }}
    union all
    select * from {{ source('raw', 'news__refused_claims') }}
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
