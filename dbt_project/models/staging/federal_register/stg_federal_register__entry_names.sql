with source as (
    select * from {{ source('raw', 'federal_register__entry_names') }}
),

renamed as (
    select
        {{ surrogate_id(['entry_id', 'ordinal', 'name']) }} as entry_name_id,
        entry_id,
        document_number,
        ordinal,
        name_type,
        {{ collapsed('name') }} as name,
        {{ folded('name') }} as name_key,
        {{ evidence_columns() }}
    from source
)

select * from renamed
