with source as (
    select * from {{ source('raw', 'ecfr__sub_entities') }}
),

renamed as (
    select
        {{ surrogate_id(['entry_id', 'ordinal', 'name']) }} as sub_entity_id,
        entry_id,
        edition_date,
        ordinal,
        {{ collapsed('name') }} as name,
        {{ folded('name') }} as name_key,
        {{ evidence_columns() }}
    from source
)

select * from renamed
