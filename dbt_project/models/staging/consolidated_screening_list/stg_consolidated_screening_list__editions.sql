with source as (
    select * from {{ source('raw', 'consolidated_screening_list__editions') }}
),

renamed as (
    select
        edition_date,
        form,
        entry_count,
        {{ evidence_columns() }}
    from source
)

select * from renamed
