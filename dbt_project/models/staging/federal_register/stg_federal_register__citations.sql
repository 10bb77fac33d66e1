with source as (
    select * from {{ source('raw', 'federal_register__citations') }}
),

renamed as (
    select
        {{ surrogate_id(['entry_id', 'ordinal']) }} as citation_id,
        entry_id,
        document_number,
        ordinal,
        volume,
        federal_register_page,
        cited_date,
        is_this_rule,
        {{ evidence_columns() }}
    from source
)

select * from renamed
