with source as (
    select * from {{ source('raw', 'consolidated_screening_list__citations') }}
),

renamed as (
    select
        {{ surrogate_id(['entry_id', 'ordinal']) }} as citation_id,
        entry_id,
        edition_date,
        ordinal,
        volume,
        federal_register_page,
        cited_date,
        {{ evidence_columns() }}
    from source
)

select * from renamed
