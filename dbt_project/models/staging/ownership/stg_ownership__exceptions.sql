with source as (
    select * from {{ source('raw', 'ownership__exceptions') }}
),

renamed as (
    select
        exception_id,
        row_number,
        format,
        identifier,
        category,
        reason,
        reference,
        {{ evidence_columns() }}
    from source
)

select * from renamed
