with source as (
    select * from {{ source('raw', 'consolidated_screening_list__entry_names') }}
),

renamed as (
    select
        {{ surrogate_id(['entry_id', 'ordinal', 'name']) }} as entry_name_id,
        entry_id,
        edition_date,
        ordinal,
        name_type,
        {{ collapsed('name') }} as name,
        {{ folded('name') }} as name_key,
        {{ evidence_columns() }}
    from source
)

select * from renamed
