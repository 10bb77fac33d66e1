with source as (
    select * from {{ source('raw', 'federal_register__sub_entities') }}
),

renamed as (
    select
        {{ surrogate_id(['entry_id', 'ordinal', 'action', 'name']) }} as sub_entity_id,
        entry_id,
        document_number,
        ordinal,
        action,
        {{ collapsed('name') }} as name,
        {{ evidence_columns() }}
    from source
)

select * from renamed
